import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/provider/conclude.ts';
import { lookAt, readPredictionAnswer } from '../../src/provider/prediction.ts';
import { ProviderError } from '../../src/provider/provider.ts';
import { createSource, resultRules } from '../../src/provider/results.ts';

const rules = resultRules('https://api.example.com/v1');
const content = Buffer.from('a picture of a lighthouse');

describe('a picture inside an answer', () => {
  it.each([
    ['bare', { base64: content.toString('base64') }],
    ['as a data address', { url: `data:image/png;base64,${content.toString('base64')}` }],
  ])('%s is read without asking anybody', async (_name, picture) => {
    const source = createSource(picture, rules);
    for (let count = 0; count < 2; count += 1) {
      const body = await source.open(new AbortController().signal);
      expect((await buffer(body)).equals(content)).toBe(true);
    }
  });

  it('is held to the size limit', async () => {
    const source = createSource({ base64: content.toString('base64') }, { ...rules, maxBytes: 5 });
    const opened = source.open(new AbortController().signal);
    await expect(opened).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('the end of a call', () => {
  const source = createSource({ base64: '' }, rules);
  const error = new ProviderError('refused-output', 'No', { accepted: true });

  it('has one event for each picture, and counts those that came', () => {
    expect([
      ...conclude({ pictures: [{ source }, error, { source, width: 4, height: 3 }], images: 3 }),
    ]).toEqual([
      { kind: 'image', index: 0, source },
      { kind: 'image-failed', index: 1, error },
      { kind: 'image', index: 2, source, width: 4, height: 3 },
      { kind: 'done', usage: { generatedImages: 2 }, warnings: [] },
    ]);
  });

  it('drops pictures nobody asked for, and bills them as the service does', () => {
    const events = [...conclude({ pictures: [{ source }, { source }], images: 1 })];
    expect(events.map(({ kind }) => kind)).toEqual(['image', 'done']);
    expect(events.at(-1)).toMatchObject({ usage: { generatedImages: 2 } });
  });

  it('without any picture is a failure the service had', () => {
    expect(() => [...conclude({ pictures: [], images: 1, requestId: 'r1' })]).toThrowError(
      expect.objectContaining({ kind: 'upstream', accepted: true, requestId: 'r1' }),
    );
  });
});

describe('what a job’s answer says', () => {
  it.each([
    ['created', 'waiting'],
    ['Starting', 'waiting'],
    ['processing', 'running'],
    ['a state of tomorrow', 'running'],
    ['completed', 'ended'],
    ['failed', 'ended'],
    ['deleted', 'ended'],
  ])('%s is %s', (status, state) => {
    const { prediction } = readPredictionAnswer({ code: 200, data: { id: 'x', status } });
    expect(prediction && lookAt(prediction).state).toBe(state);
  });

  it('keeps the envelope’s code and the job’s apart', () => {
    const data = { id: 'x', status: 'processing', code: 5004, outputs: null, error: '' };
    const said = readPredictionAnswer({ code: 200, message: 'success', data });
    expect([said.code, said.prediction?.code, said.prediction?.error]).toEqual([200, 5004, null]);
  });

  it.each([[[]], ['x'], [7], [null], [{ data: { id: 7 } }], [{ data: 'x' }], [undefined]])(
    '%j has no job',
    (json) => {
      expect(readPredictionAnswer(json).prediction).toBeNull();
    },
  );
});
