import type { AttachmentRef } from '../chat/chat.ts';
import { imageIdFor } from '../request/address.ts';
import { draftOf } from '../request/check.ts';
import {
  captionsOf,
  enlargeDraft,
  largestSize,
  redoDraft,
  rewordPrompt,
  varyDraft,
} from '../request/follow-up.ts';
import { findModel, type ModelFamily } from '../request/models.ts';
import { firstOffer } from '../request/offers.ts';
import { anyOf, type RequestDraft } from '../request/request.ts';
import { parseDimensions } from '../request/sizes.ts';
import type { DrawWish, WishedReference } from './draw-wish.ts';
import type { Parts } from './parts.ts';
import { type Asker, refuse, reply } from './replies.ts';
import { withoutTray } from './tray-references.ts';
import {
  findVisibleJob,
  imageIdOf,
  isKept,
  isPictureVisible,
  mayUseReferences,
  type Shown,
} from './visible.ts';
import { drawWish, referencesOf, referenceTo } from './wish.ts';

/** A picture that follows is shown like the one it comes from, has its own words, and takes nothing from the tray. */
function followUp(
  { job, picture }: Pick<Shown, 'job'> & Partial<Pick<Shown, 'picture'>>,
  draft: RequestDraft,
  references: readonly WishedReference[],
): DrawWish {
  const { delivery } = job;
  // What goes on from a picture that everybody may see is for everybody.
  const hidden = job.private && picture?.published !== true;
  return { draft, references, delivery, private: hidden, style: 'none', usesTray: false, replied: 0 };
}

async function withFamily(
  parts: Parts,
  asker: Asker,
  model: string,
  run: (family: ModelFamily) => Promise<unknown>,
): Promise<unknown> {
  const { catalogue } = parts.config;
  const found = findModel(catalogue, model);
  // As the service has it that would draw it.
  if (found) return run(firstOffer(catalogue, found.family, new Date())?.family ?? found.family);
  const accepted = catalogue.families.map(({ family }) => family);
  const problems = [{ code: 'model-unknown', params: { model, accepted: anyOf(accepted) } }];
  return refuse(parts, asker, { problems, prompt: null });
}

/** One more like it. */
export function vary(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const draft = varyDraft(shown.job.request);
  return drawWish(parts, asker, followUp(shown, draft, [referenceTo(imageIdOf(shown))]));
}

/** The same picture at the largest size of its family. */
export function enlarge(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const { job, picture } = shown;
  return withFamily(parts, asker, job.request.model, (family) => {
    const largest = parseDimensions(largestSize(family, picture));
    const words = parts.wordsFor(asker.locale);
    if (largest && largest.width * largest.height <= picture.width * picture.height * 1.05) {
      const size = words.size(`${picture.width}x${picture.height}`);
      return reply(parts, asker.ref, { text: words.say('answer.largest', { model: family.name, size }) });
    }
    const draft = enlargeDraft(job.request, family, picture);
    return drawWish(parts, asker, followUp(shown, draft, [referenceTo(imageIdOf(shown))]));
  });
}

/** One picture of a series anew, with the others to go by. */
export function redo(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const { job, picture } = shown;
  return withFamily(parts, asker, job.request.model, (family) => {
    const others = job.pictures
      .filter((other) => other.index !== picture.index && isKept(other))
      .filter((other) => isPictureVisible(job, other, asker))
      .slice(0, family.references.max)
      .map(({ index }) => referenceTo(imageIdFor(job.id, index)));
    // Alone it goes by itself.
    const references = others.length > 0 ? others : [referenceTo(imageIdOf(shown))];
    const caption = captionsOf(job.request, job.pictures.length)?.[picture.index] ?? null;
    const draft = redoDraft(job.request, { caption, others: references.length });
    return drawWish(parts, asker, { ...followUp(shown, draft, references), from: imageIdOf(shown) });
  });
}

/** The picture changed as the words say; new pictures come after it. */
export async function editPicture(
  parts: Parts,
  asker: Asker,
  change: { shown: Shown; prompt: string; attachments: readonly AttachmentRef[] },
): Promise<unknown> {
  const { shown, prompt, attachments } = change;
  const added = await referencesOf(parts, asker, attachments);
  const references = [referenceTo(imageIdOf(shown)), ...added];
  const family = findModel(parts.config.catalogue, shown.job.request.model)?.family;
  // A model that is gone or cannot change pictures is not asked to: the person's own choice or the default takes over.
  const isAble = family !== undefined && family.references.max > 0 && family.sizing !== 'adaptive';
  const draft: RequestDraft = {
    operation: 'edit',
    mode: 'variations',
    prompt,
    count: 1,
    references: references.length,
    ...(isAble && { model: family.family }),
    watermark: shown.job.request.watermark,
  };
  return drawWish(parts, asker, followUp(shown, draft, references));
}

/** What a job asked for, once more, with what is changed about it. */
export async function repeat(
  parts: Parts,
  asker: Asker,
  wish: { jobId: string; change: Partial<RequestDraft> },
): Promise<unknown> {
  const job = await findVisibleJob(parts, asker, wish.jobId);
  if (!job || !mayUseReferences(job, asker)) {
    const text = parts.wordsFor(asker.locale).say('answer.job-unknown', { id: wish.jobId });
    const { prompt } = wish.change;
    return reply(parts, asker.ref, { text, ...(prompt !== undefined && { returnPrompt: prompt }) });
  }
  const { prompt } = wish.change;
  const reworded = prompt !== undefined && { prompt: rewordPrompt(job.request.prompt, prompt) };
  const draft = { ...draftOf(job.request), ...wish.change, ...reworded };
  const references = job.references.map(({ index: _index, ...reference }) => withoutTray(reference));
  return drawWish(parts, asker, { ...followUp({ job }, draft, references), from: job.request.from });
}
