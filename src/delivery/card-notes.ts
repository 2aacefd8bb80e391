import { billOf, estimateOf, type Failure, type FullJob, hasEnded, wasDrawn } from '../queue/job.ts';
import { allOf } from '../request/request.ts';
import { cutText } from '../words/cut-text.ts';
import type { Words } from '../words/words.ts';

interface NoteFacts {
  words: Words;
  simulated: boolean;
}

/** What a card says below the pictures: one sentence each. */
export function describeNotes(job: FullJob, facts: NoteFacts): string[] {
  const { words } = facts;
  return [
    ...describeReferences(job, words),
    ...job.warnings.map((warning) => words.explain(warning)),
    ...describeFailures(job, facts),
    ...describeAbsent(job, words),
    ...describeDeleted(job, words),
    ...describeWithheld(job, words),
    ...describeCost(job, facts),
  ];
}

/** Which picture is image 1, image 2 … to the model. */
function describeReferences({ references }: FullJob, words: Words): string[] {
  if (references.length === 0) return [];
  const names = references.map(
    ({ index, source, parent }) => `${index + 1} ${cutText(parent ?? source.name, 40)}`,
  );
  return [words.say('card.used', { count: references.length, pictures: names.join(' · ') })];
}

/** Pictures that failed for the same reason share a sentence. */
function describeFailures(job: FullJob, { words, simulated }: NoteFacts): string[] {
  const groups = new Map<string, { failure: Failure; numbers: number[] }>();
  if (job.failure) groups.set('job', { failure: job.failure, numbers: [] });
  for (const { failure, index } of job.pictures) {
    if (!failure) continue;
    const key = JSON.stringify(failure);
    const group = groups.get(key) ?? { failure, numbers: [] };
    group.numbers.push(index + 1);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ failure, numbers }) => {
    const params = { reason: words.explain(failure), charged: simulated ? 'no' : failure.charged };
    if (job.pictures.length === 1 || numbers.length === 0) return words.say('failure.only', params);
    const free = failure.code === 'refused-output' && params.charged === 'no';
    const key = free ? 'failure.refused-output' : 'failure.pictures';
    return words.say(key, { ...params, count: numbers.length, pictures: allOf(numbers.map(String)) });
  });
}

function describeAbsent(job: FullJob, words: Words): string[] {
  const absent = job.pictures.filter((picture) => picture.state === 'absent').length;
  const asked = job.pictures.length;
  return absent > 0 ? [words.say('card.fewer', { asked, drawn: job.pictures.filter(wasDrawn).length })] : [];
}

function describeDeleted({ pictures }: FullJob, words: Words): string[] {
  const count = pictures.filter(({ state }) => state === 'deleted').length;
  return count > 0 ? [words.say('card.deleted', { count })] : [];
}

function describeWithheld(job: FullJob, words: Words): string[] {
  const unposted = job.pictures.filter((picture) => picture.state === 'kept' && !picture.packed).length;
  const held = job.cancelRequested ? unposted : 0;
  return held > 0 ? [words.say('card.withheld', { count: held, id: job.id })] : [];
}

function describeCost(job: FullJob, { words, simulated }: NoteFacts): string[] {
  if (!hasEnded(job)) {
    if (job.cancelRequested || simulated) return [];
    const price = estimateOf(job);
    return price
      ? [words.say('card.cost-estimate', { money: words.money(price), count: job.request.count })]
      : [words.say('card.cost-unknown')];
  }
  const { billed, unknown, total } = billOf(job);
  if (simulated) return billed > 0 || unknown === 0 ? [words.say('card.cost-simulated')] : [];
  if (billed === 0)
    return unknown > 0 || job.failure || job.pictures.some((picture) => picture.failure)
      ? []
      : [words.say('card.cost-none')];
  return total
    ? [words.say('card.cost', { count: billed, money: words.money(total) })]
    : [words.say('card.cost-unpriced', { count: billed })];
}
