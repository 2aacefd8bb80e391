import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Message, Person, type Running, startDarkroom } from './harness.ts';
import { fail, TestService } from './test-service.ts';

let first: TestService;
let second: TestService;
let darkroom: Running | null = null;
let ana: Person;

beforeEach(() => {
  first = new TestService('one');
  second = new TestService('two');
});
afterEach(async () => {
  first.holding = false;
  second.holding = false;
  await darkroom?.stop();
  darkroom = null;
});

/** Both services in the route of 4.5, as the operator may write it for the real ones. */
async function start(env: Record<string, string> = {}, dataDir?: string): Promise<void> {
  darkroom = await startDarkroom({
    services: [first, second],
    routes: { '4.5': ['one', 'two'] },
    env,
    ...(dataDir !== undefined && { dataDir }),
  });
  ana = new Person(darkroom.app.url);
}

/** The buttons of one picture's job stand with the picture. */
async function pressUnderPicture(card: Message, label: string): Promise<void> {
  const [shown] = await ana.threadOf(card, 1);
  if (!shown) throw new Error('the picture is gone');
  await ana.press(shown, label);
}

const notesOf = async (prompt: string) => (await ana.card(prompt)).card?.notes.join(' ');

test('a failure that is certainly not accepted goes to the next service, once, and the card names who drew it', async () => {
  await start();
  const certain = [
    fail('auth', false, { serviceCode: 'InvalidKey' }),
    fail('no-credit', false, { serviceCode: 'used_up' }),
    fail('upstream', false),
    fail('unreachable', false),
  ];
  for (const [n, turn] of certain.entries()) {
    first.turns.push(turn);
    await ana.send('imagine', { prompt: `fox ${n}` });
    const card = await ana.cardSays(`fox ${n}`, /^Done$/);
    expect(card.card?.settings).toMatch(/^Seedream 4\.5 by two · /);
    await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  }
  expect(second.submits).toHaveLength(certain.length);
}, 60_000);

test('a call the first service will not take waits for a second one that cannot be reached right now', async () => {
  await start();
  first.turns.push(fail('no-credit', false), fail('no-credit', false));
  second.turns.push(fail('unreachable', false));
  await ana.send('imagine', { prompt: 'a wren' });
  await expect.poll(() => second.submits.length).toBe(1);
  await ana.send('imagine', { prompt: 'a robin' });
  await ana.cardSays('a robin', /^Done$/);
  await ana.cardSays('a wren', /^Done$/);
  expect(first.submits).toHaveLength(2);
}, 60_000);

test('a refusal of content, a request that is not taken, and anything unclear stay where they are', async () => {
  await start();
  const staying = [
    fail('refused-prompt', false, { serviceCode: 'Sensitive' }),
    fail('invalid', false, { serviceCode: 'BadSize' }),
    fail('upstream', 'unknown', { serviceCode: '500' }),
    fail('upstream', true, { serviceCode: 'runner-died', retryable: true }),
    fail('unknown-outcome', 'unknown'),
  ];
  for (const [n, turn] of staying.entries()) {
    first.turns.push(turn);
    await ana.send('imagine', { prompt: `owl ${n}` });
    await ana.cardSays(`owl ${n}`, /^(The picture was not made|Interrupted)$/, 20_000);
  }
  expect(first.submits).toHaveLength(staying.length);
  expect(second.submits).toHaveLength(0);
  expect(await notesOf('owl 4')).toContain('may have been billed');
}, 90_000);

test('a reference that cannot be brought to the service is tried once more, and then it is said', async () => {
  darkroom = await startDarkroom({ services: [first] });
  ana = new Person(darkroom.app.url);
  for (let n = 0; n < 2; n += 1) first.turns.push(fail('upstream', false, { retryable: true }));
  await ana.send('imagine', { prompt: 'a stuck fox' });
  await ana.cardSays('a stuck fox', /^The picture was not made$/, 20_000);
  expect(first.submits).toHaveLength(2);
  first.turns.push(fail('input-unreachable', false, { serviceCode: '403' }));
  await ana.send('imagine', { prompt: 'a refused fox' });
  await ana.cardSays('a refused fox', /^The picture was not made$/, 20_000);
  expect(await notesOf('a refused fox')).toContain('could not read a reference picture');
  expect(first.submits).toHaveLength(3);
}, 60_000);

