import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openStudioSuite } from './harness.ts';

const { darkroom, person } = await openStudioSuite();

test('four variations are four pictures of the size that was asked for, each with alt text', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'a fox in the snow', count: 4, ratio: '16:9' });
  const card = await ana.cardSays('a fox in the snow', /^Done, all 4 pictures$/);
  expect(card.card?.notes).toContain('Cost: 4 pictures, $0.16.');
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(4);
  const files = await ana.picturesOf(card);
  expect(files.map((file) => file.title).sort()).toEqual([1, 2, 3, 4].map((n) => `${n} of 4 · 2848×1600`));
  expect(files.every((file) => file.alt.startsWith('a fox in the snow'))).toBe(true);
  const message = (await ana.messages()).find((candidate) => candidate.files.length > 0);
  if (!message?.files[0]) throw new Error('no picture');
  const metadata = await sharp(await ana.download(message, message.files[0])).metadata();
  expect(metadata).toMatchObject({ width: 2848, height: 1600, format: 'jpeg' });
});

test('a refused picture of a series hides none of the others and is not charged', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'the life of a lighthouse [refuse 3]', count: 4 });
  const card = await ana.cardSays('the life of a lighthouse', /^3 of 4 pictures$/);
  expect(card.card?.tiles.map((tile) => tile.state)).toEqual(['done', 'done', 'failed', 'done']);
  expect(card.card?.notes).toEqual([
    'Picture 3 was refused by the safety filter. You were not charged for it. Another try can turn out differently.',
    'Cost: 3 pictures, $0.12.',
  ]);
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(3);
});

test('pictures of a series come one by one, and batched ones all at the end', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'streamed waves [slow]', count: 3 });
  await ana.send('series', { prompt: 'batched waves [slow]', count: 3, delivery: 'batched' });
  const streamed = await ana.cardSays('streamed waves', /^Done/);
  const batched = await ana.cardSays('batched waves', /^Done/);
  await expect.poll(() => ana.picturesOf(streamed)).toHaveLength(3);
  await expect.poll(() => ana.picturesOf(batched)).toHaveLength(3);
  const messages = await ana.messages();
  expect(messages.filter((message) => message.thread === streamed.id).length).toBeGreaterThan(1);
  expect(messages.filter((message) => message.thread === batched.id)).toHaveLength(1);
});

test('an edit starts from the attached pictures, numbered in order', async () => {
  const ana = person();
  const red = await ana.upload(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#c22' } })
      .png()
      .toBuffer(),
    'red.png',
  );
  const blue = await ana.upload(
    await sharp({ create: { width: 480, height: 640, channels: 3, background: '#22c' } })
      .jpeg()
      .toBuffer(),
    'blue.jpg',
  );
  await ana.send('edit', { prompt: 'put them side by side', image: red, image2: blue });
  const card = await ana.cardSays('put them side by side', /^Done$/);
  expect(card.card).toMatchObject({
    heading: expect.stringMatching(/ asked to combine 2 pictures$/),
    settings: expect.stringMatching(
      /^Seedream 4\.5 by ModelArk · 1 picture · 2K · 2 references · [0-9a-z]{12}$/,
    ),
  });
});

test('a reference that cannot be used ends the job unpaid with one private sentence', async () => {
  const ana = person();
  const ben = person();
  const page = await ana.upload(Buffer.from('<!doctype html><html>login</html>'), 'photo.png');
  await ana.send('edit', { prompt: 'make it night please', image: page });
  const answer = await ana.answerSays(/web page/);
  expect(answer).toMatchObject({
    text: 'Picture 1 is a web page, not a picture. Save the picture itself and attach that.',
    returnPrompt: 'make it night please',
  });
  expect((await ben.messages()).some((message) => message.card?.prompt === 'make it night please')).toBe(
    false,
  );
});

test('a wrong option is answered privately and the prompt is handed back', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'tiny', size: '1K' });
  const answer = await ana.answerSays(/starts at 2K/);
  expect(answer).toMatchObject({
    text: 'Seedream 4.5 starts at 2K. Try 2K or 4K, or model 4.0 for 1K.',
    returnPrompt: 'tiny',
  });
});

test('characters no database keeps are left out, not a reason to fail', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'a \0quiet\ud800 room' });
  await ana.cardSays('a quiet', /^Done$/);
});

test('the same command twice is one job', async () => {
  const ana = person();
  const key = randomUUID();
  await ana.send('imagine', { prompt: 'only once' }, key);
  await ana.send('imagine', { prompt: 'only once' }, key);
  await ana.cardSays('only once', /^Done$/);
  expect((await ana.messages()).filter((message) => message.card?.prompt === 'only once')).toHaveLength(1);
});

