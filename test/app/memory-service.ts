import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sharp from 'sharp';
import { listen } from '../fakes/ark-server.ts';

/** Noise that nothing compresses: 1640 × 1640 pixels are a PNG of 8.1 MB. */
const side = 1640;

export interface PictureService {
  baseUrl: string;
  /** The next calls are answered only when this many are there, and then together. */
  gather(calls: number): void;
  /** Bytes of the largest request so far. */
  largestRequest(): number;
  close(): Promise<void>;
}

export function drawNoise(): Promise<Buffer> {
  const raw = { width: side, height: side, channels: 3 } as const;
  const noise = randomBytes(side * side * raw.channels);
  return sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer();
}

/** A loopback service that answers each call with the address of a large picture of its own. */
export async function startPictureService(): Promise<PictureService> {
  const picture = await drawNoise();
  let drawn = 0;
  let largest = 0;
  let gathering = 0;
  let waiting: (() => void)[] = [];

  function sendPicture(request: IncomingMessage, response: ServerResponse): void {
    // What follows the end of a PNG is no part of the picture, and makes each file one of its own.
    const tail = Buffer.from(request.url ?? '');
    const length = String(picture.byteLength + tail.byteLength);
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': length }).write(picture);
    response.end(tail);
  }

  function gathered(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < gathering) return;
      for (const go of waiting) go();
      waiting = [];
    });
  }

  const { origin, close } = await listen(async (request, response) => {
    if (request.method === 'GET') return sendPicture(request, response);
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    largest = Math.max(largest, bytes);
    await gathered();
    drawn += 1;
    const data = [{ url: `${origin}/pictures/${drawn}`, size: `${side}x${side}` }];
    const usage = { generated_images: 1, output_tokens: 16384, total_tokens: 16384 };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ model: 'm', created: 1, data, usage }));
  });
  return {
    baseUrl: `${origin}/api/v3`,
    gather: (calls) => {
      gathering = calls;
    },
    largestRequest: () => largest,
    close,
  };
}
