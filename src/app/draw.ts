import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import {
  type ImageProvider,
  type JobHandle,
  type ProviderCall,
  ProviderError,
} from '../provider/provider.ts';
import type { Health } from '../queue/health.ts';
import type { Call, Failure, FullJob } from '../queue/job.ts';
import type { CallOutcome } from '../queue/work.ts';
import { stopIfCancelled } from './ask-to-stop.ts';
import {
  errorFacts,
  failureOf,
  fallsOver,
  isTurnedAway,
  isUnclear,
  isUnreachable,
  signOf,
} from './call-faults.ts';
import { createFollow, type Following } from './follow.ts';
import type { KeepParts } from './keep-pictures.ts';
import type { CallPlan, Router } from './router.ts';
import { createSeek } from './seek.ts';
import type { Wakers } from './wakers.ts';

/** A service that stopped answering is asked after a call again, after these pauses. */
const askAgainMs = [30_000, 120_000, 300_000];

export interface DrawParts extends KeepParts {
  router: Router;
  health: Health;
  wakers: Wakers;
  /** The address of a call's own, where services may tell that it is ready. */
  webhookUrl(service: string, token: string): string | null;
  /** Pictures a model was given within the last minute, or is given now. */
  countUse(model: string): Promise<number>;
  log: Logger;
}

export interface Drawing {
  /** Sends one call and keeps every picture as it comes. Never rejects. */
  perform(job: FullJob, call: Call, plan: CallPlan & { accepted(): void }): Promise<CallOutcome>;
  /** Goes on with a call that was sent by a process that is gone. Never rejects. */
  takeUp(job: FullJob, call: Call, provider: ImageProvider): Promise<CallOutcome>;
}