test('a service that is full costs no attempt: the job keeps its place and goes on', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'patience [limit]', model: '4.0', size: '1K' });
  await ana.cardSays('patience', /service takes nothing/);
  const card = await ana.cardSays('patience', /^Done$/, 20_000);
  expect(card.card?.notes).toEqual(['Cost: 1 picture, $0.03.']);
}, 40_000);

test('a connection that breaks is unclear, never repeated, and can be run again', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'broken line [drop]' });
  const card = await ana.cardSays('broken line', /^Interrupted$/);
  expect(card.card?.notes).toEqual([
    'The service broke off without saying whether anything was drawn. It may have been billed. Run again starts it once more.',
  ]);
  await ana.press(card, 'Run again');
  await ana.answerSays(/^Running it again\.$/);
  await expect
    .poll(async () =>
      (await ana.messages()).filter((message) => message.card?.prompt.startsWith('broken line')),
    )
    .toHaveLength(2);
});

test('an internal error of the service is not charged, an account that is paused is said plainly', async () => {
  const ana = person();
  await ana.send('imagine', { prompt: 'out of order [paused]' });
  const card = await ana.cardSays('out of order', /not made/);
  expect(card.card?.notes).toEqual([
    'The service has no credit or quota left for this model. Ask the operator to look at the account in its console. You were not charged.',
  ]);
});

test('a job is cancelled while it is drawn: what is paid is kept and not posted', async () => {
  const ana = person();
  await ana.send('series', { prompt: 'slow clouds [slow]', count: 4 });
  const drawing = await ana.cardSays('slow clouds', /^Drawing, [12] of 4 finished$/);
  await ana.press(drawing, 'Cancel');
  await ana.answerSays(/^Cancelled\./);
  await ana.send('cancel', {});
  await ana.answerSays(/^You have nothing to cancel/);
  await ana.send('queue', {});
  await ana.answerSays(/^Being cancelled · slow clouds/m);
  const card = await ana.cardSays('slow clouds', /^Cancelled$/, 20_000);
  const shown = await ana.picturesOf(card);
  expect(shown.length).toBeLessThan(4);
  const note = card.card?.notes.find((line) => line.includes('/show')) ?? '';
  const [, id] = /\/show (\w+)$/.exec(note) ?? [];
  await ana.send('show', { id });
  const answer = await ana.answerSays(/^4 pictures · slow clouds/);
  expect(answer.files).toHaveLength(4);
}, 40_000);

test('a private job is seen by its asker alone, also in the queue and by its id', async () => {
  const ana = person();
  const ben = person();
  await ana.send('imagine', { prompt: 'a secret garden', private: true });
  const card = await ana.cardSays('a secret garden', /^Done$/);
  expect(card.card?.settings).toContain('only you see this');
  await expect.poll(() => ana.picturesOf(card)).toHaveLength(1);
  const seen = JSON.stringify(await ben.messages());
  expect(seen).not.toContain('a secret garden');
  const [file] = await ana.picturesOf(card);
  const [, jobId] = /-([0-9a-z]{12}-1)\./.exec(file?.name ?? '') ?? [];
  await ben.send('show', { id: jobId });
  await ben.answerSays(/^There is no job or picture/);
});

test('thirty people at once each get their picture', async () => {
  const people = Array.from({ length: 30 }, person);
  await Promise.all(
    people.map((each, n) => each.send('imagine', { prompt: `wish number ${n}.`, model: '4.0', size: '1K' })),
  );
  await Promise.all(
    people.map(async (each, n) => {
      const card = await each.cardSays(`wish number ${n}.`, /^Done$/, 60_000);
      await expect.poll(() => each.picturesOf(card), { timeout: 20_000 }).toHaveLength(1);
    }),
  );
}, 120_000);

test('what runs can be asked for', async () => {
  const health = await fetch(`${darkroom.app.url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
  const ready = await fetch(`${darkroom.app.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, missing: [] }]);
  const metrics = await (await fetch(`${darkroom.app.url}/metrics`)).text();
  expect(metrics).toMatch(/darkroom_jobs_accepted_total\{platform="studio",model="4.5"\} [1-9]/);
  expect(metrics).toMatch(/darkroom_pictures_kept_total\{model="4.5"\} [1-9]/);
});

test('a page of another site cannot use this machine’s studio by another name', async () => {
  const { hostname, port } = new URL(darkroom.app.url);
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request({ hostname, port, path: '/', headers: { host: 'evil.example.com' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(421);
});
