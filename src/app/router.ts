import { randomBytes } from 'node:crypto';
import type { ImageProvider } from '../provider/provider.ts';
import type { Health } from '../queue/health.ts';
import type { Call, Failure, FullJob } from '../queue/job.ts';
import { createLearnedLimits, type Refusal } from '../queue/learned-limits.ts';
import { createPatience } from '../queue/patience.ts';
import type { Destination } from '../queue/work.ts';
import { draftOf, fitOffer } from '../request/check.ts';
import {
  type Catalogue,
  findModel,
  type ModelFamily,
  type ModelOffer,
  type Operation,
  type Tier,
} from '../request/models.ts';
import { narrowFamily, offersFor, operationOf } from '../request/offers.ts';
import type { ImageRequest, Money, RequestDraft } from '../request/request.ts';
import { parseDimensions, parseRatio } from '../request/sizes.ts';

/** Where a call goes, and the request in that service's own terms. */
export interface CallPlan extends Destination {
  provider: ImageProvider;
  request: ImageRequest;
  operation: Operation;
  modelId: string;
  /** List price of one picture there. */
  price: Money | null;
  webhookToken: string | null;
}

export interface RouterParts {
  catalogue: Catalogue;
  services: ReadonlyMap<string, ImageProvider>;
  health: Health;
  /** Services can reach us, so calls get an address of their own. */
  reachable: boolean;
  /** The call waits for another service now. */
  moved(callId: string, model: string): Promise<void>;
}

/** Chooses a service for every call right before it is sent. */
export interface Router {
  route(job: FullJob, call: Call): Promise<CallPlan | { failure: Failure }>;
  /** The service certainly did not take the call and would not: it is not asked again for this one. */
  giveUp(call: Call, model: string, failure: Failure): void;
  /** Whether a service is left that may draw it, be it later. */
  isLeft(job: FullJob, call: Call): boolean;
  /** Whether another service could draw it now. */
  hasOther(job: FullJob, call: Call, model: string): boolean;
  /** The service takes nothing now: who waits there and has a choice does so for half a minute. */
  turnedAway(model: string): void;
  /** The call is over, or no longer ours to send. */
  forget(call: Call): void;
  /** The service had too many calls: one that named no limit may have one. */
  learn(model: string, refusal: Refusal): void;
  /** The service drew something. */
  took(model: string): void;
}

interface Candidate {
  offer: ModelOffer;
  request: ImageRequest;
  tier: Tier | null;
  /** The visible mark was asked for, and the service has none. */
  unmarked: boolean;
  model: string;
}

export function createRouter(parts: RouterParts): Router {
  const { catalogue, services, health } = parts;
  const givenUp = new Map<string, Map<string, Failure>>();
  const lines = new Map<string, string>();
  const patience = createPatience();
  const learned = createLearnedLimits();

  function left(job: FullJob, call: Call): Candidate[] {
    const spent = givenUp.get(call.id);
    return candidatesFor(job, catalogue, new Date()).filter(
      ({ model, offer }) => services.has(offer.service) && !spent?.has(model),
    );
  }

  /** The first that works and was not waited for in vain; else the one that is tried again soonest. */
  function choose(candidates: readonly Candidate[], { id }: Call): Candidate | undefined {
    const bySoonest = candidates.toSorted(
      (a, b) => health.parkedUntil(a.model) - health.parkedUntil(b.model),
    );
    const usable = candidates.filter(({ model }) => health.isUsable(model));
    return usable.find(({ model }) => !patience.isSpent(id, model)) ?? usable[0] ?? bySoonest[0];
  }

  const isOther = (call: Call, model: string) => (other: Candidate) =>
    other.model !== model && health.isUsable(other.model) && !patience.isSpent(call.id, other.model);

  /** Aborted when the call should look where to go anew. */
  function leaveFor(job: FullJob, call: Call, { model, offer }: Candidate, alone: boolean): AbortSignal {
    // Where the service names its limit, nothing that is learned changes it.
    const changes = offer.imagesPerMinute === null ? [learned.changes(model)] : [];
    if (alone) return AbortSignal.any([health.parks(model), ...changes]);
    const mayLeave = () => left(job, call).some(isOther(call, model));
    return AbortSignal.any([health.leave(model), patience.wait(call.id, model, mayLeave), ...changes]);
  }

  function limitOf({ offer, model }: Candidate): number | null {
    if (offer.imagesPerMinute !== null) return offer.imagesPerMinute;
    const lesson = learned.find(model);
    if (lesson) patience.turnedAway(model, lesson.until - Date.now());
    return lesson?.images ?? null;
  }

  function forget({ id }: Call): void {
    givenUp.delete(id);
    lines.delete(id);
    patience.forget(id);
  }

  function end(call: Call): { failure: Failure } {
    const failure = whyNone(givenUp.get(call.id));
    forget(call);
    return { failure };
  }

  function planFor(candidate: Candidate, provider: ImageProvider, leave: AbortSignal): CallPlan {
    const { model, request } = candidate;
    const told = parts.reachable && provider.webhook !== undefined;
    return {
      model,
      provider,
      request,
      leave,
      imagesPerMinute: limitOf(candidate),
      parkedUntil: health.parkedUntil(model),
      operation: operationOf(request),
      modelId: request.modelId,
      price: request.pricePerImage,
      webhookToken: told ? randomBytes(24).toString('base64url') : null,
    };
  }

  return {
    async route(job, call) {
      const candidates = left(job, call);
      const chosen = choose(candidates, call);
      const provider = chosen && services.get(chosen.offer.service);
      if (!chosen || !provider) return end(call);
      if (chosen.model !== (lines.get(call.id) ?? call.modelKey)) await parts.moved(call.id, chosen.model);
      lines.set(call.id, chosen.model);
      return planFor(chosen, provider, leaveFor(job, call, chosen, candidates.length === 1));
    },
    giveUp(call, model, failure) {
      const spent = givenUp.get(call.id) ?? new Map<string, Failure>();
      givenUp.set(call.id, spent.set(model, failure));
    },
    isLeft: (job, call) => left(job, call).length > 0,
    hasOther: (job, call, model) => left(job, call).some(isOther(call, model)),
    turnedAway: (model) => patience.turnedAway(model),
    forget,
    learn: learned.turnedAway,
    took: learned.took,
  };
}

