import type { Card, OutFile, OutMessage, Tile } from '../chat/chat.ts';
import { type FullJob, hasEnded, type Picture, type StoredFile, wasKept } from '../queue/job.ts';
import type { Place } from '../queue/place.ts';
import { serviceTitle } from '../request/catalogue-services.ts';
import { followUpOf } from '../request/follow-up.ts';
import { allOf } from '../request/request.ts';
import { parseDimensions } from '../request/sizes.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPrompt } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import { cardButtons } from './buttons.ts';
import { describeNotes } from './card-notes.ts';

const promptLength = 200;

export interface CardFacts {
  words: Words;
  modelName: string;
  /** Pictures come from the built-in simulator: nothing is charged. */
  simulated: boolean;
  /** Null unless it waits in line. */
  place: Place | null;
  /** Until when the service takes nothing (epoch ms). */
  pausedUntil: number;
  now: number;
  /** The service it waits for, which is left alone because it does not work; null while it does. */
  parked: string | null;
}

/** The one message that shows a job's state, in the reader's words. */
export function renderCard(job: FullJob, facts: CardFacts): OutMessage {
  const { words } = facts;
  const status = describeStatus(job, facts);
  const card: Card = {
    tone: toneOf(job),
    heading: describeHeading(job, words),
    prompt: cutText(sayPrompt(job.request.prompt, words), promptLength),
    settings: describeSettings(job, facts),
    tiles: job.pictures.map((picture) => describeTile(picture, job.pictures.length, words)),
    ratio: ratioOf(job),
    status: status.text,
    countdownTo: status.countdownTo,
    notes: describeNotes(job, facts),
    ...(job.cancelRequested && { isCancelled: true }),
    sheet: job.sheet && sheetOf(job, job.sheet, words),
  };
  return { card, buttons: cardButtons(job, words, job.pictures.some(mayTurnOutDifferently)) };
}

function describeHeading(job: FullJob, words: Words): string {
  const { mode, references, prompt } = job.request;
  const person = job.personName;
  if (mode === 'set') return words.say('card.heading-series', { person });
  if (references === 0 || followUpOf(prompt)) return words.say('card.heading', { person });
  if (references === 1) return words.say('card.heading-edit', { person });
  return words.say('card.heading-combine', { person, references });
}

function describeSettings(job: FullJob, { words, modelName, simulated }: CardFacts): string {
  const { count, size, ratio, references } = job.request;
  const shape = [words.size(size), ...(ratio ? [ratio] : [])].join(' ');
  const parts = [
    describeModel(job, { words, modelName, simulated }),
    words.say('card.count', { count }),
    shape,
  ];
  if (references > 0) parts.push(words.say('card.references', { count: references }));
  parts.push(...describeExtras(job, words));
  if (job.private) parts.push(words.say('card.private'));
  return [...parts, job.id].join(' · ');
}

/** Who drew it is said once somebody did. */
function describeModel(
  { calls }: FullJob,
  { words, modelName, simulated }: Pick<CardFacts, 'words' | 'modelName' | 'simulated'>,
): string {
  const services = [...new Set(calls.flatMap((call) => call.service ?? []))].map(serviceTitle);
  if (simulated || services.length === 0) return modelName;
  return words.say('card.model-by', { model: modelName, services: allOf(services) });
}

function describeExtras({ request }: FullJob, words: Words): string[] {
  const { seed, guidance, format, transparent, fast, web } = request;
  return [
    ...(seed === null ? [] : [words.say('card.seed', { seed: String(seed) })]),
    ...(guidance === null ? [] : [words.say('card.guidance', { guidance })]),
    ...(format === null ? [] : [format.toUpperCase()]),
    ...(transparent ? [words.say('card.transparent')] : []),
    ...(fast ? [words.say('card.fast')] : []),
    ...(web ? [words.say('card.web')] : []),
  ];
}

