import { actionId, type Button, type OutFile } from '../chat/chat.ts';
import { pictureButtons } from '../delivery/buttons.ts';
import { altText, drawPair, drawStrip, fileName } from '../image/image.ts';
import { billOf, type FullJob, priceEach } from '../queue/job.ts';
import { imageIdFor, platformOf } from '../request/address.ts';
import { plainPrompt, sceneOf } from '../request/follow-up.ts';
import { findModel } from '../request/models.ts';
import { findPosted } from '../store/posted-pictures.ts';
import { noteCopy } from '../store/removal.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPicture, sayPrompt } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import { chainOf, findParent, type Step } from './lineage.ts';
import { keepPassing } from './made.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import { shrinkWith } from './shrink.ts';
import { findShown, imageIdOf, isKept, isPictureVisible, mayUseReferences, type Shown } from './visible.ts';

/** A preview is to be looked at, not kept. */
const previewBytes = 400_000;
const promptLength = 300;

/** One picture with all that can be done with it, for one person alone. */
export async function showPanel(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const { job, picture } = shown;
  const words = parts.wordsFor(asker.locale);
  const title = titleOf(shown, words);
  const text = `${title}\n${cutText(sayPicture(job.request, picture.index, words), promptLength)}`;
  const parent = await findParent(parts, asker, job);
  const more: Button[] = [
    { id: actionId('details', job.id, picture.index), label: words.say('button.details'), style: 'plain' },
    ...(parent && isThere(parent) ? [parentButton({ job, index: picture.index }, words)] : []),
  ];
  return reply(parts, asker.ref, {
    text,
    files: [await preview(parts, asker, shown)],
    buttons: [...pictureButtons(job, picture.index, words), more],
  });
}

/** Names the picture it stands under, so that its buttons speak of one picture. */
function parentButton({ job, index }: Step, words: Words): Button {
  return { id: actionId('parent', job.id, index), label: words.say('button.parent'), style: 'plain' };
}

/** The picture this one was made from, or the one it all began with. */
export async function showAncestor(
  parts: Parts,
  asker: Asker,
  { shown, which }: { shown: Shown; which: 'parent' | 'first' },
): Promise<unknown> {
  const chain = await chainOf(parts, asker, { job: shown.job, index: shown.picture.index });
  const step = which === 'first' ? chain[0] : chain.at(-2);
  const found = step && (await findShown(parts, asker, { jobId: step.job.id, index: step.index }));
  if (found) return showPanel(parts, asker, found);
  return reply(parts, asker.ref, { text: parts.wordsFor(asker.locale).say('answer.picture-gone') });
}

function titleOf(shown: Shown, words: Words): string {
  const { job, picture } = shown;
  const size = words.size(`${picture.width}x${picture.height}`);
  const count = job.pictures.length;
  const title = words.say(count === 1 ? 'picture.title-one' : 'picture.title', {
    n: picture.index + 1,
    count,
    size,
  });
  return `${title} · ${imageIdOf(shown)}`;
}

/** A copy small enough to come at once. */
async function preview(parts: Parts, asker: Asker, shown: Shown): Promise<OutFile> {
  const { job, picture } = shown;
  const chat = chatOf(parts, asker.ref.platform);
  const limits = chat.limitsAt(asker.address);
  const bytesPerFile = Math.min(limits.bytesPerFile, previewBytes);
  const { key, mime, bytes, width, height, index } = picture;
  const copy = await shrinkWith(parts)({ key, mime, bytes, width, height }, { ...limits, bytesPerFile });
  const prompt = sceneOf(job.request, index) ?? plainPrompt(job.request.prompt);
  const imageId = imageIdOf(shown);
  return {
    ...copy,
    index,
    name: fileName(prompt, `preview-${imageId}`, copy.mime.replace('image/', '')),
    alt: altText(prompt, { index, count: job.pictures.length, maxLength: limits.altTextLength }),
    title: titleOf(shown, parts.wordsFor(asker.locale)),
    ...(copy.key !== key && { isCopy: true }),
  };
}

/** Where a picture comes from: every step as a thumbnail, with its words, model, seed, size and cost. */
export async function showDetails(parts: Parts, asker: Asker, step: Step): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const [shown] = pictureOf(step);
  if (shown && !isPictureVisible(step.job, shown, asker))
    return reply(parts, asker.ref, { text: words.say('answer.picture-gone') });
  const chain = await chainOf(parts, asker, step);
  const lines = chain.map((entry, at) => describeStep(parts, words, { entry, n: at + 1 }));
  const strip = await drawStrip(await Promise.all(chain.map((entry, at) => thumbnailOf(parts, entry, at))), {
    outDir: parts.blobs.incomingDir,
    arrows: true,
  });
  const kept = await keepPassing(parts, strip);
  for (const { key } of chain.flatMap(pictureOf)) if (key !== null) await noteCopy(parts.db, key, kept.key);
  const heading = words.say('details.heading', { count: chain.length });
  const file = composed(kept, { name: 'details', title: heading, alt: heading });
  const buttons = await detailButtons(parts, asker, chain);
  return reply(parts, asker.ref, {
    text: [heading, ...lines].join('\n'),
    files: [file],
    ...(buttons.length > 0 && { buttons: [buttons] }),
  });
}

