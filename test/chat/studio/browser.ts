import { randomUUID } from 'node:crypto';
import type { PageMessage } from '../../../src/chat/studio/message.ts';
import type { StudioState } from '../../../src/chat/studio/view.ts';

export interface StreamEvent {
  id: string;
  event: string;
  data: string;
}

/** One browser: keeps its cookie and says where its requests come from. */
export interface Browser {
  send(path: string, request?: RequestInit): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  upload(bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<string>;
  command(command: string, options: Record<string, unknown>, more?: object): Promise<Response>;
  state(): Promise<StudioState>;
  /** What the page would show. */
  messages(): Promise<PageMessage[]>;
  /** The event stream. Leaving the loop closes it. */
  events(from: { after?: number; lastEventId?: string }): AsyncGenerator<StreamEvent>;
}

/** Opens the page, as `path`, and becomes a person. */
export async function openBrowser(base: string, path = '/'): Promise<Browser> {
  let cookie = '';
  async function send(to: string, request: RequestInit = {}): Promise<Response> {
    const headers = { origin: base, 'accept-language': 'de-CH,de;q=0.9', cookie, ...request.headers };
    const response = await fetch(base + to, { redirect: 'manual', ...request, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  }
  const post = (to: string, body: unknown) =>
    send(to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await (await send(path)).text();

  const state = async (): Promise<StudioState> => (await send('/studio/state')).json();
  return {
    send,
    post,
    state,
    messages: async () => (await state()).messages,
    async upload(bytes, name = 'dog.png') {
      const response = await send(`/studio/uploads?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: bytes,
      });
      return (await response.json()).id;
    },
    command: (command, options, more = {}) =>
      post('/studio/commands', { key: randomUUID(), command, options, ...more }),
    async *events({ after, lastEventId }) {
      const response = await send(`/studio/events${after === undefined ? '' : `?after=${after}`}`, {
        headers: { ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
      });
      yield* readEvents(response);
    },
  };
}

async function* readEvents(response: Response): AsyncGenerator<StreamEvent> {
  let text = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0], line.replace(/^\w+: /, '')]),
      );
      const event = fields.get('event');
      if (event) yield { id: fields.get('id') ?? '', event, data: fields.get('data') ?? '' };
    }
  }
}
