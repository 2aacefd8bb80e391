import { Readable } from 'node:stream';
import sharp from 'sharp';
import { NetError } from '../../src/net/net.ts';
import {
  type CallIntent,
  type ImageProvider,
  type JobHandle,
  type ProviderCall,
  ProviderError,
  type ProviderErrorKind,
  type ProviderEvent,
  type ResumeContext,
  type Usage,
  type WebhookRequest,
  type WebhookVerdict,
} from '../../src/provider/provider.ts';
import type { ModelOffer } from '../../src/request/offers.ts';

/** What the service does with the next submit. */
export type Turn =
  | { does: 'draw' }
  /** It is not taken, or nobody knows. */
  | { does: 'fail'; error: ProviderError }
  /** It is taken, and the answer never comes. */
  | { does: 'lose' }
  /** The answer does not come while jobs are held. */
  | { does: 'stall' };

interface Job {
  id: string;
  call: ProviderCall;
  state: 'running' | 'done' | 'cancelled';
}

const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer();

/** A service with jobs, in this process: it outlives the bot, as a service does. */
export class TestService implements ImageProvider {
  readonly name: string;
  readonly #offer: Partial<ModelOffer>;
  readonly submits: ProviderCall[] = [];
  readonly jobs = new Map<string, Job>();
  /** One for each submit; when they are used up it draws. */
  readonly turns: Turn[] = [];
  /** Jobs end only once this is off. */
  holding = false;
  usage: Partial<Usage> = {};
  resumed = 0;
  searchable = false;
  /** So many searches fail before one is answered. */
  failingSearches = 0;
  /** Asked after a job that was cancelled, it knows none. */
  forgets = false;
  /** What `generate` told of the pictures has ended; asked again, the service tells links that work. */
  linksEnd = false;

  constructor(name: string, offer: Partial<ModelOffer> = {}) {
    this.name = name;
    this.#offer = offer;
  }

  models(): ModelOffer[] {
    const id = `${this.name}-4.5`;
    const rest = { differs: {}, maxSet: 15, maxTogether: 15, imagesPerMinute: 500 };
    const price = { currency: 'USD' as const, image: 0.04, reference: 0, freeReferences: 0 };
    const ids = { generate: id, edit: id, set: id, 'edit-set': id };
    return [{ service: this.name, family: '4.5', ids, price, ...rest, ...this.#offer }];
  }

  async *generate(call: ProviderCall, ctx: ResumeContext): AsyncGenerator<ProviderEvent> {
    this.submits.push(call);
    const turn = this.turns.shift() ?? { does: 'draw' };
    if (turn.does === 'fail') throw turn.error;
    const id = `${this.name}-job-${this.submits.length}`;
    this.jobs.set(id, { id, call, state: 'running' });
    while (turn.does === 'stall' && this.holding) await ctx.pause(this.pollMs);
    if (turn.does === 'lose') throw fault('unknown-outcome', 'unknown');
    yield { kind: 'accepted', handle: { provider: this.name, id }, requestId: null };
    for await (const event of this.#follow(id, ctx)) {
      if (event.kind === 'image' && this.linksEnd) yield { ...event, source: { open: endedLink } };
      else yield event;
    }
  }

  async *resume(handle: JobHandle, ctx: ResumeContext): AsyncGenerator<ProviderEvent> {
    this.resumed += 1;
    yield* this.#follow(handle.id, ctx);
  }

  async find(intent: CallIntent): Promise<JobHandle[]> {
    if (!this.searchable) return [];
    this.failingSearches -= 1;
    if (this.failingSearches >= 0) throw fault('upstream', false, { retryable: true });
    const found = [...this.jobs.values()].filter(({ call }) => call.request.prompt === intent.prompt);
    return found.map(({ id }) => ({ provider: this.name, id }));
  }

  async cancel({ id }: JobHandle): Promise<'cancelled' | 'too-late'> {
    const job = this.jobs.get(id);
    if (job?.state !== 'running') return 'too-late';
    job.state = 'cancelled';
    return 'cancelled';
  }

  /** Signed with the word `good`. */
  async webhook({ headers, rawBody }: WebhookRequest): Promise<WebhookVerdict> {
    if (headers.get('signature') !== 'good') return { kind: 'refused' };
    return { kind: 'verified', id: Buffer.from(rawBody).toString() };
  }

  async *#follow(id: string, ctx: { pause(ms: number): Promise<void> }): AsyncGenerator<ProviderEvent> {
    const job = this.jobs.get(id);
    if (!job) throw fault('not-found', false);
    while (this.holding && job.state === 'running') await ctx.pause(this.pollMs);
    if (job.state === 'cancelled' && this.forgets) throw fault('unknown-outcome', true);
    // Asked after, it does not say whether it had drawn anything.
    if (job.state === 'cancelled') throw fault('cancelled', true, { charged: 'maybe' });
    job.state = 'done';
    for (let index = 0; index < job.call.images; index += 1)
      yield { kind: 'image', index, source: { open: async () => Readable.from([picture]) } };
    yield { kind: 'done', usage: { generatedImages: job.call.images, ...this.usage }, warnings: [] };
  }

  pollMs = 100;
}

async function endedLink(): Promise<Readable> {
  throw new NetError('http-status', 'the host answered 403', { status: 403 });
}

export function fault(
  kind: ProviderErrorKind,
  accepted: boolean | 'unknown',
  facts: { retryable?: boolean; serviceCode?: string; charged?: 'maybe'; retryAfterMs?: number } = {},
): ProviderError {
  return new ProviderError(kind, `the service said ${kind}`, { accepted, ...facts });
}

export const fail = (...facts: Parameters<typeof fault>): Turn => ({ does: 'fail', error: fault(...facts) });
