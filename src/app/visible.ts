import type { AttachmentRef } from '../chat/chat.ts';
import type { FullJob, Picture } from '../queue/job.ts';
import { type Address, imageIdFor, parseImageId, platformOf } from '../request/address.ts';
import { hasFavourite } from '../store/history.ts';
import { findFullJob } from '../store/jobs.ts';
import { listPublicAddresses } from '../store/posted-pictures.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf } from './replies.ts';

type Reader = Pick<Asker, 'person' | 'address'>;
type Looking = Pick<Parts, 'db' | 'chats'>;

/**
 * Others see a job in the channel it was asked for in, and a private one only as far as its asker showed it there. What
 * somebody marked as a favourite they have seen, and find again everywhere.
 */
export async function findVisibleJob(parts: Looking, reader: Reader, jobId: string): Promise<FullJob | null> {
  const job = await findFullJob(parts.db, jobId);
  return job && (await isVisible(parts, job, reader)) ? job : null;
}

async function isVisible(parts: Looking, job: FullJob, { person, address }: Reader): Promise<boolean> {
  if (job.person === person) return true;
  if (job.private && !job.pictures.some(({ published }) => published)) return false;
  const shownAt = job.private ? await listPublicAddresses(parts.db, job.id) : [job.address];
  if (shownAt.some((shown) => isSameChannel(parts, shown, address))) return true;
  return hasFavourite(parts.db, { person, jobId: job.id });
}

/** A direct conversation is a channel of its own. */
export function isSameChannel({ chats }: Pick<Looking, 'chats'>, one: Address, other: Address): boolean {
  const platform = platformOf(one);
  if (platformOf(other) !== platform) return false;
  const chat = chatOf({ chats }, platform);
  return chat.channelOf(one) === chat.channelOf(other);
}

/** Which pictures of a visible job this person may see. */
export function isPictureVisible(
  job: FullJob,
  picture: Picture,
  { person }: Pick<Reader, 'person'>,
): boolean {
  return job.person === person || !job.private || picture.published;
}

/** What a private job starts from stays private, also when one of its pictures was shown to everybody. */
export function mayUseReferences(job: FullJob, { person }: Pick<Reader, 'person'>): boolean {
  return job.person === person || !job.private || job.references.length === 0;
}

/** A picture this person may see, with its bytes kept. */
export interface Shown {
  job: FullJob;
  picture: Picture & { key: string; mime: string; bytes: number; width: number; height: number };
}

export async function findShown(
  parts: Looking,
  reader: Reader,
  { jobId, index }: { jobId: string; index: number },
): Promise<Shown | null> {
  const job = await findVisibleJob(parts, reader, jobId);
  const picture = job?.pictures.find((entry) => entry.index === index);
  if (!job || !picture || !isPictureVisible(job, picture, reader)) return null;
  return isKept(picture) ? { job, picture } : null;
}

export function isKept(picture: Picture): picture is Shown['picture'] {
  const { state, key, mime, bytes, width, height } = picture;
  return state === 'kept' && [key, mime, bytes, width, height].every((value) => value !== null);
}

/** The picture of ours an attachment shows, when this person may see it. */
export async function findShownBy(
  parts: Looking,
  reader: Reader,
  { image }: AttachmentRef,
): Promise<Shown | null> {
  const named = image === undefined ? null : parseImageId(image);
  return named ? findShown(parts, reader, named) : null;
}

export function imageIdOf({ job, picture }: Shown): string {
  return imageIdFor(job.id, picture.index);
}
