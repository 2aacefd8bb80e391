import type { FullJob } from '../queue/job.ts';
import { type Checked, checkRequest, draftOf } from '../request/check.ts';
import { findModel } from '../request/models.ts';
import { strongerFamilies } from '../request/offers.ts';
import type { Parts } from './parts.ts';
import { type Asker, refuse, reply } from './replies.ts';
import { storeJob } from './store-job.ts';

/** Runs the same request on the next stronger model that can do it, as a new job of whoever pressed. */
export async function tryStronger(parts: Parts, asker: Asker, job: FullJob): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const stronger = findStronger(parts, job);
  if (!stronger) return reply(parts, asker.ref, { text: words.say('answer.stronger-none') });
  const problems = await storeJob(parts, asker, {
    request: stronger.checked.request,
    warnings: stronger.checked.warnings,
    references: job.references,
    delivery: job.delivery,
    private: job.private,
  });
  if (problems.length > 0) return refuse(parts, asker, { problems, prompt: job.request.prompt });
  return reply(parts, asker.ref, { text: words.say('answer.stronger', { model: stronger.name }) });
}

function findStronger(
  { config: { catalogue } }: Pick<Parts, 'config'>,
  { request }: FullJob,
): { name: string; checked: Extract<Checked, { ok: true }> } | null {
  const found = findModel(catalogue, request.model);
  const now = new Date();
  const draft = draftOf(request);
  for (const { family, name } of found ? strongerFamilies(catalogue, found.family, now) : []) {
    const { watermark } = request;
    const checked = checkRequest({ ...draft, model: family }, catalogue, { model: family, watermark, now });
    if (checked.ok) return { name, checked };
  }
  return null;
}