function pictureOf({ job, index }: Step) {
  return job.pictures.filter((picture) => picture.index === index);
}

async function thumbnailOf({ blobs }: Parts, step: Step, at: number) {
  const [picture] = pictureOf(step);
  const file = picture?.state === 'kept' && picture.key !== null ? await blobs.find(picture.key) : null;
  return { path: file?.path ?? null, label: `${at + 1}` };
}

function describeStep(parts: Parts, words: Words, { entry, n }: { entry: Step; n: number }): string {
  const { job, index } = entry;
  const [picture] = pictureOf(entry);
  const { request } = job;
  const model = findModel(parts.config.catalogue, request.model)?.family.name ?? request.model;
  const size =
    picture?.width && picture.height ? words.size(`${picture.width}x${picture.height}`) : request.size;
  const facts = [
    model,
    size,
    ...(request.seed === null ? [] : [words.say('card.seed', { seed: String(request.seed) })]),
    costOf(parts, entry, words),
    imageIdFor(job.id, index),
    ...(picture?.state === 'deleted' ? [words.say('details.deleted')] : []),
  ];
  return `**${n}** ${cutText(sayPrompt(request.prompt, words), promptLength)}\n${facts.join(' · ')}`;
}

/** What a picture of the job cost. */
function costOf({ simulated }: Parts, step: Step, words: Words): string {
  const { job } = step;
  const [picture] = pictureOf(step);
  if (simulated) return words.say('details.simulated');
  const call = job.calls.find(({ id }) => id === picture?.callId);
  const each = call ? priceEach(call, job.request) : job.request.pricePerImage;
  if (billOf(job).billed === 0) return words.say('details.free');
  return each ? words.money(each) : words.say('details.unpriced');
}

/** What leads to a picture that was deleted is left out. */
async function detailButtons(parts: Parts, asker: Asker, chain: readonly Step[]): Promise<Button[]> {
  const words = parts.wordsFor(asker.locale);
  const [original] = chain;
  const parent = chain.at(-2);
  const last = chain.at(-1);
  if (!original || !last || !isThere(last)) return [];
  const button = (action: string, label: 'button.first' | 'button.compare'): Button => ({
    id: actionId(action, last.job.id, last.index),
    label: words.say(label),
    style: 'plain',
  });
  const before = await findBefore(parts, asker, last.job);
  const compare = before === null || before === 'gone' ? [] : [button('compare', 'button.compare')];
  if (!parent) return compare;
  const url = isThere(original) ? await linkToPicture(parts, original) : null;
  const first = { ...button('first', 'button.first'), ...(url !== null && { url }) };
  return [
    ...(isThere(parent) ? [parentButton(last, words)] : []),
    ...(isThere(original) ? [first] : []),
    ...compare,
  ];
}

function isThere(step: Step): boolean {
  return pictureOf(step).some(isKept);
}

/** The message that carries a picture, where everybody who sees this may follow. */
async function linkToPicture({ db, chats }: Parts, { job, index }: Step): Promise<string | null> {
  const posted = job.private ? null : await findPosted(db, job.id, index);
  return posted ? ((await chats.get(platformOf(posted.address))?.linkTo(posted, index)) ?? null) : null;
}

/** The picture it was made from and the picture itself, side by side. */
export async function comparePictures(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const before = await findBefore(parts, asker, shown.job);
  const after = await parts.blobs.find(shown.picture.key);
  if (!before) return reply(parts, asker.ref, { text: words.say('answer.compare-none') });
  if (before === 'gone' || !after) return reply(parts, asker.ref, { text: words.say('answer.compare-gone') });
  const pair = await drawPair(before.path, after.path, { outDir: parts.blobs.incomingDir });
  const kept = await keepPassing(parts, pair);
  await noteCopy(parts.db, shown.picture.key, kept.key);
  await noteCopy(parts.db, before.key, kept.key);
  const title = words.say('answer.compare');
  return reply(parts, asker.ref, {
    text: title,
    files: [composed(kept, { name: 'before-after', title, alt: title })],
  });
}

/** What it takes the place of, else image 1, be it a picture of ours or one that was attached; null: there is none. */
async function findBefore(parts: Parts, asker: Asker, job: FullJob) {
  const [first] = job.references;
  if (!first) return null;
  const attached = job.request.from === undefined && first.parent === null;
  const parent = attached ? null : await findParent(parts, asker, job);
  const own = parent && pictureOf(parent).find(({ state }) => state === 'kept');
  const key = attached && mayUseReferences(job, asker) ? first.key : own?.key;
  const file = key ? await parts.blobs.find(key) : null;
  return key && file ? { key, path: file.path } : 'gone';
}

function composed(
  kept: Omit<OutFile, 'index' | 'name' | 'alt' | 'title'>,
  { name, title, alt }: { name: string; title: string; alt: string },
): OutFile {
  return { ...kept, index: null, name: `${name}.${kept.mime.replace('image/', '')}`, title, alt };
}
