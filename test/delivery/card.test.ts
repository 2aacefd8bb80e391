import { expect, test } from 'vitest';
import { type CardFacts, renderCard } from '../../src/delivery/card.ts';
import type { Failure, FullJob, JobState, Picture, PictureState } from '../../src/queue/job.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { enlargeDraft, redoDraft, varyDraft } from '../../src/request/follow-up.ts';
import type { ModelFamily } from '../../src/request/models.ts';
import type { ImageRequest } from '../../src/request/request.ts';
import { createWords } from '../../src/words/words.ts';
import { newJob } from '../store/samples.ts';

const [family] = createCatalogue('byteplus').families;
const enlarge = (request: ImageRequest) =>
  enlargeDraft(request, family as ModelFamily, { width: 1024, height: 1024 });
const redo = (request: ImageRequest) => redoDraft(request, { caption: 'dawn', others: 2 });

const facts = (changes: Partial<CardFacts> = {}): CardFacts => ({
  words: createWords('en'),
  ...{
    modelName: 'Seedream 4.5',
    simulated: false,
    place: null,
    pausedUntil: 0,
    parked: null,
    now: 1_000_000,
  },
  ...changes,
});

interface Looks {
  state?: JobState;
  pictures: (PictureState | { state: PictureState; failure: Failure })[];
  cancelRequested?: boolean;
  prompt?: string;
  mode?: 'variations' | 'set';
}

function jobWith({
  state = 'done',
  pictures,
  cancelRequested = false,
  prompt = 'a fox',
  mode = 'variations',
}: Looks): FullJob {
  const stored = newJob({ count: pictures.length, mode });
  const call = {
    id: 'call',
    jobId: stored.id,
    firstPicture: 0,
    images: pictures.length,
    state: 'done' as const,
  };
  const times = { sentAt: null, acceptedAt: null, endedAt: null };
  const on = { modelKey: 'ark/test', service: null, handle: null, price: null, cost: null };
  return {
    ...stored,
    ...{
      state,
      cancelRequested,
      failure: null,
      sheet: null,
      createdAt: stored.now,
      queuedAt: null,
      startedAt: null,
      endedAt: null,
    },
    request: { ...stored.request, prompt },
    references: [],
    calls: [{ ...call, ...times, ...on, billedImages: null, failure: null }],
    pictures: pictures.map((look, index) =>
      pictureWith(typeof look === 'string' ? { state: look } : look, index),
    ),
  };
}

function pictureWith(look: { state: PictureState; failure?: Failure }, index: number): Picture {
  const file =
    look.state === 'kept' ? { key: 'k', mime: 'image/jpeg', bytes: 1, width: 2848, height: 1600 } : null;
  const nothing = { key: null, mime: null, bytes: null, width: null, height: null };
  return {
    jobId: 'j',
    callId: 'call',
    index,
    keptAt: null,
    packed: false,
    published: false,
    failure: null,
    ...nothing,
    ...file,
    ...look,
  };
}

const cardOf = (job: FullJob, changes?: Partial<CardFacts>) => {
  const { card } = renderCard(job, facts(changes));
  if (!card) throw new Error('no card');
  return card;
};
const refused: Failure = { code: 'refused-output', params: {}, charged: 'no' };
const lost: Failure = { code: 'interrupted', params: {}, charged: 'unknown' };

test('a card says who asked for what, and how it is drawn', () => {
  expect(cardOf(jobWith({ state: 'queued', pictures: ['waiting', 'waiting'] }))).toMatchObject({
    heading: 'Ana asked for',
    prompt: 'a fox',
    settings: expect.stringMatching(/^Seedream 4\.5 · 2 pictures · 2K · job\d+$/),
    tone: 'working',
    notes: ['Costs $0.08 if every picture succeeds.'],
  });
});

test.each([
  [1, 'Ana asked to change a picture'],
  [3, 'Ana asked to combine 3 pictures'],
])('from %i pictures a card says what becomes of them', (references, heading) => {
  const job = jobWith({ pictures: ['kept'] });
  expect(cardOf({ ...job, request: { ...job.request, references } }).heading).toBe(heading);
});

test.each([
  ['A variation: a fox', 'Eine Variante: a fox', varyDraft],
  ['At the largest size: a fox', 'In maximaler Größe: a fox', enlarge],
  ['One picture of a series again: dawn', 'Ein Bild einer Serie neu: dawn', redo],
])('“%s” stands on a card in its reader’s language, and the model has its own words', (en, de, draftFor) => {
  const job = jobWith({ pictures: ['kept'] });
  const { prompt, references } = draftFor(job.request);
  const asked = { ...job, request: { ...job.request, prompt, references } };
  expect(cardOf(asked)).toMatchObject({ prompt: en, heading: 'Ana asked for' });
  expect(cardOf(asked, { words: createWords('de') }).prompt).toBe(de);
  expect(asked.request.prompt).toMatch(/image 1|this series/);
});

