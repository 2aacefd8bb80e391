import { z } from 'zod';
import { inferenceApps } from './inference-apps.ts';
import {
  type Answer,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

/** The generations of the service's answers: what wraps them, and what their status numbers mean. */
export type Generation = 'v1' | 'v2' | 'v3';

export interface InferenceFake extends Omit<ServiceServer, 'connections'> {
  readonly picture: Buffer;
  readonly goodKey: string;
  generation: Generation;
  /** Whether a status is told in words beside its number. */
  words: boolean;
  /** Whether output is a file or its address alone. */
  files: boolean;
  /** Whether a listed task shows its metadata. */
  showsMetadata: boolean;
  /** How a live report is told; null where there is none. */
  reports: 'ndjson' | 'sse' | null;
  nextSubmit: ((taken: () => Answer) => Answer | Speak) | null;
  /** Why the next task fails. */
  nextError: string | null;
  /** What a question about a task is answered by, once each. */
  nextAnswers: (Answer | Speak)[];
  held: 'queued' | 'running' | null;
  expired: boolean;
  /** Where a file is to be uploaded, instead of beside the service. */
  uploadOrigin: string | null;
  /** Bytes by the address the service gave them. */
  uploads: Map<string, Buffer>;
}

interface Task {
  id: string;
  app: string;
  input: unknown;
  metadata: unknown;
  step: number;
  error: string | null;
  cancelled: boolean;
  createdAt: string;
}

type State = 'queued' | 'running' | 'uploading' | 'completed' | 'failed' | 'cancelled';
const steps: State[] = ['queued', 'running', 'uploading'];

const numbers: Record<'old' | 'current', Record<State, number>> = {
  old: { queued: 2, running: 7, uploading: 8, completed: 9, failed: 10, cancelled: 11 },
  current: { queued: 2, running: 7, uploading: 9, completed: 10, failed: 11, cancelled: 12 },
};

const runSchema = z.strictObject({
  app: z.string(),
  input: z.unknown(),
  wait: z.boolean().optional(),
  stream: z.boolean().optional(),
  webhook: z.url().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});
const filesSchema = z.object({
  files: z.tuple([
    z.object({ filename: z.string().min(1).optional(), content_type: z.string(), size: z.int().optional() }),
  ]),
});
const listSchema = z.object({ cursor: z.string(), limit: z.int().max(100) });

/** inference.sh on loopback, with its file host and the place files are uploaded to. */
export async function startInference(
  picture: Buffer = Buffer.from('the pixels of an app'),
): Promise<InferenceFake> {
  const tasks: Task[] = [];

  function wrap(data: unknown): unknown {
    if (fake.generation === 'v1') return { success: true, status: 200, data };
    return fake.generation === 'v2' ? data : { data, messages: [] };
  }

  function problem(status: number, code: string, detail: string): Answer {
    if (fake.generation === 'v1') {
      return { status, body: { success: false, status, error: { code, message: detail } } };
    }
    const type = `https://api.inference.sh/errors/${code}`;
    return { status, body: { type, title: code, status, detail } };
  }

  function take({ json }: Received): Answer {
    const run = runSchema.safeParse(json);
    if (!run.success) return problem(400, 'invalid_request', run.error.message);
    const schema = inferenceApps[run.data.app];
    if (!schema) return problem(404, 'not_found', 'No such app');
    const input = schema.safeParse(run.data.input);
    if (!input.success) return problem(422, 'validation', input.error.message);
    const error = fake.nextError;
    fake.nextError = null;
    const { app, metadata } = run.data;
    const facts = {
      id: `3kq2-${tasks.length + 1}`,
      step: 0,
      cancelled: false,
      createdAt: new Date().toISOString(),
    };
    const task = { ...facts, app, input: run.data.input, metadata, error };
    tasks.push(task);
    return { status: 200, body: wrap(describe(task, 'queued')) };
  }

  function advance(task: Task): State {
    if (task.cancelled) return 'cancelled';
    if (fake.held) return fake.held;
    const state = steps[task.step] ?? (task.error === null ? 'completed' : 'failed');
    task.step += 1;
    return state;
  }

  function describe(task: Task, state: State): Record<string, unknown> {
    const url = `${fake.origin}/out/${task.id}.png`;
    const image = fake.files ? { uri: url, path: 'out.png', content_type: 'image/png', size: 1 } : url;
    return {
      id: task.id,
      short_id: task.id.slice(0, 4),
      status: numbers[fake.generation === 'v3' ? 'current' : 'old'][state],
      ...(fake.words && { status_text: state }),
      output: state === 'completed' ? { image } : null,
      ...(state === 'failed' && { error: task.error }),
      session_id: null,
      created_at: task.createdAt,
      updated_at: task.createdAt,
    };
  }

  function report(task: Task): Speak {
    return (response) => {
      const sse = fake.reports === 'sse';
      const say = (value: unknown) =>
        response.write(sse ? `data: ${JSON.stringify(value)}\n\n` : `${JSON.stringify(value)}\n`);
      response.writeHead(200, { 'content-type': sse ? 'text/event-stream' : 'application/x-ndjson' });
      say({ type: 'heartbeat' });
      let ended = false;
      while (!ended) {
        const state = advance(task);
        const { id, status, status_text: text, output, error } = describe(task, state);
        const goesOn = steps.includes(state);
        // The last line names no word.
        say({
          data: { id, status, ...(goesOn && fake.words ? { status_text: text } : { output, error }) },
          fields: goesOn ? ['status', 'status_text'] : ['status', 'output', 'error'],
        });
        say({ event: 'delta', data: { delta: '…', seq: 3 } });
        // A held task's report breaks off, as a long one does.
        ended = fake.held !== null || !goesOn;
      }
      response.end();
    };
  }

  function askTask({ method, url }: Received): Answer | Speak {
    const [, id = '', what = ''] = /^\/tasks\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const task = tasks.find((entry) => entry.id === id);
    if (!task) return problem(404, 'not_found', 'No such task');
    if (method === 'POST' && what === '/cancel') return cancel(task);
    if (what === '/stream') return fake.reports ? report(task) : problem(404, 'not_found', 'No report');
    const scripted = fake.nextAnswers.shift();
    return scripted ?? { status: 200, body: wrap(describe(task, advance(task))) };
  }

  function cancel(task: Task): Answer {
    if (task.step > steps.length) return problem(409, 'conflict', 'The task has ended');
    if (fake.held === 'running') {
      const status = fake.generation === 'v3' ? 8 : 7;
      return { status: 200, body: wrap({ id: task.id, status, status_text: 'cancelling' }) };
    }
    task.cancelled = true;
    return { status: 200, body: wrap(describe(task, 'cancelled')) };
  }

  function list({ json }: Received): Answer {
    const asked = listSchema.safeParse(json);
    if (!asked.success) return problem(400, 'invalid_request', asked.error.message);
    const start = Number(asked.data.cursor || 0);
    const newest = [...tasks].reverse();
    const items = newest.slice(start, start + asked.data.limit).map((task) => ({
      ...describe(task, 'queued'),
      input: task.input,
      app: { namespace: task.app.split('/')[0], name: task.app.split('/')[1] },
      ...(fake.showsMetadata && { metadata: task.metadata }),
    }));
    const next = start + items.length;
    const more = next < tasks.length;
    return { status: 200, body: wrap({ items, next_cursor: more ? String(next) : '', has_next: more }) };
  }

  function makePlace({ json }: Received): Answer {
    const asked = filesSchema.safeParse(json);
    if (!asked.success) return problem(400, 'invalid_request', asked.error.message);
    const name = `${fake.uploads.size + 1}-${asked.data.files[0].filename ?? 'file'}`;
    const uri = `${fake.origin}/out/${name}`;
    fake.uploads.set(uri, Buffer.alloc(0));
    const upload = `${fake.uploadOrigin ?? fake.origin}/uploads/${name}?X-Signature=abc`;
    return { status: 200, body: wrap([{ id: name, uri, upload_url: upload }]) };
  }

  function upload({ url, headers, body }: Received): Answer {
    const uri = `${fake.origin}${url.pathname.replace('/uploads/', '/out/')}`;
    const fits = fake.uploads.has(uri) && headers['content-type'] && !headers.authorization;
    if (!fits) return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    fake.uploads.set(uri, body);
    return { status: 200 };
  }

  const server = await startService((received) => {
    const { method, url, headers } = received;
    if (url.pathname.startsWith('/out/')) return serveResult(fake, received);
    if (method === 'PUT') return upload(received);
    if (headers.authorization !== `Bearer ${fake.goodKey}`) {
      return problem(401, 'unauthorized', 'Invalid or missing API key');
    }
    const does = `${method} ${url.pathname}`;
    if (does === 'POST /files') return makePlace(received);
    if (does === 'POST /tasks/list') return list(received);
    if (does !== 'POST /apps/run') return askTask(received);
    const scripted = fake.nextSubmit;
    fake.nextSubmit = null;
    return scripted ? scripted(() => take(received)) : take(received);
  });

  const fake: InferenceFake = {
    ...server,
    picture,
    goodKey: 'inf_the-key-of-the-test',
    generation: 'v3',
    words: true,
    files: false,
    showsMetadata: true,
    reports: 'ndjson',
    nextSubmit: null,
    nextError: null,
    nextAnswers: [],
    held: null,
    expired: false,
    uploadOrigin: null,
    uploads: new Map(),
  };
  return fake;
}

function serveResult(fake: InferenceFake, { method, headers }: Received): Answer {
  if (method !== 'GET' || headers.authorization) return { status: 400, body: 'Not like this' };
  return fake.expired ? { status: 403, body: '<Error/>' } : { status: 200, body: fake.picture };
}
