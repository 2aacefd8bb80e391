import type { ChatLimits, OutFile, OutMessage } from '../chat/chat.ts';
import { altText, fileName } from '../image/label.ts';
import type { FullJob, Picture, StoredFile } from '../queue/job.ts';
import { imageIdFor } from '../request/address.ts';
import { captionsOf, plainPrompt } from '../request/follow-up.ts';
import { cutText } from '../words/cut-text.ts';
import type { Words } from '../words/words.ts';
import { messageButtons } from './buttons.ts';

const captionLength = 80;

/** Makes a smaller copy that a chat takes; the original stays as it is. */
export type Shrink = (file: StoredFile, limits: ChatLimits) => Promise<StoredFile>;

/** Where a person can download the original of a picture; null where no address of ours is reachable. */
export type LinkFor = (imageId: string) => string | null;

export interface PicturesMessage {
  job: FullJob;
  /** Numbers from 0. */
  indexes: readonly number[];
  limits: ChatLimits;
  words: Words;
  shrink: Shrink;
  linkFor: LinkFor;
}

/** The message that carries finished pictures, each with alt text and a title, and what can be done with them. */
export async function renderPictures(wish: PicturesMessage): Promise<OutMessage> {
  const { job, words } = wish;
  const pictures = job.pictures.filter(
    ({ index, state }) => wish.indexes.includes(index) && state === 'kept',
  );
  const fitted = await Promise.all(pictures.map((picture) => renderFile(picture, wish)));
  const files = fitted.flatMap((entry) => (entry ? [entry.file] : []));
  const smaller = fitted.flatMap((entry) => (entry?.smaller ? [entry.imageId] : []));
  const shown = files.flatMap(({ index }) => index ?? []);
  return {
    files,
    buttons: messageButtons(job, shown, words),
    ...(smaller.length > 0 && { text: sayWhereOriginalsAre(smaller, wish) }),
  };
}

function sayWhereOriginalsAre(imageIds: readonly string[], { job, words, linkFor }: PicturesMessage): string {
  const links = imageIds.flatMap((imageId) => linkFor(imageId) ?? []);
  const count = imageIds.length;
  return links.length > 0
    ? words.say('picture.smaller-linked', { count, links: links.join(' ') })
    : words.say('picture.smaller', { count, id: job.id });
}

async function renderFile(
  picture: Picture,
  { job, limits, words, shrink }: PicturesMessage,
): Promise<{ file: OutFile; imageId: string; smaller: boolean } | null> {
  const { key, mime, bytes, width, height, index } = picture;
  if (key === null || mime === null || bytes === null || width === null || height === null) return null;
  const original: StoredFile = { key, mime, bytes, width, height };
  const format = mime.replace('image/', '');
  const fits = bytes <= limits.bytesPerFile && limits.formats.includes(format);
  const sent = fits ? original : await shrink(original, limits);
  const count = job.pictures.length;
  const prompt = plainPrompt(job.request.prompt);
  const caption = captionOf(job, index);
  const imageId = imageIdFor(job.id, index);
  const file: OutFile = {
    ...sent,
    index,
    // An edit keeps files by their names: those of messages that are posted must stay the same.
    name: fileName(job.request.prompt, imageId, sent.mime.replace('image/', '')),
    alt: altText(caption ?? prompt, { index, count, maxLength: limits.altTextLength }),
    title: titleOf({ job, words }, { index, size: words.size(`${width}x${height}`), caption }),
    ...(caption !== null && { caption: cutText(caption, captionLength) }),
    ...(!fits && { isCopy: true }),
  };
  return { file, imageId, smaller: !fits };
}

/** The scene of a storyboard a picture shows, where the prompt lists them. */
function captionOf({ request, pictures }: FullJob, index: number): string | null {
  if (request.mode !== 'set') return null;
  return captionsOf(request, pictures.length)?.[index] ?? null;
}

function titleOf(
  { job, words }: Pick<PicturesMessage, 'job' | 'words'>,
  { index, size, caption }: { index: number; size: string; caption: string | null },
): string {
  const count = job.pictures.length;
  const title = words.say(count === 1 ? 'picture.title-one' : 'picture.title', { n: index + 1, count, size });
  return caption === null ? title : `${title} · ${cutText(caption, captionLength)}`;
}