export function createDrawing(parts: DrawParts): Drawing {
  const { db, log, router, health, wakers } = parts;
  const follow = createFollow(parts);
  const seek = createSeek({ db });
  const { signal } = new AbortController();

  async function perform(
    job: FullJob,
    call: Call,
    plan: CallPlan & { accepted(): void },
  ): Promise<CallOutcome> {
    const startedAt = Date.now();
    const sending = () => send(job, call, plan);
    const first = await sending();
    // A moderation service that failed is asked once more: nothing was drawn.
    const outcome = first.again ? (await sending()).outcome : first.outcome;
    const seconds = (Date.now() - startedAt) / 1000;
    parts.metrics.callEnded({ model: job.request.model, outcome: outcome.kind, seconds });
    return outcome;
  }

  async function send(
    job: FullJob,
    call: Call,
    plan: CallPlan & { accepted(): void },
  ): Promise<{ outcome: CallOutcome; again: boolean }> {
    const { provider, model, modelId, accepted } = plan;
    const sentAt = new Date();
    const following: Following = { job, call, provider, model, modelId, accepted, handle: null, sentAt };
    return whileAwake(call, async () => {
      try {
        const events = provider.generate(await toProviderCall(job, call, plan), contextOf(call));
        const outcome = await follow(following, events);
        health.report(model, 'works');
        router.took(model);
        return { outcome, again: false };
      } catch (error) {
        return judge(following, error);
      }
    });
  }

  async function takeUp(job: FullJob, call: Call, provider: ImageProvider): Promise<CallOutcome> {
    const { modelKey: model, handle, sentAt } = call;
    const modelId = model.slice(model.indexOf('/') + 1);
    const nothing = () => undefined;
    const following: Following = {
      job,
      call,
      provider,
      model,
      modelId,
      handle,
      sentAt: sentAt ?? new Date(),
      accepted: nothing,
    };
    return whileAwake(call, () => recover(following, interrupted));
  }

  async function whileAwake<T>(call: Call, work: () => Promise<T>): Promise<T> {
    wakers.expect(call.id);
    try {
      return await work();
    } finally {
      wakers.forget(call.id);
    }
  }

  const contextOf = (call: Call) => ({ signal, pause: (ms: number) => wakers.pause(call.id, ms, signal) });

  /** What a failure means for the call, the service, and whether it goes on elsewhere. */
  async function judge(
    following: Following,
    error: unknown,
  ): Promise<{ outcome: CallOutcome; again: boolean }> {
    const { job, call, model } = following;
    const facts = error instanceof ProviderError ? errorFacts(error) : { error: String(error) };
    log.warn({ jobId: job.id, callId: call.id, model, ...facts }, 'a call did not succeed');
    if (!(error instanceof ProviderError)) {
      health.report(model, 'works');
      return { outcome: failed(unexpected), again: false };
    }
    if (error.kind === 'rate-limited') await learn(following, error);
    health.report(model, signOf(error), error.retryAfterMs);
    if (isUnclear(error)) return { outcome: await recover(following, failureOf(error)), again: false };
    if (isTurnedAway(error)) {
      router.turnedAway(model);
      return { outcome: { kind: 'busy', retryAfterMs: error.retryAfterMs }, again: false };
    }
    if (isUnreachable(error)) {
      const elsewhere = router.hasOther(job, call, model);
      return {
        outcome: elsewhere ? { kind: 'elsewhere' } : { kind: 'busy', retryAfterMs: null },
        again: false,
      };
    }
    const failure = failureOf(error);
    if (fallsOver(error)) {
      router.giveUp(call, model, failure);
      // One that only rests is waited for.
      if (router.isLeft(job, call)) return { outcome: { kind: 'elsewhere' }, again: false };
    }
    const counts = error.accepted !== false || error.kind === 'refused-output';
    return {
      outcome: { kind: 'failed', failure, counts },
      again: error.retryable && error.accepted === false,
    };
  }

  async function learn({ model, call, sentAt }: Following, { retryAfterMs }: ProviderError): Promise<void> {
    const images = (await parts.countUse(model)) - call.images;
    router.learn(model, { images, sentAt, retryAfterMs: retryAfterMs ?? null });
  }

  /** Nobody knows how the call ended: the service is searched and asked for it, where that is possible. */
  async function recover(following: Following, failure: Failure): Promise<CallOutcome> {
    const { job, call, provider, model } = following;
    following.handle ??= await seekLost(following);
    if (await stopIfCancelled(parts, following)) return failed(failure);
    for (const pauseMs of provider.resume && following.handle ? [0, ...askAgainMs] : []) {
      try {
        await wait(pauseMs);
        const { handle } = following;
        if (!handle || !provider.resume) break;
        const context = { ...contextOf(call), images: call.images };
        const outcome = await follow(following, provider.resume(handle, context));
        health.report(model, 'works');
        return outcome;
      } catch (error) {
        const facts = error instanceof ProviderError ? errorFacts(error) : { error: String(error) };
        log.warn({ jobId: job.id, callId: call.id, model, ...facts }, 'a call could not be asked after');
        if (!(error instanceof ProviderError)) return failed(unexpected);
        if (!isUnclear(error)) return failed(failureOf(error));
      }
    }
    return failed(failure);
  }

  async function seekLost({
    job,
    call,
    provider,
    model,
    modelId,
    sentAt,
  }: Following): Promise<JobHandle | null> {
    const intent = { callId: call.id, jobId: job.id, modelId, prompt: job.request.prompt, sentAt };
    try {
      return await seek(provider, { ...intent, modelKey: model });
    } catch (error) {
      // What cannot be searched stays unknown, which is what it is.
      log.warn(
        { jobId: job.id, callId: call.id, error: String(error) },
        'a lost call could not be searched for',
      );
      return null;
    }
  }

  async function toProviderCall(job: FullJob, call: Call, plan: CallPlan): Promise<ProviderCall> {
    const references = await Promise.all(
      job.references.map(async ({ key, mime }) => {
        const file = key === null ? null : await parts.blobs.find(key);
        if (!file || !mime)
          throw new ProviderError('input-unreachable', 'a reference is gone', { accepted: false });
        return { path: file.path, mime, bytes: file.bytes };
      }),
    );
    const { request, operation, modelId, provider, webhookToken } = plan;
    return {
      callId: call.id,
      jobId: job.id,
      images: call.images,
      request,
      references,
      operation,
      modelId,
      webhookUrl: webhookToken === null ? null : parts.webhookUrl(provider.name, webhookToken),
    };
  }

  return { perform, takeUp };
}

const unexpected: Failure = { code: 'unexpected', params: { code: 'draw' }, charged: 'unknown' };
const interrupted: Failure = { code: 'interrupted', params: {}, charged: 'unknown' };

function failed(failure: Failure): CallOutcome {
  return { kind: 'failed', failure, counts: true };
}
