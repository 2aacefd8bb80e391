import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtInFamilies } from '../../src/request/catalogue-data.ts';
import { pictureDelayMs } from '../../src/sandbox/drawing.ts';
import { readOrder } from '../../src/sandbox/order.ts';
import { type Sandbox, steeringWords } from '../../src/sandbox/sandbox.ts';
import { readSteering } from '../../src/sandbox/steering.ts';
import { ask, type Body, drawOne, makeReference, post, startFast, stream } from './client.ts';

let nowMs = Date.parse('2026-11-20T10:00:00Z');
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFast({ now: () => nowMs });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  nowMs += 10 * 60_000;
});

const model = 'seedream-4-0-250828';
const one = (prompt: string): Body => ({ model, prompt, size: '1280x720' });
const set = (prompt: string): Body => ({ ...one(prompt), sequential_image_generation: 'auto' });

/** `200`, or the status and code of a refusal; `broken` when the connection was dropped. */
async function outcome(body: Body): Promise<string> {
  const answer = await ask(sandbox, body).catch(() => null);
  if (!answer) return 'broken';
  return answer.error ? `${answer.status} ${answer.error.code}` : String(answer.status);
}

async function itemsOf(body: Body): Promise<string[]> {
  const { data } = await ask(sandbox, body);
  return data.map((item) => item.error?.code ?? 'picture');
}

async function framesOf(body: Body): Promise<string[]> {
  const { frames, broken } = await stream(sandbox, body);
  const told = frames.map(({ type, error }) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? ` ${error.code}` : '';
    return `${String(type).replace('image_generation.', '')}${code}`;
  });
  return broken ? [...told, 'broken'] : told;
}

const refused = 'OutputImageSensitiveContentDetected';

test.each([
  ['[refuse]', '400 InputTextSensitiveContentDetected'],
  ['[paused]', '429 SetLimitExceeded'],
  ['[error]', '500 InternalServiceError'],
  ['[drop]', 'broken'],
  ['[slow]', '200'],
  ['[something else]', '200'],
])('%s ends a call with %s', async (word, expected) => {
  expect(await outcome(one(`a fox ${word}`))).toBe(expected);
  expect(await outcome({ ...one(`a fox ${word.toUpperCase()}`), stream: true }).catch(() => '200')).toBe(
    expected === '200' ? 'broken' : expected,
  );
});

test('[refuse reference] needs a reference to refuse', async () => {
  const body = one('a fox [refuse reference]');
  expect(await outcome(body)).toBe('200');
  expect(await outcome({ ...body, image: await makeReference() })).toBe(
    '400 InputImageSensitiveContentDetected',
  );
});

test.each([
  ['[overloaded]', '429 ServerOverloaded'],
  ['[limit]', '429 ModelAccountIpmRateLimitExceeded'],
])('%s turns only the first try within a minute away', async (word, expected) => {
  const body = one(`a fox ${word}`);
  expect([await outcome(body), await outcome(body), await outcome(one(`a cat ${word}`))]).toEqual([
    expected,
    '200',
    expected,
  ]);
  nowMs += 59_999;
  expect(await outcome(body)).toBe('200');
  nowMs += 1;
  expect(await outcome(body)).toBe(expected);
});

