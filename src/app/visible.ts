import type { AttachmentRef } from '../chat/chat.ts';
import type { FullJob, Picture } from '../queue/job.ts';
import { imageIdFor, parseImageId } from '../request/address.ts';
import { findFullJob } from '../store/jobs.ts';
import type { Parts } from './parts.ts';
import type { Asker } from './replies.ts';

type Reader = Pick<Asker, 'person' | 'place'>;

/** Others see a job where it was asked for, and a private one only as far as its asker showed it to everybody. */
export async function findVisibleJob(parts: Parts, reader: Reader, jobId: string): Promise<FullJob | null> {
  const job = await findFullJob(parts.db, jobId);
  return job && isVisible(job, reader) ? job : null;
}

function isVisible(job: FullJob, { person, place }: Reader): boolean {
  if (job.person === person) return true;
  return job.place === place && (!job.private || job.pictures.some(({ published }) => published));
}

/** Which of a job's pictures this person may see. */
export function isPictureVisible(job: FullJob, picture: Picture, reader: Reader): boolean {
  return job.person === reader.person || (isVisible(job, reader) && (!job.private || picture.published));
}

/** What a private job starts from stays private, also when one of its pictures was shown to everybody. */
export function mayUseReferences(job: FullJob, { person }: Reader): boolean {
  return job.person === person || !job.private || job.references.length === 0;
}

/** A picture this person may see, with its bytes kept. */
export interface Shown {
  job: FullJob;
  picture: Picture & { key: string; mime: string; bytes: number; width: number; height: number };
}

export async function findShown(
  parts: Parts,
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
  parts: Parts,
  reader: Reader,
  { image }: AttachmentRef,
): Promise<Shown | null> {
  const named = image === undefined ? null : parseImageId(image);
  return named ? findShown(parts, reader, named) : null;
}

export function imageIdOf({ job, picture }: Shown): string {
  return imageIdFor(job.id, picture.index);
}