test('a card names what else was chosen', () => {
  const job = jobWith({ state: 'queued', pictures: ['waiting'] });
  const request = { ...job.request, seed: 7, guidance: 2.5, transparent: true, fast: true, web: true };
  const { settings, notes } = cardOf({ ...job, request });
  expect(settings).toContain(' · seed 7 · guidance 2.5 · no background · fast · with web search · ');
  expect(notes).toEqual(['Costs $0.04.']);
});

test('a price that nobody knows is said to be unknown before and after', () => {
  const unpriced = (looks: Looks) => {
    const job = jobWith(looks);
    return { ...job, request: { ...job.request, pricePerImage: null } };
  };
  expect(cardOf(unpriced({ state: 'queued', pictures: ['waiting'] })).notes).toEqual([
    'The price is not known.',
  ]);
  expect(cardOf(unpriced({ pictures: ['kept'] })).notes).toEqual(['Cost: 1 picture, price unknown.']);
  expect(cardOf(unpriced({ state: 'queued', pictures: ['waiting'] }), { simulated: true }).notes).toEqual([]);
});

test('there is one square per picture, with words for those who cannot see it', () => {
  const { tiles } = cardOf(
    jobWith({
      state: 'running',
      pictures: ['kept', { state: 'failed', failure: refused }, 'drawing', 'waiting'],
    }),
  );
  expect(tiles).toEqual([
    { state: 'done', label: 'Picture 1 of 4: finished' },
    { state: 'failed', label: 'Picture 2 of 4: not made' },
    { state: 'drawing', label: 'Picture 3 of 4: being drawn' },
    { state: 'waiting', label: 'Picture 4 of 4: waiting' },
  ]);
});

test.each<[string, { size?: string; ratio?: string; references?: [number, number][] }, number]>([
  ['the pixels that were asked for', { size: '2848x1600', ratio: '16:9' }, 1.78],
  ['the ratio that was asked for', { size: '2K', ratio: '3:4' }, 0.75],
  ['its only reference', { size: 'adaptive', references: [[900, 600]] }, 1.5],
  [
    'a square with several references',
    {
      size: '2K',
      references: [
        [900, 600],
        [10, 20],
      ],
    },
    1,
  ],
  ['a square when nothing is known', { size: '2K' }, 1],
])('room is kept in the shape of %s', (_name, { size = '2K', ratio = null, references = [] }, expected) => {
  const job = jobWith({ pictures: ['waiting'] });
  const file = {
    source: { id: 'a', name: 'a', bytes: 1 },
    parent: null,
    key: 'k',
    mime: 'image/png',
    bytes: 1,
  };
  const card = cardOf({
    ...job,
    request: { ...job.request, size, ratio },
    references: references.map(([width, height], index) => ({ ...file, index, width, height })),
  });
  expect(card.ratio).toBeCloseTo(expected, 5);
});

test.each<[string, Looks, Partial<CardFacts>, string, number | null]>([
  [
    'the next in line',
    { state: 'queued', pictures: ['waiting'] },
    { place: { position: 1, startsAt: null } },
    'Next in line',
    null,
  ],
  [
    'the third in line',
    { state: 'queued', pictures: ['waiting'] },
    { place: { position: 3, startsAt: 1_040_000 } },
    '3rd in line, starts',
    1_040_000,
  ],
  [
    'waiting for a full service',
    { state: 'queued', pictures: ['waiting'] },
    { pausedUntil: 1_020_000 },
    'The service takes nothing right now. This job keeps its place and goes on',
    1_020_000,
  ],
  [
    'drawing',
    { state: 'running', pictures: ['kept', 'drawing', 'waiting'] },
    {},
    'Drawing, 1 of 3 finished',
    null,
  ],
  ['done', { pictures: ['kept', 'kept'] }, {}, 'Done, all 2 pictures', null],
  ['partly done', { pictures: ['kept', { state: 'failed', failure: refused }] }, {}, '1 of 2 pictures', null],
  [
    'failed',
    { state: 'failed', pictures: [{ state: 'failed', failure: refused }] },
    {},
    'The picture was not made',
    null,
  ],
  [
    'cancelled',
    { state: 'cancelled', pictures: ['cancelled'], cancelRequested: true },
    {},
    'Cancelled',
    null,
  ],
  [
    'cancelled while drawing',
    { state: 'running', pictures: ['drawing', 'cancelled'], cancelRequested: true },
    {},
    'Cancelled. 1 picture is already being drawn',
    null,
  ],
  [
    'interrupted',
    { state: 'unknown', pictures: [{ state: 'unknown', failure: lost }] },
    {},
    'Interrupted',
    null,
  ],
])('a job that is %s says so', (_name, looks, changes, status, countdownTo) => {
  expect(cardOf(jobWith(looks), changes)).toMatchObject({ status, countdownTo });
});