describe('in a set', () => {
  test('[refuse 2] leaves the other pictures', async () => {
    const body = set('a series of 3 foxes [refuse 2]');
    expect(await itemsOf(body)).toEqual(['picture', refused, 'picture']);
    expect(await framesOf(body)).toEqual([
      'partial_succeeded',
      `partial_failed ${refused}`,
      'partial_succeeded',
      'completed',
    ]);
  });

  test('[fail 2] ends the set there, and a stream without its end', async () => {
    const body = set('a series of 3 foxes [fail 2]');
    expect(await itemsOf(body)).toEqual(['picture', 'InternalServiceError']);
    expect(await framesOf(body)).toEqual(['partial_succeeded', 'partial_failed InternalServiceError']);
  });

  test('[fewer 2] draws 2 of those asked for', async () => {
    expect(await itemsOf(set('a series of 4 foxes [fewer 2]'))).toEqual(['picture', 'picture']);
  });

  test('[drop 2] breaks a stream after its first picture, and a plain answer altogether', async () => {
    const body = set('a series of 3 foxes [drop 2]');
    expect(await framesOf(body)).toEqual(['partial_succeeded', 'broken']);
    expect(await outcome(body)).toBe('broken');
  });

  test('a failure of every picture is an error beside model and time', async () => {
    const answer = await ask(sandbox, set('a series of 3 foxes [fail 1]'));
    expect(answer).toEqual({
      status: 200,
      model,
      created: nowMs / 1000,
      error: { code: 'InternalServiceError', message: expect.stringContaining('Request id: 02') },
    });
  });

  test('several words work together', async () => {
    expect(await itemsOf(set('4 images of foxes [refuse 1] [refuse 3] [slow]'))).toEqual([
      refused,
      'picture',
      refused,
      'picture',
    ]);
  });
});

describe('in separate calls of one prompt', () => {
  test('[refuse 3] refuses the third, and the count starts again after a quiet minute', async () => {
    const body = one('a fox [refuse 3]');
    const outcomes = [];
    for (let call = 0; call < 4; call += 1) outcomes.push(await outcome(body));
    expect(outcomes).toEqual(['200', '200', `400 ${refused}`, '200']);
    nowMs += 60_000;
    expect([await outcome(body), await outcome(body), await outcome(body)]).toEqual([
      '200',
      '200',
      `400 ${refused}`,
    ]);
  });

  test('[refuse 1] in a stream is a failed picture of a call that succeeds', async () => {
    expect(await framesOf(one('a dog [refuse 1]'))).toEqual([`partial_failed ${refused}`, 'completed']);
  });

  test('[fail 1] is HTTP 500', async () => {
    expect(await outcome(one('a dog [fail 1]'))).toBe('500 InternalServiceError');
  });

  test('[drop 1] breaks the connection', async () => {
    expect(await outcome(one('a dog [drop 1]'))).toBe('broken');
  });
});

test('steering words are not painted', async () => {
  const [plain, steered] = [
    await drawOne(sandbox, { ...one('a red fox'), seed: 3 }),
    await drawOne(sandbox, { ...one('a red [slow] fox [refuse 9]'), seed: 3 }),
  ];
  expect(plain.equals(steered)).toBe(true);
});

test('[slow] takes four times as long, and a picture otherwise 1.6 to 5.6 seconds', async () => {
  const order = (prompt: string, id: string) => {
    const size = /4-5|5-0-260128/.test(id) ? '2560x1440' : '1280x720';
    return readOrder(JSON.stringify({ model: id, prompt, size }), {
      families: builtInFamilies,
      now: new Date(0),
      dir: '',
    });
  };
  for (const { ids, generates } of builtInFamilies) {
    const id = ids.byteplus?.[0]?.id;
    if (!id || !generates) continue;
    const usual = pictureDelayMs(await order('a fox', id), 0);
    expect(usual).toBeGreaterThan(1600);
    expect(usual).toBeLessThan(5600);
    expect(pictureDelayMs(await order('a fox [slow]', id), 0)).toBe(usual * 4);
  }
});

test('every word of the table is understood', () => {
  const nothing = JSON.stringify(readSteering('a fox').steering);
  for (const { word } of steeringWords) {
    const { prompt, steering } = readSteering(`a fox ${word.replace('N', '2')}`);
    expect(prompt).toBe('a fox');
    expect(JSON.stringify(steering), word).not.toBe(nothing);
  }
});

test('the answer to a dropped call is not a response', async () => {
  await expect(post(sandbox, one('a cat [drop]'))).rejects.toThrow(TypeError);
});
