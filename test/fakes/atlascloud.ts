import { generateKeyPairSync, sign } from 'node:crypto';
import { createFakeJobs, type FakeJob, type FakeJobs, type Phase } from './prediction-jobs.ts';
import {
  type Answer,
  fieldsOf,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

export interface FakeAtlascloud extends ServiceServer {
  baseUrl: string;
  jobs: FakeJobs;
  /** The bytes of the n-th picture of every job. */
  picture(index: number): Buffer;
  /** The bytes that were laid at an address. */
  uploaded(url: string): Buffer | undefined;
  expireLinks(expired: boolean): void;
  /** How long a new job is denied: this many questions, in turns 404 and 400. */
  denyFor(questions: number): void;
  answerUpload(answer: Answer): void;
  /** The lite model's edit takes this field, as its schema says; without a schema, as nobody says. */
  useImageField(field: 'image' | 'images', schema: 'shown' | 'absent'): void;
  signWebhook(job: FakeJob, at: Date): { headers: Headers; rawBody: Buffer };
}

const base = ['model', 'prompt', 'size', 'enable_sync_mode', 'enable_base64_output', 'webhook_url'];
const newer = [...base, 'output_format'];
const liteEdit = 'bytedance/seedream-v5.0-lite/edit';

/** The 16 sizes of the lite model: eight ratios in 2K and 3K. */
const presets =
  '2048x2048 2304x1728 1728x2304 2848x1600 1600x2848 2496x1664 1664x2496 3136x1344 3072x3072 3456x2592 2592x3456 4096x2304 2304x4096 3744x2496 2496x3744 4704x2016'.split(
    ' ',
  );

/** What each model takes: anything else is refused. */
const inputs: Record<string, readonly string[]> = {
  'bytedance/seedream-v3': [...base, 'guidance_scale', 'seed'],
  ...series('bytedance/seedream-v4', base),
  ...series('bytedance/seedream-v4.5', base),
  ...series('bytedance/seedream-v5.0-lite', newer),
  'bytedance/seedream-v5.0-pro/text-to-image': newer,
  'bytedance/seedream-v5.0-pro/edit': [...newer, 'images'],
  'bytedance/seedream-v4.7/text-to-image': base,
  'bytedance/seedream-v5.5/text-to-image': newer,
  'bytedance/seedream-v5.5/edit': [...newer, 'images'],
};

function series(id: string, fields: readonly string[]): Record<string, readonly string[]> {
  return {
    [id]: fields,
    [`${id}/edit`]: [...fields, 'images'],
    [`${id}/sequential`]: [...fields, 'max_images'],
    [`${id}/edit-sequential`]: [...fields, 'images', 'max_images'],
  };
}

const refusals: Record<string, Answer> = {
  'no-credit': refuse(402, 'Insufficient balance'),
  'rate-limited': refuse(429, 'Rate limit exceeded'),
  broken: refuse(503, 'Service unavailable'),
};

/** Atlas Cloud on loopback, as its documentation has it. */
export async function startAtlascloud(key: string, picture = fakePicture): Promise<FakeAtlascloud> {
  const jobs = createFakeJobs('a1');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const files = new Map<string, Buffer>();
  let [expired, denials, field, schema] = [false, 2, 'images', 'shown'];
  let plannedUpload: Answer | null = null;

  const server = await startService((received) => {
    const path = received.url.pathname.replace('/api/v1', '');
    if (path.startsWith('/files/')) return serveFile(received);
    if (path === '/webhooks/jwks.json') return { status: 200, body: { keys: [jwk()] } };
    if (path === '/models') return succeed(schema === 'shown' ? [listedModel()] : []);
    // A wrong path is denied as a wrong key is.
    if (received.headers.authorization !== `Bearer ${key}`) return refuse(401, 'Unauthorized');
    if (path === '/model/uploadMedia') return keepUpload(received);
    const [, id] = /^\/model\/prediction\/([^/]+)$/.exec(path) ?? [];
    if (id !== undefined) return jobs.broken() ?? lookUp(id);
    if (path === '/model/generateImage' && received.method === 'POST') return submit(received);
    return refuse(401, 'Unauthorized');
  });
  const baseUrl = `${server.origin}/api/v1`;

  function submit(received: Received): Answer | Speak {
    const input = fieldsOf(received);
    const fault = faultIn(input);
    const model = String(input.model);
    const webhookUrl = typeof input.webhook_url === 'string' ? input.webhook_url : null;
    const take = () => fault ?? succeed(describeJob(jobs.begin({ model, input, webhookUrl }), 'new'));
    return jobs.submit(take, refusals);
  }

  function faultIn(input: Record<string, unknown>): Answer | null {
    const model = String(input.model);
    const listed = inputs[model];
    if (!listed) return refuse(404, `Model ${model} not found`);
    const fields = listed.map((name) => (model === liteEdit && name === 'images' ? field : name));
    if (typeof input.prompt !== 'string') return refuse(400, 'prompt is required');
    const unknown = Object.keys(input).find((name) => !fields.includes(name));
    if (unknown) return refuse(400, `${unknown} is not a parameter of ${model}`);
    if (input.enable_sync_mode !== false) return refuse(504, 'The wait was too long');
    const sides = String(input.size ?? '2048*2048')
      .split('*')
      .map(Number);
    if (model.includes('v5.0-lite') && !presets.includes(sides.join('x'))) return refuse(400, 'size');
    const [least, most] = model.includes('v4') ? [1024, 4096] : [512, 4704];
    if (sides.length !== 2 || !sides.every((side) => side >= least && side <= most))
      return refuse(400, 'size');
    if (!fields.includes('images') && !fields.includes('image')) return null;
    const images = Array.isArray(input.images) ? input.images : [input.image];
    if (images.length === 0 || images.length > 10) return refuse(400, 'images');
    return images.every((url) => files.has(String(url))) ? null : refuse(400, 'An image cannot be fetched');
  }

  function describeJob(job: FakeJob, phase: Phase): Record<string, unknown> {
    const done = phase === 'completed';
    const outputs = Array.from(
      { length: job.images },
      (_, at) => `${server.origin}/files/out/${job.id}/${at}`,
    );
    return {
      id: job.id,
      model: job.model,
      status: { new: 'starting', running: 'processing', refused: 'failed', completed: 'completed' }[phase],
      outputs: done ? outputs : null,
      urls: { get: `${baseUrl}/model/prediction/${job.id}` },
      has_nsfw_contents: done ? outputs.map(() => false) : null,
      created_at: job.createdAt.toISOString(),
      error: phase === 'refused' ? 'Moderated' : '',
      ...(phase === 'refused' && { error_code: 1039 }),
      ...(done && job.ending),
    };
  }

  const denied = new Map<string, number>();

  function lookUp(id: string): Answer {
    const job = jobs.find(id);
    if (!job) return refuse(404, 'Prediction not found');
    const before = denied.get(id) ?? 0;
    denied.set(id, before + 1);
    if (before < denials) return refuse(before % 2 === 0 ? 404 : 400, 'Prediction not found');
    return succeed(describeJob(job, jobs.look(job)));
  }

  async function keepUpload({ headers, body }: Received): Promise<Answer> {
    if (plannedUpload) return plannedUpload;
    const type = String(headers['content-type']);
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const file = form.get('file');
    if (!(file instanceof File)) return refuse(400, 'file is required');
    const url = `${server.origin}/files/in/${files.size + 1}`;
    files.set(url, Buffer.from(await file.arrayBuffer()));
    return succeed({ type: file.type, download_url: url, filename: file.name, size: file.size });
  }

  /** The storage and the public pages: they want no key. */
  function serveFile({ url, headers }: Received): Answer {
    if (headers.authorization) return { status: 400, body: '<Error>Only one auth mechanism allowed</Error>' };
    if (url.pathname === '/files/schema.json') {
      const input = { type: 'object', properties: { prompt: {}, [field]: { type: 'string' } } };
      return { status: 200, body: { openapi: '3.0.0', components: { schemas: { Input: input } } } };
    }
    const [, at] = /^\/files\/out\/[^/]+\/(\d+)$/.exec(url.pathname) ?? [];
    if (at === undefined || expired) return { status: 403, body: '<Error>Expired</Error>' };
    return { status: 200, body: picture(Number(at)) };
  }

  function listedModel(): Record<string, unknown> {
    return { model: liteEdit, display_console: true, schema: `${server.origin}/files/schema.json` };
  }

  const jwk = () => ({ ...publicKey.export({ format: 'jwk' }), kid: 'key-1' });

  return {
    ...server,
    baseUrl,
    jobs,
    picture,
    uploaded: (url) => files.get(url),
    expireLinks: (now) => {
      expired = now;
    },
    denyFor: (questions) => {
      denials = questions;
    },
    answerUpload: (answer) => {
      plannedUpload = answer;
    },
    useImageField: (...now) => {
      [field, schema] = now;
    },
    signWebhook(job, at) {
      const payload = { model: job.model, status: 'completed', outputs: [] };
      const facts = { event_type: 'image.task.terminal', status: 'OK', created_at: at.toISOString() };
      const rawBody = Buffer.from(JSON.stringify({ session_id: job.id, ...facts, payload }));
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const signature = sign(null, Buffer.concat([Buffer.from(`${timestamp}.`), rawBody]), privateKey);
      const headers = new Headers({
        'X-AtlasCloud-Webhook-Id': `wh-${job.id}`,
        'X-AtlasCloud-Webhook-Event': 'image.task.terminal',
        'X-AtlasCloud-Webhook-Timestamp': timestamp,
        'X-AtlasCloud-Webhook-Key-Id': 'key-1',
        'X-AtlasCloud-Webhook-Signature-Ed25519': signature.toString('base64url'),
        'X-AtlasCloud-Webhook-Signature': '00',
      });
      return { headers, rawBody };
    },
  };
}

function fakePicture(index: number): Buffer {
  return Buffer.from(`picture ${index} `.repeat(1000));
}

function succeed(data: unknown): Answer {
  return { status: 200, body: { code: 200, message: 'success', data } };
}

function refuse(status: number, msg: string): Answer {
  return { status, body: { code: status, msg, request_id: 'r-1', data: null } };
}