const tileStates = {
  waiting: 'waiting',
  drawing: 'drawing',
  kept: 'done',
  deleted: 'deleted',
  failed: 'failed',
  unknown: 'failed',
  cancelled: 'failed',
  absent: 'failed',
} as const satisfies Record<Picture['state'], Tile['state']>;

function describeTile(picture: Picture, count: number, words: Words): Tile {
  const state = tileStates[picture.state];
  return { state, label: words.say(`card.tile.${state}`, { n: picture.index + 1, count }) };
}

/** What was asked for in pixels or as a ratio; an edit without either keeps the shape of its only reference. */
function ratioOf({ request, references }: FullJob): number {
  const [width, height] = request.ratio?.split(':').map(Number) ?? [];
  const only = references.length === 1 ? references[0] : undefined;
  const shape = parseDimensions(request.size) ?? (request.ratio === null ? only : { width, height });
  return shape?.width && shape.height ? shape.width / shape.height : 1;
}

function toneOf(job: FullJob): Card['tone'] {
  if (!hasEnded(job)) return 'working';
  const kept = job.pictures.filter(wasKept).length;
  if (kept === 0) return 'failed';
  return kept === job.pictures.length ? 'done' : 'partial';
}

interface Status {
  text: string;
  countdownTo: number | null;
}

function describeStatus(job: FullJob, facts: CardFacts): Status {
  const { words } = facts;
  const count = job.pictures.length;
  const done = job.pictures.filter(wasKept).length;
  const plain = (text: string): Status => ({ text, countdownTo: null });
  if (job.cancelRequested || job.state === 'cancelled') {
    const drawing = job.pictures.filter((picture) => picture.state === 'drawing').length;
    return plain(
      drawing > 0 ? words.say('card.cancelled-drawing', { count: drawing }) : words.say('card.cancelled'),
    );
  }
  if (job.state === 'collecting') return plain(words.say('card.preparing'));
  if (job.state === 'running') return plain(words.say('card.drawing', { done, count }));
  if (!hasEnded(job)) return describePlace(facts);
  if (done === count) return plain(words.say('card.done', { count }));
  if (done > 0) return plain(words.say('card.partial', { done, count }));
  return plain(job.state === 'unknown' ? words.say('card.unknown') : words.say('card.failed', { count }));
}

function describePlace({ words, place, pausedUntil, parked, now }: CardFacts): Status {
  if (parked !== null) return { text: words.say('card.parked', { service: parked }), countdownTo: null };
  if (pausedUntil > now) return { text: words.say('card.paused'), countdownTo: pausedUntil };
  const soon = place?.startsAt != null && place.startsAt > now ? place.startsAt : null;
  if (!place || place.position === 1) {
    return soon
      ? { text: words.say('card.next-soon'), countdownTo: soon }
      : { text: words.say('card.next'), countdownTo: null };
  }
  const params = { place: place.position };
  return soon
    ? { text: words.say('card.place-soon', params), countdownTo: soon }
    : { text: words.say('card.place', params), countdownTo: null };
}

function sheetOf(job: FullJob, sheet: StoredFile, words: Words): OutFile {
  const isOnly = job.references.length === 1;
  const pictures = job.references
    .map(({ index, source: { name } }) => (isOnly ? name : `${index + 1}: ${name}`))
    .join(', ');
  const title = words.say('card.references', { count: job.references.length });
  const name = `references-${job.id}.${sheet.mime.replace('image/', '')}`;
  return { ...sheet, index: null, name, title, alt: cutText(`${title}: ${pictures}`, 500) };
}

/** Failures that the same request may not meet again. */
const passingFailures = ['refused-output', 'timeout', 'upstream', 'overloaded', 'unreachable', 'not-kept'];

/** Pictures that another try may bring. */
export function mayTurnOutDifferently({ state, failure }: Picture): boolean {
  return state === 'unknown' || (state === 'failed' && passingFailures.includes(failure?.code ?? ''));
}
