import type { AttachmentRef } from '../chat/chat.ts';
import { altText } from '../image/label.ts';
import { parseImageId } from '../request/address.ts';
import { checkRequest } from '../request/check.ts';
import { plainPrompt, sceneOf } from '../request/follow-up.ts';
import { type Problem, problem } from '../request/request.ts';
import { withStyle } from '../request/styles.ts';
import { findFullJob } from '../store/jobs.ts';
import { type DrawWish, nothingKept, type WishedReference } from './draw-wish.ts';
import { offerModels } from './model-help.ts';
import { readOwnSettings } from './own-settings.ts';
import type { Parts } from './parts.ts';
import { type Asker, refuse } from './replies.ts';
import { storeJob } from './store-job.ts';
import { findStyle } from './style.ts';
import { traySources } from './tray.ts';
import { takeFromTrays } from './tray-references.ts';
import { findShownBy, isSameChannel } from './visible.ts';

const longestName = 100;

/** Pictures of ours are taken from the store: what a chat shows may be a smaller copy. */
export function referencesOf(
  parts: Parts,
  asker: Asker,
  attachments: readonly AttachmentRef[],
): Promise<WishedReference[]> {
  return Promise.all(
    attachments.map(async (attachment) => {
      const { id, name, bytes } = attachment;
      const shown = await findShownBy(parts, asker, attachment);
      const parent = shown ? (attachment.image ?? null) : null;
      return { source: { id, name, bytes }, parent, ...nothingKept };
    }),
  );
}

/** A picture of ours as a reference. */
export function referenceTo(imageId: string): WishedReference {
  return { source: { id: imageId, name: imageId, bytes: null }, parent: imageId, ...nothingKept };
}

/** Checks a wish and sets it going, or says what stands in the way and which model could do it. */
export async function drawWish(parts: Parts, asker: Asker, wish: DrawWish): Promise<unknown> {
  const { catalogue, defaults } = parts.config;
  const prompt = plainPrompt(wish.draft.prompt);
  const own = await readOwnSettings(parts, asker.person);
  const style = await findStyle(parts, asker, wish.style ?? own.style);
  // A style of one's own that is not known here is as if there were none.
  if (style === 'unknown' && wish.style !== null) {
    return refuse(parts, asker, {
      problems: [problem('style-unknown', { style: wish.style ?? '' })],
      prompt,
    });
  }
  const put = wish.usesTray ? await traySources(parts, asker) : [];
  const references = await nameByWords(parts, asker, [...wish.references, ...put]);
  const draft = { ...wish.draft, references: references.length };
  const styled = style && style !== 'unknown' ? withStyle(draft, style) : draft;
  const checked = checkRequest(styled, catalogue, {
    ...defaults,
    model: own.model ?? defaults.model,
    now: new Date(),
  });
  const complete = { ...wish, draft: styled, references, style: null, usesTray: false };
  if (!checked.ok) {
    const tray = references.filter(({ source }) => source.blob !== undefined).length;
    const button = parts.wordsFor(asker.locale).say('button.tray-clear');
    const problems = nameTooMany(checked.problems, { replied: wish.replied, tray, button });
    const offer = await offerModels(parts, asker, complete);
    return refuse(parts, asker, { problems, prompt, ...offer });
  }
  const problems = await storeJob(parts, asker, {
    request: { ...checked.request, ...(wish.from !== undefined && { from: wish.from }) },
    warnings: [...(await editingNotes(parts, references)), ...checked.warnings],
    references,
    delivery: wish.delivery ?? own.delivery ?? defaults.delivery,
    private: wish.private || (await startsFromPrivate(parts, references)),
  });
  if (problems.length > 0) return refuse(parts, asker, { problems, prompt });
  await takeFromTrays(parts, asker.person, references);
  return null;
}

/**
 * A picture of ours is called by its words: its card is read aloud, too. Words that were said elsewhere stay there,
 * because everybody reads the card.
 */
function nameByWords(
  parts: Parts,
  asker: Asker,
  references: readonly WishedReference[],
): Promise<WishedReference[]> {
  return Promise.all(
    references.map(async (reference) => {
      const named = reference.parent === null ? null : parseImageId(reference.parent);
      const job = named && (await findFullJob(parts.db, named.jobId));
      if (!named || !job || job.private) return reference;
      if (!isSameChannel(parts, job.address, asker.address)) return reference;
      const pictures = { index: named.index, count: job.pictures.length };
      const words = sceneOf(job.request, named.index) ?? plainPrompt(job.request.prompt);
      const name = altText(words, { ...pictures, maxLength: longestName });
      return { ...reference, source: { ...reference.source, name } };
    }),
  );
}

/** Its card would show them: what starts from a picture nobody else sees is seen by nobody else. */
async function startsFromPrivate({ db }: Parts, references: readonly WishedReference[]): Promise<boolean> {
  for (const { parent } of references) {
    const named = parent === null ? null : parseImageId(parent);
    const job = named && (await findFullJob(db, named.jobId));
    const picture = job?.pictures.find(({ index }) => index === named?.index);
    if (job?.private && picture?.published !== true) return true;
  }
  return false;
}

/** Which picture of several is changed: whoever wrote “2” sees that it was understood. */
async function editingNotes(
  { db }: Parts,
  references: readonly WishedReference[],
): Promise<readonly Problem[]> {
  const [only] = references;
  const named = references.length === 1 && only?.parent ? parseImageId(only.parent) : null;
  const job = named && (await findFullJob(db, named.jobId));
  const count = job?.pictures.length ?? 0;
  return named && count > 1 ? [problem('editing-image', { n: named.index + 1, count })] : [];
}

/** Too many pictures: some of them lie in the tray, or the message that was answered has several to choose from. */
function nameTooMany(
  problems: readonly Problem[],
  { replied, tray, button }: { replied: number; tray: number; button: string },
): readonly Problem[] {
  return problems.map((found) => {
    if (found.code !== 'too-many-references') return found;
    if (tray > 0) return problem('too-many-with-tray', { ...found.params, tray, button });
    return replied > 1 ? problem('which-picture', { ...found.params, count: replied }) : found;
  });
}
