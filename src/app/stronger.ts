import type { FullJob } from '../queue/job.ts';
import { type Checked, checkRequest, draftOf } from '../request/check.ts';
import { plainPrompt } from '../request/follow-up.ts';
import { type Catalogue, findModel, type ModelFamily } from '../request/models.ts';
import { narrowFamily, offersFor, strongerFamilies } from '../request/offers.ts';
import type { ImageRequest, Problem, RequestDraft } from '../request/request.ts';
import type { Parts } from './parts.ts';
import { type Asker, refuse, reply } from './replies.ts';
import { storeJob } from './store-job.ts';
import { type Adapted, adaptDraft } from './stronger-draft.ts';
import { withoutTray } from './tray-references.ts';

/** Runs the same request on the next stronger model that can do it, as a new job of whoever pressed. */
export async function tryStronger(parts: Parts, asker: Asker, job: FullJob): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const stronger = findStronger(parts.config.catalogue, job.request, new Date());
  if (!stronger.ok) {
    const reasons = stronger.problems.map((found) => words.explain(found));
    return reply(parts, asker.ref, { text: [words.say('answer.stronger-none'), ...reasons].join('\n') });
  }
  const problems = await storeJob(parts, asker, {
    request: stronger.request,
    warnings: stronger.warnings,
    references: job.references.map(withoutTray),
    delivery: job.delivery,
    private: job.private,
  });
  if (problems.length > 0) return refuse(parts, asker, { problems, prompt: plainPrompt(job.request.prompt) });
  return reply(parts, asker.ref, { text: words.say('answer.stronger', { model: stronger.name }) });
}

type Stronger =
  | { ok: true; name: string; request: ImageRequest; warnings: readonly Problem[] }
  /** What none of them can do; empty when there is none. */
  | { ok: false; problems: readonly Problem[] };

/** The next stronger model that can draw the same, be it without a seed or in another size. */
export function findStronger(catalogue: Catalogue, request: ImageRequest, now: Date): Stronger {
  const found = findModel(catalogue, request.model);
  const refused: (readonly Problem[])[] = [];
  for (const family of found ? strongerFamilies(catalogue, found.family, now) : []) {
    const draft = { ...draftOf(request), model: family.family };
    for (const adapted of adaptations(draft, family, { catalogue, now })) {
      const checked: Checked = checkRequest(adapted.draft, catalogue, { ...request, now });
      if (!checked.ok) refused.push(checked.problems);
      else {
        const warnings = [...adapted.notes, ...checked.warnings];
        const { from } = request;
        const stronger = { ...checked.request, ...(from !== undefined && { from }) };
        return { ok: true, name: family.name, request: stronger, warnings };
      }
    }
  }
  return { ok: false, problems: inAll(refused) };
}

/** As it was asked, then as each service of the model can take it. */
function adaptations(
  draft: RequestDraft,
  family: ModelFamily,
  { catalogue, now }: { catalogue: Catalogue; now: Date },
): Adapted[] {
  const offers = offersFor(catalogue, { family }, now);
  return [{ draft, notes: [] }, ...offers.map((offer) => adaptDraft(draft, narrowFamily(family, offer)))];
}

/** What stands in the way everywhere; where there is no such thing, what stood in the way at last. */
function inAll(refused: readonly (readonly Problem[])[]): readonly Problem[] {
  const last = refused.at(-1) ?? [];
  const shared = last.filter(({ code }) => refused.every((found) => found.some((one) => one.code === code)));
  return shared.length > 0 ? shared : last;
}
