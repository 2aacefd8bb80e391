import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { falEndpoints } from './fal-endpoints.ts';
import {
  type Answer,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

export interface FalFake extends Omit<ServiceServer, 'connections'> {
  readonly picture: Buffer;
  readonly goodKey: string;
  /** What the next submit is answered by; `taken` is what the queue would have answered. */
  nextSubmit: ((taken: () => Answer) => Answer | Speak) | null;
  /** How the next job ends, instead of by pictures: its status and what its result answers. */
  nextEnding: Ending | null;
  /** How many pictures the next job draws; null for as many as were asked for. */
  nextCount: number | null;
  /** Addresses of jobs as the service names them. */
  jobOrigin: string | null;
  /** Jobs stay where they are: in the queue, or with a runner. */
  held: 'IN_QUEUE' | 'IN_PROGRESS' | null;
  /** Whether there is a live report of a job. */
  reports: boolean;
  expired: boolean;
  /** What a question about a job is answered by, once each. */
  nextAnswers: (Answer | Speak)[];
  /** A webhook as the service signs it. */
  signed(body: string, at: Date): Headers;
}

interface Ending {
  status?: Record<string, unknown>;
  result: Answer;
}

interface Job {
  id: string;
  endpoint: string;
  input: Record<string, unknown>;
  step: number;
  ending: Ending | null;
  count: number;
  removed: boolean;
}

const steps = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] as const;

