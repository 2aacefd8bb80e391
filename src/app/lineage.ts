import type { FullJob } from '../queue/job.ts';
import { parseImageId } from '../request/address.ts';
import type { Parts } from './parts.ts';
import type { Asker } from './replies.ts';
import { findVisibleJob, isPictureVisible } from './visible.ts';

/** A step of a picture's history. */
export interface Step {
  job: FullJob;
  index: number;
}

/** More steps than a picture can show are left out, the oldest first but for the very first one. */
const maxSteps = 12;
const longestChain = 200;

/**
 * Where a picture comes from: the one it takes the place of, else the first of ours it was made of. Null where it was
 * made of words.
 */
export async function findParent(
  parts: Pick<Parts, 'db' | 'chats'>,
  reader: Pick<Asker, 'person' | 'address'>,
  job: FullJob,
): Promise<Step | null> {
  const ids = [job.request.from, ...job.references.map(({ parent }) => parent)];
  const named = ids.flatMap((id) => (id ? (parseImageId(id) ?? []) : []))[0];
  const from = named && (await findVisibleJob(parts, reader, named.jobId));
  const picture = from?.pictures.find(({ index }) => index === named?.index);
  if (!from || !picture || !isPictureVisible(from, picture, reader)) return null;
  return { job: from, index: picture.index };
}

/** The picture and all it comes from, the first one first. */
export async function chainOf(
  parts: Pick<Parts, 'db' | 'chats'>,
  reader: Pick<Asker, 'person' | 'address'>,
  last: Step,
): Promise<Step[]> {
  const chain: Step[] = [last];
  for (let step: Step | null = last; step && chain.length < longestChain; ) {
    step = await findParent(parts, reader, step.job);
    if (step) chain.unshift(step);
  }
  const [first, ...rest] = chain;
  return first && chain.length > maxSteps ? [first, ...rest.slice(1 - maxSteps)] : chain;
}
