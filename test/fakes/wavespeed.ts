import { createHmac } from 'node:crypto';
import { createFakeJobs, type FakeJob, type FakeJobs, type Phase } from './prediction-jobs.ts';
import {
  type Answer,
  fieldsOf,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

export interface FakeWavespeed extends ServiceServer {
  jobs: FakeJobs;
  /** The bytes of the n-th picture of every job. */
  picture(index: number): Buffer;
  /** The bytes that were laid at an address. */
  uploaded(url: string): Buffer | undefined;
  expireLinks(expired: boolean): void;
  /** The next place for an upload is given like this. */
  answerTicket(answer: Answer): void;
  /** A webhook as the service sends it. */
  signWebhook(job: FakeJob, at: Date): { headers: Headers; rawBody: Buffer };
  changeSecret(): void;
}

const third = 'bytedance/seedream-v3';
const base = ['prompt', 'enable_sync_mode', 'enable_base64_output'];
const sized = [...base, 'size'];
const tiered = [...base, 'resolution', 'aspect_ratio', 'output_format'];

/** What each model takes: anything else is refused. */
const inputs: Record<string, readonly string[]> = {
  [third]: [...sized, 'guidance_scale', 'seed'],
  [`${third}.1`]: [...sized, 'guidance_scale', 'seed'],
  'bytedance/seededit-v3': [...base, 'image', 'guidance_scale', 'seed'],
  ...series('bytedance/seedream-v4', sized),
  ...series('bytedance/seedream-v4.5', sized),
  ...series('bytedance/seedream-v5.0-lite', [...sized, 'output_format']),
  'bytedance/seedream-v5.0-pro': tiered,
  'bytedance/seedream-v5.0-pro/edit': [...tiered, 'images'],
  'bytedance/seedream-v5.5': [...tiered, 'background'],
  'bytedance/seedream-v5.5/edit': [...tiered, 'background', 'images'],
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
  'no-credit': { status: 402, body: { code: 402, message: 'Insufficient balance' } },
  'rate-limited': { status: 429, body: { code: 429, message: 'Too many requests' } },
  broken: { status: 503, body: { code: 503, message: 'Service unavailable' } },
};

/** WaveSpeed on loopback, as its documentation has it. */
export async function startWavespeed(key: string, picture = fakePicture): Promise<FakeWavespeed> {
  const jobs = createFakeJobs('9f');
  const places = new Map<string, { type: string; size: number; bytes: Buffer | null }>();
  let expired = false;
  let plannedTicket: Answer | null = null;
  let secret = 'whsec_c2VjcmV0LW9mLXRoZS1mYWtl';

  const server = await startService((received) => {
    const { pathname } = received.url;
    if (pathname.startsWith('/files/')) return serveFile(received);
    if (received.headers.authorization !== `Bearer ${key}`) return refuse(401, 'Invalid API key');
    if (pathname === '/api/v3/media/uploads') return giveTicket(received);
    if (pathname === '/api/v3/webhook/secret') return succeed({ secret });
    if (pathname === '/api/v3/predictions') return list(received);
    const [, id] = /^\/api\/v3\/predictions\/([^/]+)\/result$/.exec(pathname) ?? [];
    if (id !== undefined) return jobs.broken() ?? lookUp(id);
    return submit(received, pathname.replace('/api/v3/', ''));
  });

  function submit(received: Received, model: string): Answer | Speak {
    const input = fieldsOf(received);
    const fault = received.method === 'POST' ? faultIn(model, input) : refuse(404, 'Not found');
    const webhookUrl = received.url.searchParams.get('webhook');
    const take = () => {
      if (fault) return fault;
      return succeed(describeJob(jobs.begin({ model, input, webhookUrl }), 'new'));
    };
    return jobs.submit(take, refusals);
  }

  function faultIn(model: string, input: Record<string, unknown>): Answer | null {
    const fields = inputs[model];
    if (!fields) return refuse(404, 'Model not found');
    if (typeof input.prompt !== 'string') return refuse(400, 'prompt is required', 1400);
    const unknown = Object.keys(input).find((field) => !fields.includes(field));
    if (unknown) return refuse(400, `${unknown} is not a parameter of ${model}`, 1401);
    if (input.size !== undefined && !isSize(model, String(input.size))) return refuse(400, 'size', 1401);
    if (model.startsWith(third) && input.prompt.length > 2000) return refuse(400, 'prompt', 1401);
    if (input.max_images !== undefined && !inRange(input.max_images, 1, 15))
      return refuse(400, 'count', 1401);
    const images = Array.isArray(input.images) ? input.images : [input.image];
    const needed = fields.includes('images') || fields.includes('image');
    if (!needed) return null;
    if (images.length === 0 || images.length > 10) return refuse(400, 'images', 1401);
    return images.every((url) => uploaded(String(url))) ? null : refuse(400, 'Media not reachable', 1402);
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
      input: job.input,
      status: { new: 'created', running: 'processing', refused: 'failed', completed: 'completed' }[phase],
      outputs: done ? outputs : [],
      urls: { get: `${server.origin}/api/v3/predictions/${job.id}/result` },
      has_nsfw_contents: done ? outputs.map(() => false) : [],
      created_at: job.createdAt.toISOString(),
      error: phase === 'refused' ? 'Content moderation' : '',
      ...(phase === 'refused' && { code: 1200 }),
      ...(done && job.ending),
    };
  }

  function lookUp(id: string): Answer {
    const job = jobs.find(id);
    return job ? succeed(describeJob(job, jobs.look(job))) : refuse(404, 'Prediction not found');
  }

  function list(received: Received): Answer {
    const { page, page_size, created_after, created_before } = fieldsOf(received);
    const found = jobs.all.filter(
      ({ createdAt }) =>
        createdAt >= new Date(String(created_after)) && createdAt <= new Date(String(created_before)),
    );
    const size = Math.min(Number(page_size), 100);
    const start = (Number(page) - 1) * size;
    const items = found.reverse().slice(start, start + size);
    return succeed({ page, items: items.map((job) => describeJob(job, 'running')) });
  }

  function giveTicket(received: Received): Answer {
    if (plannedTicket) return plannedTicket;
    const { filename, size, content_type: type } = fieldsOf(received);
    if (!filename || !size) return refuse(400, 'filename and size are required', 1400);
    const url = `${server.origin}/files/in/${places.size + 1}`;
    places.set(url, { type: String(type), size: Number(size), bytes: null });
    const upload = { url, method: 'PUT', headers: { 'Content-Type': String(type) } };
    return succeed({ download_url: url, upload });
  }

  /** The storage: it knows its own links and wants no key. */
  function serveFile({ method, url, headers, body }: Received): Answer {
    if (headers.authorization) return { status: 400, body: '<Error>Only one auth mechanism allowed</Error>' };
    const place = places.get(`${server.origin}${url.pathname}`);
    if (method === 'PUT') {
      if (!place || headers['content-type'] !== place.type) return { status: 403, body: '<Error/>' };
      if (body.length !== place.size) return { status: 400, body: '<Error/>' };
      place.bytes = body;
      return { status: 200, body: '' };
    }
    const [, at] = /^\/files\/out\/[^/]+\/(\d+)$/.exec(url.pathname) ?? [];
    if (at === undefined || expired) return { status: 403, body: '<Error>Expired</Error>' };
    return { status: 200, body: picture(Number(at)) };
  }

  const uploaded = (url: string) => places.get(url)?.bytes ?? undefined;

  return {
    ...server,
    jobs,
    picture,
    uploaded,
    expireLinks: (now) => {
      expired = now;
    },
    changeSecret: () => {
      secret = 'whsec_another';
    },
    answerTicket: (answer) => {
      plannedTicket = answer;
    },
    signWebhook(job, at) {
      const rawBody = Buffer.from(JSON.stringify(describeJob(job, 'completed')));
      const id = `msg_${job.id}`;
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const hmac = createHmac('sha256', secret.slice('whsec_'.length)).update(`${id}.${timestamp}.`);
      const signature = `v3,${hmac.update(rawBody).digest('hex')}`;
      const names = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      return { headers: new Headers(names), rawBody };
    },
  };
}

function fakePicture(index: number): Buffer {
  return Buffer.from(`picture ${index} `.repeat(1000));
}

function isSize(model: string, size: string): boolean {
  if (!/^\d+\*\d+$/.test(size)) return false;
  return !model.startsWith(third) || size.split('*').every((side) => inRange(Number(side), 512, 2048));
}

function inRange(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}

function succeed(data: unknown): Answer {
  return { status: 200, body: { code: 200, message: 'success', data } };
}

function refuse(status: number, message: string, code?: number): Answer {
  return { status, body: { code: status, message, ...(code !== undefined && { error_code: code }) } };
}