/** fal.ai's queue on loopback, its file host and its keys, all on one origin. */
export async function startFal(picture: Buffer = Buffer.from('the pixels of fal')): Promise<FalFake> {
  const jobs = new Map<string, Job>();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');

  function submit(received: Received, endpoint: string): Answer | Speak {
    if (!falEndpoints[endpoint]) return { status: 404, body: { detail: 'Application not found' } };
    const scripted = fake.nextSubmit;
    fake.nextSubmit = null;
    const taken = () => take(received, endpoint);
    return scripted ? scripted(taken) : taken();
  }

  function take({ json }: Received, endpoint: string): Answer {
    const input = isRecord(json) ? json : {};
    const wrong = falEndpoints[endpoint]?.safeParse(input).error?.issues[0];
    const job: Job = {
      id: `764c-${jobs.size + 1}`,
      endpoint,
      input,
      step: 0,
      ending: wrong
        ? refused('value_error', ['body', ...wrong.path.map(String)], wrong.message)
        : fake.nextEnding,
      count: fake.nextCount ?? Number(input.max_images ?? input.num_images ?? 1),
      removed: false,
    };
    fake.nextEnding = null;
    fake.nextCount = null;
    jobs.set(job.id, job);
    const url = `${fake.jobOrigin ?? fake.origin}/${appOf(endpoint)}/requests/${job.id}`;
    const urls = { response_url: url, status_url: `${url}/status`, cancel_url: `${url}/cancel` };
    return { status: 200, body: { request_id: job.id, ...urls, status: 'IN_QUEUE', queue_position: 1 } };
  }

  function statusOf(job: Job): Record<string, unknown> {
    const word = fake.held ?? steps[job.step] ?? 'COMPLETED';
    if (!fake.held) job.step += 1;
    if (word === 'IN_QUEUE') return { status: word, queue_position: 1 };
    if (word === 'IN_PROGRESS') return { status: word, logs: [] };
    return { status: word, metrics: { inference_time: 12.3 }, ...job.ending?.status };
  }

  function report(job: Job): Speak {
    return (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      // A held job's report breaks off, as a long one does.
      for (const _ of fake.held ? [1] : steps) response.write(`data: ${JSON.stringify(statusOf(job))}\n\n`);
      response.end();
    };
  }

  function resultOf(job: Job): Answer {
    if (job.step < steps.length) return { status: 400, body: { detail: 'Request is still in progress' } };
    if (job.ending) return job.ending.result;
    const image = (at: number) => ({
      url: `${fake.origin}/files/${job.id}/${at}.png`,
      content_type: 'image/png',
      file_name: `${at}.png`,
      file_size: fake.picture.length,
      width: 2048,
      height: 1536,
    });
    const images = Array.from({ length: job.count }, (_, at) => image(at));
    const body = job.endpoint.includes('/seededit/') ? { image: images[0], seed: 7 } : { images, seed: 7 };
    return { status: 200, body, headers: { 'x-fal-request-id': job.id } };
  }

  function cancel(job: Job): Answer {
    if (job.step >= steps.length) return { status: 400, body: { status: 'ALREADY_COMPLETED' } };
    const running = fake.held === 'IN_PROGRESS' || (fake.held === null && job.step > 1);
    if (running) return { status: 202, body: { status: 'CANCELLATION_REQUESTED' } };
    job.removed = true;
    return { status: 200, body: { status: 'OK' } };
  }

  function askJob({ method, url }: Received): Answer | Speak {
    const [, app = '', id = '', what = ''] =
      /^\/([^/]+\/[^/]+)\/requests\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const job = jobs.get(id);
    if (!job || job.removed || appOf(job.endpoint) !== app)
      return { status: 404, body: { status: 'NOT_FOUND' } };
    if (method === 'PUT' && what === '/cancel') return cancel(job);
    if (method !== 'GET') return { status: 405, body: { detail: 'Method Not Allowed' } };
    if (what === '/status/stream')
      return fake.reports ? report(job) : { status: 404, body: { detail: 'Not Found' } };
    const scripted = fake.nextAnswers.shift();
    if (scripted) return scripted;
    if (what === '') return resultOf(job);
    const body = statusOf(job);
    return { status: body.status === 'COMPLETED' ? 200 : 202, body };
  }

  const server = await startService((received) => {
    const { pathname } = received.url;
    if (pathname.startsWith('/files/')) return serveFile(fake, received);
    if (pathname === '/.well-known/jwks.json') {
      return { status: 200, body: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }] } };
    }
    if (received.headers.authorization !== `Key ${fake.goodKey}`) {
      return { status: 401, body: { detail: 'Authentication is required to access this application.' } };
    }
    if (received.method === 'POST') return submit(received, pathname.slice(1));
    return askJob(received);
  });

  const fake: FalFake = {
    ...server,
    picture,
    goodKey: 'id-of-the-key:its-secret',
    nextSubmit: null,
    nextEnding: null,
    nextCount: null,
    jobOrigin: null,
    held: null,
    reports: true,
    expired: false,
    nextAnswers: [],
    signed(body, at) {
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const hash = createHash('sha256').update(body).digest('hex');
      const message = Buffer.from(['764c-1', 'user-1', timestamp, hash].join('\n'));
      return new Headers({
        'X-Fal-Webhook-Request-Id': '764c-1',
        'X-Fal-Webhook-User-Id': 'user-1',
        'X-Fal-Webhook-Timestamp': timestamp,
        'X-Fal-Webhook-Signature': sign(null, message, privateKey).toString('hex'),
      });
    },
  };
  return fake;
}

/** A job the model refused: its status says so, and its result is the error. */
export function refused(type: string, loc: readonly string[], msg: string): Ending {
  const detail = [{ loc, msg, type, url: `https://docs.fal.ai/errors#${type}`, input: {} }];
  const status = { error: 'Invalid status code: 422', error_type: type };
  return { status, result: { status: 422, body: { detail }, headers: { 'x-fal-retryable': 'false' } } };
}

function serveFile(fake: FalFake, { method, headers }: Received): Answer {
  if (method !== 'GET' || headers.authorization) return { status: 400, body: { detail: 'Not like this' } };
  return fake.expired ? { status: 404, body: { detail: 'Gone' } } : { status: 200, body: fake.picture };
}

function appOf(endpoint: string): string {
  return endpoint.split('/').slice(0, 2).join('/');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