/** The last service's reason, or that none offers it any more. */
function whyNone(spent: ReadonlyMap<string, Failure> | undefined): Failure {
  return [...(spent?.values() ?? [])].at(-1) ?? { code: 'not-found', params: {}, charged: 'no' };
}

/**
 * Services that can do the same request the same way, in order: a shape or pixels that were asked for are drawn in as
 * many pixels everywhere, a tier alone as each service draws it. Without a route of its own a model is drawn by the
 * first service that can do what was asked, and by no other.
 */
export function candidatesFor(
  { request, references }: Pick<FullJob, 'request' | 'references'>,
  catalogue: Catalogue,
  now: Date,
): Candidate[] {
  const draft = draftOf(request);
  const found = findModel(catalogue, draft.model ?? request.model);
  if (!found) return [];
  const [reference] = references;
  const shape = reference?.width && reference.height ? reference.width / reference.height : undefined;
  const offers = offersFor(catalogue, found, now);
  const fitTo = (offer: ModelOffer, asked: RequestDraft): Candidate[] => {
    const { watermark } = request;
    const fit = fitOffer(asked, { found, offer, catalogue, shape }, { watermark, now });
    if (!fit.ok) return [];
    const model = `${offer.service}/${fit.request.modelId}`;
    return [{ offer, request: fit.request, tier: fit.tier, unmarked: fit.unmarked, model }];
  };
  const able = offers.flatMap((offer) => fitTo(offer, draft));
  const accepted = able.find(({ offer }) => offer.service === request.service) ?? able[0];
  if (!accepted) return [];
  const size = pixelsOf(accepted, found.family);
  const alike =
    size === null
      ? able.filter(({ tier }) => tier === accepted.tier)
      : offers.flatMap((offer) =>
          offer === accepted.offer ? accepted : fitTo(offer, { ...draft, size, ratio: undefined }),
        );
  const same = alike.filter(({ unmarked }) => unmarked === accepted.unmarked);
  return catalogue.routes.has(found.family.family) ? same : same.slice(0, 1);
}

/** The pixels that a ratio, or pixels that were asked for, come to; null where a tier alone was asked for. */
function pixelsOf({ request, tier, offer }: Candidate, family: ModelFamily): string | null {
  const { asked, ratio, size } = request;
  if (asked?.ratio === undefined && !parseDimensions(asked?.size ?? '')) return null;
  const shape = parseRatio(ratio ?? '');
  const listed = tier && shape && narrowFamily(family, offer).sizes[tier]?.[shape];
  return listed ?? (parseDimensions(size) ? size : null);
}