test('a submit whose answer was lost is found at the service and not paid twice', async () => {
  first.searchable = true;
  first.turns.push({ does: 'lose' });
  await start();
  await ana.send('imagine', { prompt: 'a lost fox' });
  const card = await ana.cardSays('a lost fox', /^Done$/, 20_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect([first.submits.length, first.resumed]).toEqual([1, 1]);
}, 60_000);

test('a search that fails is made again, so that what cut the answer off may pass', async () => {
  first.searchable = true;
  first.failingSearches = 2;
  first.turns.push({ does: 'lose' });
  await start();
  await ana.send('imagine', { prompt: 'a fox in the fog' });
  const card = await ana.cardSays('a fox in the fog', /^Done$/, 20_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect([first.submits.length, first.resumed]).toEqual([1, 1]);
}, 60_000);

test('a paid picture whose link has ended is asked for again, not paid again', async () => {
  first.linksEnd = true;
  await start();
  await ana.send('imagine', { prompt: 'a late fox' });
  const card = await ana.cardSays('a late fox', /^Done$/, 20_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect([first.submits.length, first.resumed]).toEqual([1, 1]);
}, 60_000);

test('a lost submit is found while other answers of the model are awaited; one for the same words comes first', async () => {
  first.searchable = true;
  first.holding = true;
  first.turns.push({ does: 'stall' }, { does: 'lose' });
  await start();
  await ana.send('imagine', { prompt: 'a slow owl' });
  await expect.poll(() => first.submits.length).toBe(1);
  await ana.send('imagine', { prompt: 'a lost owl' });
  await expect.poll(() => first.resumed).toBe(1);
  first.turns.push({ does: 'lose' });
  await ana.send('imagine', { prompt: 'a slow owl' });
  await expect.poll(() => first.submits.length).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  expect(first.resumed).toBe(1);
  first.holding = false;
  await expect.poll(() => first.resumed, { timeout: 20_000 }).toBe(2);
  const card = await ana.cardSays('a slow owl', /^Done$/, 20_000);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  expect(first.submits).toHaveLength(3);
}, 60_000);

test('what the service says it cost replaces the list price on the card', async () => {
  first.usage = { cost: { currency: 'USD', amount: 0.0525 } };
  await start();
  await ana.send('imagine', { prompt: 'a dear fox' });
  await ana.cardSays('a dear fox', /^Done$/);
  await expect.poll(() => notesOf('a dear fox')).toContain('Cost: 1 picture, $0.053.');
}, 60_000);

test('the price is that of the service that draws, on the card and in the details', async () => {
  const price = { currency: 'USD', image: 0.06, reference: 0, freeReferences: 0 } as const;
  second = new TestService('two', { price });
  second.holding = true;
  first.turns.push(fail('no-credit', false));
  await start();
  await ana.send('imagine', { prompt: 'a fox elsewhere' });
  await ana.cardSays('a fox elsewhere', /^Drawing/);
  await expect.poll(() => second.submits).toHaveLength(1);
  expect(await notesOf('a fox elsewhere')).toContain('$0.06');
  second.holding = false;
  await pressUnderPicture(await ana.cardSays('a fox elsewhere', /^Done$/), 'Details');
  expect((await ana.answerSays(/^How it was made/)).text).toContain('$0.06');
}, 60_000);

test('cancelling asks the service to stop, and what it stopped costs nothing', async () => {
  first.holding = true;
  await start();
  await ana.send('imagine', { prompt: 'a fox nobody wants' });
  const card = await ana.cardSays('a fox nobody wants', /^Drawing…$/);
  await expect.poll(() => first.jobs.size).toBe(1);
  await ana.press(card, 'Cancel');
  await ana.answerSays(/^Cancelled\. Nothing was charged\.$/);
  await ana.cardSays('a fox nobody wants', /^Cancelled$/);
  await expect.poll(() => notesOf('a fox nobody wants')).toBe('It was cancelled. You were not charged.');
  // Whoever followed the call hears of its end later, and changes nothing.
  await ana.send('imagine', { prompt: 'the next fox' });
  first.holding = false;
  await ana.cardSays('the next fox', /^Done$/);
  expect(await notesOf('a fox nobody wants')).toBe('It was cancelled. You were not charged.');
}, 60_000);

test('a job that was stopped in time is over, even where its service has forgotten it', async () => {
  first.holding = true;
  first.forgets = true;
  await start();
  await ana.send('imagine', { prompt: 'a fox forgotten' });
  const card = await ana.cardSays('a fox forgotten', /^Drawing…$/);
  await expect.poll(() => first.jobs.size).toBe(1);
  await ana.press(card, 'Cancel');
  await ana.cardSays('a fox forgotten', /^Cancelled$/);
  expect(await notesOf('a fox forgotten')).toBe('It was cancelled. You were not charged.');
  expect(first.resumed).toBe(0);
}, 60_000);

test('a service that takes a call after it was cancelled is asked to stop as soon as it can be', async () => {
  first.holding = true;
  first.turns.push({ does: 'stall' });
  await start();
  await ana.send('imagine', { prompt: 'a fox too late' });
  const card = await ana.cardSays('a fox too late', /^Drawing…$/);
  await expect.poll(() => first.jobs.size).toBe(1);
  await ana.press(card, 'Cancel');
  await ana.answerSays(/^Cancelled\. 1 picture had already been sent/);
  first.holding = false;
  await expect.poll(() => notesOf('a fox too late')).toBe('It was cancelled. You were not charged.');
  expect([...first.jobs.values()].map(({ state }) => state)).toEqual(['cancelled']);
}, 60_000);

test('a signed webhook wakes its own call; forged, foreign and unknown ones do nothing', async () => {
  first.holding = true;
  first.pollMs = 600_000;
  await start({ PUBLIC_URL: 'http://127.0.0.1' });
  await ana.send('imagine', { prompt: 'a fox on call' });
  await ana.cardSays('a fox on call', /^Drawing…$/);
  await expect.poll(() => first.jobs.size).toBe(1);
  const { pathname } = new URL(first.submits[0]?.webhookUrl ?? '');
  const send = async (path: string, signature: string, id: string) => {
    const init = { method: 'POST', headers: { signature }, body: id };
    return (await fetch(`${darkroom?.app.url}${path}`, init)).status;
  };
  const [id = ''] = first.jobs.keys();
  first.holding = false;
  expect(await send(pathname.replace(/.$/, '~'), 'good', id)).toBe(404);
  expect(await send(pathname.replace('/one/', '/two/'), 'good', id)).toBe(404);
  expect(await send(pathname, 'forged', id)).toBe(401);
  expect(await send(pathname, 'good', 'somebody-elses-job')).toBe(401);
  expect(await send(pathname, 'good', 'x'.repeat(2_000_000))).toBe(413);
  expect((await ana.card('a fox on call')).card?.status).toBe('Drawing…');
  expect(await send(pathname, 'good', id)).toBe(200);
  await ana.cardSays('a fox on call', /^Done$/);
  expect(await send(pathname, 'good', id)).toBe(200);
}, 60_000);

test('a service that fails again and again is left alone: jobs go to the other, or wait and say so', async () => {
  await start();
  for (let n = 0; n < 5; n += 1) {
    first.turns.push(fail('auth', false, { serviceCode: 'InvalidKey' }));
    await ana.send('imagine', { prompt: `hare ${n}` });
    await ana.cardSays(`hare ${n}`, /^Done$/);
  }
  await ana.send('imagine', { prompt: 'the next hare' });
  await ana.cardSays('the next hare', /^Done$/);
  expect(first.submits).toHaveLength(5);
  await ana.send('models', {});
  await ana.answerSays(/one cannot be used right now/);
}, 60_000);

test('a picture that is kept is made to fit again when the job is repeated on a model that takes less', async () => {
  const changer = new TestService('changer', { family: 'seededit', ids: { edit: 'changer-edit' } });
  darkroom = await startDarkroom({ services: [first, changer] });
  ana = new Person(darkroom.app.url);
  const webp = sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } }).webp();
  await ana.send('imagine', { prompt: 'a start' });
  const start = await ana.cardSays('a start', /^Done$/);
  await ana.reply(start, 'at night', [await ana.upload(await webp.toBuffer(), 'night.webp')]);
  const night = await ana.cardSays('at night', /^Done$/);
  expect(first.submits.at(-1)?.references).toMatchObject([{ mime: 'image/webp' }]);
  const [shown] = await ana.threadOf(night, 1);
  if (!shown) throw new Error('the picture is gone');
  const form = await ana.open(shown, 'Change settings');
  await ana.fill(form, { values: { model: 'seededit' }, message: shown });
  await expect.poll(() => changer.submits.length).toBe(1);
  expect(changer.submits[0]?.references).toMatchObject([{ mime: 'image/jpeg' }]);
  expect(await notesOf('at night')).toContain('WEBP');
}, 60_000);

test('a stronger model is tried with the same request, or it is said that there is none', async () => {
  const strong = new TestService('strong', { family: '5.5', ids: { generate: 'five' } });
  darkroom = await startDarkroom({ services: [first, strong] });
  ana = new Person(darkroom.app.url);
  await ana.send('imagine', { prompt: 'a stubborn fox', ratio: '16:9' });
  const weak = await ana.cardSays('a stubborn fox', /^Done$/);
  await pressUnderPicture(weak, 'Try on a stronger model');
  await ana.answerSays(/^Trying it on Seedream 5\.5\.$/);
  await expect.poll(() => strong.submits.length).toBe(1);
  expect(strong.submits[0]?.request).toMatchObject({ prompt: 'a stubborn fox', ratio: '16:9', model: '5.5' });
  const strongest = await ana.cardSays('a stubborn fox', /^Done$/);
  expect(strongest.id).not.toBe(weak.id);
  await pressUnderPicture(strongest, 'Try on a stronger model');
  await ana.answerSays(/^No stronger model here can do this request\.$/);
}, 60_000);
