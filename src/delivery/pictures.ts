import type { ChatLimits, OutFile, OutMessage } from '../chat/chat.ts';
import { altText, fileName } from '../image/label.ts';
import type { FullJob, Picture } from '../queue/job.ts';
import { imageIdFor } from '../request/address.ts';
import type { Words } from '../words/words.ts';

/** A picture whose bytes are in the blob store. */
export interface StoredFile {
  key: string;
  mime: string;
  bytes: number;
  width: number;
  height: number;
}

/** Makes a smaller copy that a chat takes; the original stays as it is. */
export type Shrink = (file: StoredFile, limits: ChatLimits) => Promise<StoredFile>;

export interface PicturesMessage {
  job: FullJob;
  /** Numbers from 0. */
  indexes: readonly number[];
  limits: ChatLimits;
  words: Words;
  shrink: Shrink;
}

/** The message that carries finished pictures, each with alt text and a title. */
export async function renderPictures(wish: PicturesMessage): Promise<OutMessage> {
  const { job, words } = wish;
  const pictures = job.pictures.filter((picture) => wish.indexes.includes(picture.index));
  const fitted = await Promise.all(pictures.map((picture) => renderFile(picture, wish)));
  const files = fitted.flatMap((entry) => (entry ? [entry.file] : []));
  const smaller = fitted.filter((entry) => entry?.smaller).length;
  const text = smaller > 0 ? words.say('picture.smaller', { count: smaller, id: job.id }) : undefined;
  return { files, ...(text && { text }) };
}

async function renderFile(
  picture: Picture,
  { job, limits, words, shrink }: PicturesMessage,
): Promise<{ file: OutFile; smaller: boolean } | null> {
  const { key, mime, bytes, width, height, index } = picture;
  if (key === null || mime === null || bytes === null || width === null || height === null) return null;
  const original: StoredFile = { key, mime, bytes, width, height };
  const format = mime.replace('image/', '');
  const fits = bytes <= limits.bytesPerFile && limits.formats.includes(format);
  const sent = fits ? original : await shrink(original, limits);
  const count = job.pictures.length;
  const { prompt } = job.request;
  const file: OutFile = {
    ...sent,
    index,
    name: fileName(prompt, imageIdFor(job.id, index), sent.mime.replace('image/', '')),
    alt: altText(prompt, { index, count, maxLength: limits.altTextLength }),
    title: words.say(count === 1 ? 'picture.title-one' : 'picture.title', {
      n: index + 1,
      count,
      size: words.size(`${width}x${height}`),
    }),
  };
  return { file, smaller: !fits };
}
