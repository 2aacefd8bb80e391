import type { FullJob } from '../queue/job.ts';
import { type Address, platformOf } from '../request/address.ts';
import { addEntry, reopenEntry } from '../store/outbox.ts';
import { publishPicture } from '../store/pictures.ts';
import { publicPart } from '../store/posted-pictures.ts';
import { findParent, type Step } from './lineage.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import { isSameChannel, type Shown } from './visible.ts';

/**
 * Where the private command was typed. A follow-up of a picture that only its asker reads is asked for among them: the
 * channel is that of the private picture it goes on from. What was public already says nothing about where this may go.
 */
async function channelOfPrivate(parts: Parts, asker: Asker, { job }: Shown): Promise<Address> {
  const chat = chatOf(parts, platformOf(job.address));
  for (let at: FullJob | null = job; at; ) {
    if (!chat.isDirect(at.address)) return at.address;
    const parent: Step | null = await findParent(parts, asker, at);
    at = parent?.job.private && parent.job.person === job.person ? parent.job : null;
  }
  return job.address;
}

/** Where the bot can only answer, the press of a moment ago lets it post; what the job was asked with does not. */
async function findChannel(parts: Parts, asker: Asker, shown: Shown): Promise<Address> {
  const channel = await channelOfPrivate(parts, asker, shown);
  return isSameChannel(parts, asker.address, channel) ? asker.address : channel;
}

/** Shows a private picture to everybody, where it was asked for. Once it is there it stays. */
export async function publish(parts: Parts, asker: Asker, shown: Shown): Promise<unknown> {
  const { job, picture } = shown;
  const words = parts.wordsFor(asker.locale);
  const say = (text: string) => reply(parts, asker.ref, { text });
  if (job.person !== asker.person) return say(words.say('publish.not-yours'));
  if (!job.private || picture.published) return say(words.say('publish.already'));
  const address = await findChannel(parts, asker, shown);
  const missing = await chatOf(parts, platformOf(address)).problemsIn(address);
  if (missing.length > 0) return say(missing.map((found) => words.explain(found)).join('\n'));
  await publishPicture(parts.db, job.id, picture.index);
  const part = publicPart(picture.index);
  const entry = { jobId: job.id, part, address, now: new Date() };
  await addEntry(parts.db, entry);
  await reopenEntry(parts.db, entry);
  parts.delivery.changed(job.id);
  return say(words.say('publish.done'));
}
