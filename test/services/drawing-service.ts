import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { listen } from '../fakes/ark-server.ts';

export interface DrawingService {
  baseUrl: string;
  /** Every call that came, oldest first. */
  readonly calls: readonly { prompt: string; at: number }[];
  close(): Promise<void>;
}

/** A loopback service that draws at once, and never answers a prompt that says `[hang]`. */
export async function startDrawingService(): Promise<DrawingService> {
  const size = { width: 2048, height: 2048 };
  const picture = await sharp({ create: { ...size, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  const calls: { prompt: string; at: number }[] = [];
  const { origin, close } = await listen(async (request, response) => {
    if (request.method === 'GET') return void response.writeHead(200).end(picture);
    const at = Date.now();
    const { prompt } = JSON.parse(await text(request)) as { prompt: string };
    calls.push({ prompt, at });
    if (prompt.includes('[hang]')) return;
    const data = [{ url: `${origin}/picture`, size: '2048x2048' }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ model: 'm', created: 1, data, usage: { generated_images: 1 } }));
  });
  return { baseUrl: `${origin}/api/v3`, calls, close };
}
