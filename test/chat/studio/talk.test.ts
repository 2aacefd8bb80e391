import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionId, type Form } from '../../../src/chat/chat.ts';
import { samplePicture } from '../contract-stage.ts';
import { type Browser, openBrowser } from './browser.ts';
import { openStudio, type StudioStage } from './stage.ts';

const job = '0123456789ab';
const vary = { id: actionId('vary', job, 0), label: 'Vary', style: 'plain' } as const;
const settings = { id: actionId('settings', job), label: 'Change settings', style: 'plain' } as const;
const form: Form = { id: settings.id, title: 'Change settings', fields: [] };

let studio: StudioStage;
let ana: Browser;
let bob: Browser;
beforeEach(async () => {
  studio = await openStudio();
  [ana, bob] = [await openBrowser(studio.base), await openBrowser(studio.base)];
});
afterEach(() => studio.close());

const alone = async () => studio.chat.privateAddress((await ana.state()).me.ref, 'studio:main');
const editing = (browser: Browser, message: string, file = 'fox.png') =>
  browser.command('edit', { prompt: 'night' }, { pictures: [{ message, file }] });
const fill = (browser: Browser, message: string | null) =>
  browser.post('/studio/filled', {
    ...{ key: randomUUID(), form: form.id, message, title: form.title },
    ...{ values: { prompt: 'night' }, pictures: [] },
  });

test('a picture of the conversation can be named by those who see it, for as long as it is there', async () => {
  const file = await studio.file('fox.png', samplePicture(1), 0);
  const ref = await studio.chat.post(await alone(), { files: [file], buttons: [[vary]] }, 'k');
  expect((await editing(bob, ref.id)).status).toBe(400);
  expect((await editing(ana, ref.id, 'other.png')).status).toBe(400);
  expect((await editing(ana, ref.id)).status).toBe(202);
  expect(studio.events.commands[0]?.pictures).toMatchObject([{ name: 'fox.png', image: `${job}-1` }]);
  await studio.chat.remove(ref);
  const refused = await editing(ana, ref.id);
  expect([refused.status, (await refused.json()).error]).toEqual([400, expect.stringContaining('no longer')]);
  expect(studio.events.commands).toHaveLength(1);
});

test('a message that has more pictures than its buttons speak of does not say which is which', async () => {
  const named = [1, 2].map((n) => studio.file(`fox-${n}.png`, samplePicture(n), n - 1));
  const files = await Promise.all(named);
  const ref = await studio.chat.post('studio:main', { files, buttons: [[vary]] }, 'k');
  await editing(ana, ref.id, 'fox-2.png');
  expect(studio.events.commands[0]?.pictures?.map(({ name, image }) => [name, image])).toEqual([
    ['fox-2.png', undefined],
  ]);
});

test('a kept picture whose file is gone cannot be opened', async () => {
  const opening = studio.chat.openAttachment(
    { id: 'kept:nothing', name: 'a.png', bytes: null },
    AbortSignal.timeout(1000),
  );
  await expect(opening).rejects.toMatchObject({ code: 'attachment-gone', permanent: true });
});

test('a form of a private card stays private; sent off from elsewhere it goes on in the conversation', async () => {
  studio.events.form = { kind: 'form', form };
  const { id } = await studio.chat.post(await alone(), { text: 'card', buttons: [[settings]] }, 'k');
  expect((await fill(ana, id)).status).toBe(202);
  expect((await fill(bob, id)).status).toBe(202);
  expect((await fill(ana, null)).status).toBe(202);
  expect(studio.events.filled.map(({ address }) => address)).toEqual([
    await alone(),
    'studio:main',
    'studio:main',
  ]);
});

test('a link is no button', async () => {
  const show = { ...vary, url: '#elsewhere' };
  const { id } = await studio.chat.post('studio:main', { text: 'card', buttons: [[show]] }, 'k');
  const press = { key: randomUUID(), message: id, action: show.id };
  expect((await ana.post('/studio/actions', press)).status).toBe(409);
  expect(studio.events.actions).toEqual([]);
});

test('an answer with pictures can be put away; a private picture of a job cannot', async () => {
  await ana.command('queue', {});
  const [event] = studio.events.commands;
  if (!event) throw new Error('no command arrived');
  const sheet = await studio.file('sheet.png', samplePicture(1), 0);
  await studio.chat.answer(event.ref, { files: [sheet] });
  const [answer] = await ana.messages();
  expect((await ana.post('/studio/dismiss', { message: answer?.id })).status).toBe(200);
  const ref = await studio.chat.post(await alone(), { files: [sheet] }, 'k');
  expect((await ana.post('/studio/dismiss', { message: ref.id })).status).toBe(400);
});
