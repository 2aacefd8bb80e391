import type { ChatRoute } from '../chat/chat.ts';
import type { Logger } from '../log.ts';
import type { ImageProvider, WebhookVerdict } from '../provider/provider.ts';
import type { Database } from '../store/database.ts';
import { findByWebhook } from '../store/handles.ts';
import type { Wakers } from './wakers.ts';

/** Services send a few kilobytes; base64 pictures are never asked for. */
const maxBodyBytes = 1024 * 1024;
const tokenPattern = /^[\w-]{20,64}$/;

export interface WebhookParts {
  db: Database;
  services: ReadonlyMap<string, ImageProvider>;
  wakers: Wakers;
  log: Logger;
}

export function webhookPath(service: string, token: string): string {
  return `/hooks/${service}/${token}`;
}

/** Where services tell that a call is ready. What they say only makes us ask: the answer to that is what counts. */
export function createWebhookRoute({ db, services, wakers, log }: WebhookParts): ChatRoute {
  async function handle(request: Request): Promise<Response> {
    const [, , service = '', token = ''] = new URL(request.url).pathname.split('/');
    const provider = services.get(service);
    const call = provider?.webhook && tokenPattern.test(token) ? await findByWebhook(db, token) : null;
    if (!provider?.webhook || !call || call.service !== service) return answer(404);
    const rawBody = await readCapped(request);
    if (!rawBody) return answer(413);
    let verdict: WebhookVerdict;
    try {
      verdict = await provider.webhook({ headers: request.headers, rawBody, now: new Date() });
    } catch (error) {
      // Its keys could not be had: the service sends it again.
      log.warn({ callId: call.id, service, error: String(error) }, 'a webhook could not be judged');
      return answer(503);
    }
    const foreign = verdict.kind === 'verified' && call.handle !== null && verdict.id !== call.handle.id;
    if (verdict.kind === 'refused' || foreign) {
      log.warn({ callId: call.id, service }, 'a webhook was refused: its signature, time or job is wrong');
      return answer(401);
    }
    if (!call.ended) wakers.wake(call.id);
    return answer(200);
  }

  return { method: 'POST', path: webhookPath(':service', ':token'), open: true, handle };
}

/** Null when there is more than a webhook ever has; the rest is read, so that the answer arrives, and dropped. */
async function readCapped({ body }: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > maxBodyBytes ? null : Buffer.concat(chunks);
}

function answer(status: number): Response {
  return new Response(null, { status });
}
