import type { Chat, PostedRef } from '../chat/chat.ts';
import type { FullJob } from '../queue/job.ts';
import type { Address } from '../request/address.ts';
import { plainPrompt } from '../request/follow-up.ts';
import type { Database } from '../store/database.ts';
import { findEntry, listParts } from '../store/outbox.ts';
import { packPictures } from '../store/packing.ts';
import { isPublicPart } from '../store/posted-pictures.ts';
import { cutText } from '../words/cut-text.ts';
import type { SendParts } from './send.ts';

/** Hands the kept pictures of a job to messages, where its card or its earlier pictures say. */
export async function packKept(
  { db, chatFor, now }: Pick<SendParts, 'db' | 'chatFor' | 'now'>,
  job: FullJob,
): Promise<void> {
  const chat = chatFor(job.address);
  const address = (await earlierAddress(db, job.id)) ?? (await newAddress(db, job, chat));
  await packPictures(db, { jobId: job.id, address, limits: chat.limitsAt(address), now: now() });
}

/** Pictures of one job stay together. */
async function earlierAddress(db: Database, jobId: string): Promise<Address | null> {
  const entries = await listParts(db, jobId);
  const own = entries.filter(({ part }) => part !== 'card' && !isPublicPart(part));
  return own.find(({ state }) => state !== 'refused')?.address ?? null;
}

async function newAddress(db: Database, job: FullJob, chat: Chat): Promise<Address> {
  const card = await findEntry(db, job.id, 'card');
  return card?.state === 'sent' && card.posted
    ? threadOf(job, chat, card.posted)
    : chat.privateAddress(job.person, job.address);
}

function threadOf(job: FullJob, chat: Chat, card: PostedRef): Promise<Address> {
  const title = cutText(plainPrompt(job.request.prompt), 60);
  return chat.threadFor({ card, pictures: job.pictures.length, title });
}
