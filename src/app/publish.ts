import { type Address, platformOf } from '../request/address.ts';
import { addEntry, publicPart } from '../store/outbox.ts';
import { publishPicture } from '../store/pictures.ts';
import { chainOf, type Step } from './lineage.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import type { Shown } from './visible.ts';

/** A follow-up is asked for where only its asker reads: the channel is that of the first picture of theirs. */
async function findChannel(parts: Parts, asker: Asker, step: Step): Promise<Address> {
  const chain = await chainOf(parts, asker, step);
  return (chain.find(({ job }) => job.person === asker.person) ?? step).job.address;
}

/** Shows a private picture to everybody, where it was asked for. Once it is there it stays. */
export async function publish(parts: Parts, asker: Asker, { job, picture }: Shown): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const say = (text: string) => reply(parts, asker.ref, { text });
  if (job.person !== asker.person) return say(words.say('publish.not-yours'));
  if (!job.private || picture.published) return say(words.say('publish.already'));
  const address = await findChannel(parts, asker, { job, index: picture.index });
  const missing = await chatOf(parts, platformOf(address)).problemsIn(address);
  if (missing.length > 0) return say(missing.map((found) => words.explain(found)).join('\n'));
  await publishPicture(parts.db, job.id, picture.index);
  const part = publicPart(picture.index);
  await addEntry(parts.db, { jobId: job.id, part, address, now: new Date() });
  parts.delivery.changed(job.id);
  return say(words.say('publish.done'));
}
