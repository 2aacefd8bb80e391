import type { Chat, ChatLimits } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import type { FullJob } from '../queue/job.ts';
import { findEntry, listParts, type OutboxEntry } from '../store/outbox.ts';
import { unpublishPicture } from '../store/pictures.ts';
import { isPublicPart, picturesIn } from '../store/posted-pictures.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPrompt } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import { type LinkFor, renderPictures, type Shrink } from './pictures.ts';
import { type SendParts, sendEntry } from './send.ts';

/** A job that took longer tells its asker once. */
const mentionAfterMs = 60_000;
/** A chat that finds a file too large although it should not be is given smaller copies, this many times. */
const smallerTries = 3;

export interface PictureParts extends SendParts {
  wordsFor(locale: string): Words;
  shrink: Shrink;
  linkFor: LinkFor;
}

/** Sends the message of one part; what the chat refuses for good is kept, and its asker is told. */
export async function sendPictures(parts: PictureParts, job: FullJob, part: string): Promise<void> {
  const { db, log } = parts;
  const chat = parts.chatFor(job.address);
  const entry = await findEntry(db, job.id, part);
  if (!entry) return;
  try {
    await sendFitted(parts, { job, entry, limits: chat.limitsAt(entry.address) });
  } catch (error) {
    if (!(error instanceof ChatError && error.permanent)) throw error;
    log.warn({ jobId: job.id, part, error: error.code }, 'the chat refused finished pictures; they are kept');
    if (isPublicPart(part))
      for (const index of await picturesIn(db, job.id, part)) await unpublishPicture(db, job.id, index);
    await tellKept(parts, chat, { job, part, refusal: error });
  }
}

async function sendFitted(
  parts: PictureParts,
  { job, entry, limits }: { job: FullJob; entry: OutboxEntry; limits: ChatLimits },
): Promise<void> {
  const indexes = await picturesIn(parts.db, job.id, entry.part);
  const { shrink, linkFor } = parts;
  const published = isPublicPart(entry.part);
  const words = parts.wordsFor(job.locale);
  const isFirst = !published && (await isFirstMessage(parts, job));
  const mention = isFirst && isLate(parts, job) ? { mention: job.person } : {};
  const reason =
    isFirst && (await hasLostCard(parts, job, entry))
      ? [words.say('picture.card-gone', titleOf(job, words))]
      : [];
  let { bytesPerFile } = limits;
  for (let tries = 1; ; tries += 1) {
    const fitting = { job, indexes, limits: { ...limits, bytesPerFile }, shrink, linkFor };
    const rendered = await renderPictures({ ...fitting, words });
    const heading = published ? [words.say('publish.heading', headingOf(job, words))] : [];
    const lines = [...heading, ...reason, ...(rendered.text ? [rendered.text] : [])];
    const message = { ...rendered, ...(lines.length > 0 && { text: lines.join('\n') }) };
    try {
      const sent = { jobId: job.id, part: entry.part, shownEnd: null };
      return await sendEntry(parts, sent, { ...message, ...mention });
    } catch (error) {
      const tooLarge = error instanceof ChatError && error.code === 'chat-file-too-large';
      if (!tooLarge || tries > smallerTries) throw error;
      bytesPerFile = Math.floor(Math.max(0, ...(message.files ?? []).map(({ bytes }) => bytes)) / 2);
    }
  }
}

function headingOf({ personName, request }: FullJob, words: Words) {
  return { person: personName, prompt: cutText(sayPrompt(request.prompt, words), 200) };
}

function titleOf({ request }: FullJob, words: Words) {
  return { prompt: cutText(sayPrompt(request.prompt, words), 60) };
}

function isLate({ now }: PictureParts, job: FullJob): boolean {
  return !job.private && now().getTime() - job.createdAt.getTime() > mentionAfterMs;
}

async function isFirstMessage({ db }: PictureParts, job: FullJob): Promise<boolean> {
  return (await listParts(db, job.id)).every((entry) => entry.part === 'card' || entry.state !== 'sent');
}

/** The pictures come to the asker alone, although the job was for everybody. */
async function hasLostCard(
  { db, chatFor }: PictureParts,
  job: FullJob,
  entry: OutboxEntry,
): Promise<boolean> {
  if (job.private || (await findEntry(db, job.id, 'card'))?.state !== 'refused') return false;
  return entry.address === (await chatFor(job.address).privateAddress(job.person, job.address));
}

async function tellKept(
  { wordsFor }: PictureParts,
  chat: Chat,
  { job, part, refusal }: { job: FullJob; part: string; refusal: ChatError },
): Promise<void> {
  const words = wordsFor(job.locale);
  const params = { ...titleOf(job, words), id: job.id, reason: words.explain(refusal) };
  const text = words.say('answer.delivery-failed', params);
  // Once for a job, however many messages its pictures fill; showing one to everybody was a wish of its own.
  const about = isPublicPart(part) ? `${job.id}:${part}` : job.id;
  await chat.tell(job.person, job.address, { text }, `${about}:kept`);
}
