import sharp from 'sharp';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

/** Starts a simulator that does not wait. */
export function startFast(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ port: 0, speed: Number.POSITIVE_INFINITY, ...options });
}

export type Body = Record<string, unknown>;

export function post(sandbox: Sandbox, body: Body, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.url}/images/generations`, {
    method: 'POST',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

interface Fault {
  code: string;
  message: string;
}

export interface Item {
  url?: string;
  b64_json?: string;
  size?: string;
  output_format?: string;
  background?: string;
  error?: Fault;
}

export interface Envelope {
  model: string;
  created: number;
  data: Item[];
  usage: { generated_images: number; output_tokens: number; total_tokens: number; input_images?: number };
  error: Fault & { param: string; type: string };
}

/** Posts and reads the JSON of the answer, whatever its status. */
export async function ask(sandbox: Sandbox, body: Body): Promise<{ status: number } & Envelope> {
  const response = await post(sandbox, body);
  const answer = (await response.json()) as Envelope;
  return { status: response.status, ...answer };
}

/** Asks for base64 and gives back the bytes of every picture. */
export async function draw(sandbox: Sandbox, body: Body): Promise<Buffer[]> {
  const answer = await ask(sandbox, { watermark: false, ...body, response_format: 'b64_json' });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return answer.data.map((item) => Buffer.from(item.b64_json ?? '', 'base64'));
}

export async function drawOne(sandbox: Sandbox, body: Body): Promise<Buffer> {
  const [picture] = await draw(sandbox, body);
  if (!picture) throw new Error('no picture came');
  return picture;
}

/** Frames of a streamed answer; `broken` when the connection ended before the answer did. */
export async function stream(
  sandbox: Sandbox,
  body: Body,
): Promise<{ text: string; frames: Body[]; broken: boolean }> {
  const response = await post(sandbox, { ...body, stream: true });
  const decoder = new TextDecoder();
  let text = '';
  let broken = false;
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch (error) {
    broken = error instanceof TypeError;
  }
  const lines = text.split('\n').filter((line) => line.startsWith('data: {'));
  return { text, frames: lines.map((line) => JSON.parse(line.slice(6)) as Body), broken };
}

export const colours = {
  red: { r: 200, g: 40, b: 30 },
  green: { r: 40, g: 160, b: 70 },
  grey: { r: 128, g: 128, b: 128 },
};

interface PictureWish {
  width?: number;
  height?: number;
  format?: 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff';
  colour?: { r: number; g: number; b: number; alpha?: number };
}

export async function makePicture(wish: PictureWish = {}): Promise<Buffer> {
  const { width = 400, height = 300, format = 'png', colour = colours.red } = wish;
  const channels = 'alpha' in colour ? 4 : 3;
  return sharp({ create: { width, height, channels, background: colour } })
    .toFormat(format)
    .toBuffer();
}

export function dataUrl(bytes: Buffer, format = 'png'): string {
  return `data:image/${format};base64,${bytes.toString('base64')}`;
}

export async function makeReference(wish: PictureWish = {}): Promise<string> {
  return dataUrl(await makePicture(wish), wish.format ?? 'png');
}

/** Mean colour of a part of a picture, given in shares of its sides. */
export async function meanColour(
  picture: Buffer,
  part: { left: number; top: number; width: number; height: number } = {
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  },
): Promise<[number, number, number]> {
  const { width, height } = await sharp(picture).metadata();
  const area = {
    left: Math.round(width * part.left),
    top: Math.round(height * part.top),
    width: Math.round(width * part.width),
    height: Math.round(height * part.height),
  };
  const { channels } = await sharp(await sharp(picture).extract(area).toBuffer()).stats();
  return [channels[0]?.mean ?? 0, channels[1]?.mean ?? 0, channels[2]?.mean ?? 0];
}