test('a refused picture of several is named, with what it cost', () => {
  const pictures = ['kept', 'kept', { state: 'failed' as const, failure: refused }, 'kept'] as const;
  expect(cardOf(jobWith({ pictures: [...pictures] })).notes).toEqual([
    'Picture 3 was refused by the safety filter. You were not charged for it. Another try can turn out differently.',
    'Cost: 3 pictures, $0.12.',
  ]);
});

test('a refusal that may be billed is not said to be free', () => {
  const failure: Failure = { ...refused, charged: 'maybe' };
  const pictures = ['kept' as const, { state: 'failed' as const, failure }];
  expect(cardOf(jobWith({ pictures })).notes[0]).toBe(
    'Picture 2: It was refused by the safety filter. Another try can turn out differently. It may have been billed.',
  );
  const only = jobWith({ state: 'failed', pictures: [{ state: 'failed', failure }] });
  expect(cardOf(only).notes).toEqual([
    'It was refused by the safety filter. Another try can turn out differently. It may have been billed.',
  ]);
});

test('pictures that failed for the same reason share a sentence', () => {
  const failure: Failure = { code: 'upstream', params: {}, charged: 'no' };
  const pictures = [1, 2, 3].map(() => ({ state: 'failed' as const, failure }));
  expect(cardOf(jobWith({ state: 'failed', pictures })).notes).toEqual([
    'Pictures 1, 2 and 3: The service had an internal error. You were not charged for them.',
  ]);
});

test('an interrupted picture may have been billed and can be run again', () => {
  const job = jobWith({ state: 'unknown', pictures: [{ state: 'unknown', failure: lost }] });
  expect(cardOf(job).notes).toEqual([
    'Darkroom was stopped while drawing. It may have been billed. Run again starts it once more.',
  ]);
  expect(renderCard(job, facts()).buttons?.flat()[0]).toEqual({
    ...{ id: `v1:again:${job.id}`, label: 'Run again', style: 'primary' },
  });
});

test('fewer pictures than asked for are said, and only what was drawn is charged', () => {
  expect(cardOf(jobWith({ mode: 'set', pictures: ['kept', 'absent', 'absent'] })).notes).toEqual([
    'The model drew 1 of the 3 pictures it was asked for.',
    'Cost: 1 picture, $0.04.',
  ]);
});

test('paid pictures of a cancelled job are kept, and the card says how to see them', () => {
  const job = jobWith({ pictures: ['kept', 'cancelled'], cancelRequested: true });
  expect(cardOf(job).notes[0]).toBe(
    `1 picture was already drawn, but not posted. Bring it back with /show ${job.id}`,
  );
});

test('simulated pictures cost nothing', () => {
  expect(cardOf(jobWith({ pictures: ['kept'] }), { simulated: true }).notes).toEqual([
    'Simulated: nothing was charged.',
  ]);
});

test('Cancel is there while a job can be cancelled, and not after', () => {
  const buttons = (looks: Looks) =>
    renderCard(jobWith(looks), facts())
      .buttons?.flat()
      .map((button) => button.label);
  expect(buttons({ state: 'queued', pictures: ['waiting'] })).toEqual(['Cancel']);
  expect(buttons({ state: 'running', pictures: ['drawing'] })).toEqual(['Cancel']);
  expect(buttons({ state: 'running', pictures: ['drawing'], cancelRequested: true })).toEqual([]);
  expect(buttons({ pictures: ['kept'] })).toEqual([]);
  expect(buttons({ pictures: ['kept', { state: 'failed', failure: refused }] })).toEqual([
    ...['Run again', 'Again', 'Edit prompt', 'Change settings', 'Details', 'Try on a stronger model'],
  ]);
  const forbidden = { code: 'refused-prompt', params: {}, charged: 'no' as const };
  expect(buttons({ state: 'failed', pictures: [{ state: 'failed', failure: forbidden }] })).toEqual([
    ...['Again', 'Edit prompt', 'Change settings'],
  ]);
});

test('a long prompt is cut at 200 characters', () => {
  expect([...cardOf(jobWith({ pictures: ['kept'], prompt: '🦊'.repeat(300) })).prompt]).toHaveLength(200);
});

test('a deleted picture was made and paid for, and the card says that it was deleted', () => {
  const { card } = renderCard(jobWith({ pictures: ['deleted'] }), facts());
  expect(card).toMatchObject({ tone: 'done', status: 'Done' });
  expect(card?.tiles).toEqual([{ state: 'deleted', label: 'Picture 1 of 1: deleted' }]);
  expect(card?.notes[0]).toBe('1 picture was deleted.');
  expect(card?.notes[1]).toMatch(/^Cost: 1 picture/);
  const some = renderCard(jobWith({ pictures: ['kept', 'deleted', 'absent', 'deleted'] }), facts()).card;
  expect(some).toMatchObject({ tone: 'partial', status: '3 of 4 pictures' });
  expect(some?.notes.slice(0, 2)).toEqual([
    'The model drew 3 of the 4 pictures it was asked for.',
    '2 pictures were deleted.',
  ]);
});
