import type { Browser, BrowserContextOptions, Locator, Route } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionId, type Form } from '../../src/chat/chat.ts';
import { imageIdFor } from '../../src/request/address.ts';
import { openStudio, type StudioStage } from '../chat/studio/stage.ts';
import { drawFile, pictureButtons, postJob } from './jobs.ts';
import { launchBrowser, type Visitor, visit } from './stage.ts';

const fox = { id: '0123456789ab', prompt: 'a fox in four poses', pictures: 4, width: 480, height: 320 };
const form: Form = {
  ...{ id: actionId('settings', fox.id), title: 'Change settings', text: 'The pictures stay.' },
  fields: [
    ...[{ kind: 'text', name: 'prompt', label: 'Prompt', value: fox.prompt, required: true } as const].map(
      (field) => ({ ...field, long: true, maxLength: 300 }),
    ),
    {
      ...{ kind: 'choice', name: 'ratio', label: 'Ratio', value: '1:1' },
      choices: ['1:1', '16:9'].map((value) => ({ name: value, value })),
    },
    { kind: 'pictures', name: 'pictures', label: 'Pictures to add', most: 2 },
  ],
};

let browser: Browser;
let studio: StudioStage;
let ana: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  studio = await openStudio();
});
afterEach(async () => {
  await ana.page.context().close();
  await studio.close();
  expect(ana.errors).toEqual([]);
});
afterAll(() => browser?.close());

async function open(options: BrowserContextOptions = {}): Promise<void> {
  ana = await visit(browser, studio.base, options);
}
const tray = () => ana.page.getByRole('list', { name: /^Reference pictures/ });
const dialog = () => ana.page.getByRole('dialog');
const button = (name: string | RegExp, within: Locator = ana.page.locator('main')) =>
  within.getByRole('button', { name }).first();
const picks = () => ana.card(fox.prompt).getByRole('button', { name: /^Edit this in the box/ });
const lastCommand = async () => {
  await expect.poll(() => studio.events.commands.length).toBe(1);
  return studio.events.commands[0];
};
const pngs = (count: number) =>
  Array.from({ length: count }, (_, n) => n + 1).map(async (n) => {
    const create = { width: 30 * n, height: 20, channels: 3, background: '#284' } as const;
    const buffer = await sharp({ create }).png().toBuffer();
    return { name: `photo ${n}.png`, mimeType: 'image/png', buffer };
  });

test('in the place of a picture that is not there any more the page says so', async () => {
  await postJob(studio, fox);
  await open();
  await ana.page.route('**/studio/files/**', (route) => route.fulfill({ status: 404 }));
  await ana.page.reload();
  await expect.poll(() => ana.page.getByRole('img', { name: /^Cannot be shown/ }).count()).toBe(4);
  expect(await picks().count()).toBe(0);
  for (const error of ana.errors.splice(0)) expect(error).toContain('404');
});

test('pictures of the conversation are chosen, put in order and dropped, and a line changes what is left', async () => {
  await postJob(studio, fox);
  await open();
  for (const at of [0, 1, 2]) await picks().nth(at).click();
  await expect.poll(() => tray().getByRole('listitem').count()).toBe(3);
  expect(await ana.box.getAttribute('placeholder')).toBe('What should change?');
  await tray()
    .getByRole('button', { name: /^Picture 3:/ })
    .press('ArrowLeft');
  await button('Remove picture 1', tray()).click();
  expect(await picks().nth(0).getAttribute('aria-pressed')).toBe('false');
  await ana.say('make it night');
  const event = await lastCommand();
  expect(event).toMatchObject({ command: 'edit', options: { prompt: 'make it night' }, replied: 0 });
  const chosen = [2, 1].map((at) => imageIdFor(fox.id, at));
  expect(event?.pictures?.map(({ image }) => image)).toEqual(chosen);
  await tray().waitFor({ state: 'detached' });
});

test('a picture that is shown large goes into the box', async () => {
  await postJob(studio, { ...fox, together: true });
  await open();
  await ana.card(fox.prompt).locator('.thumbnail').nth(1).click();
  await button('Edit this', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await ana.box.evaluate((box) => document.activeElement === box)).toBe(true);
  await ana.say('make it night');
  expect((await lastCommand())?.pictures?.map(({ image }) => image)).toEqual([imageIdFor(fox.id, 1)]);
});

test('pictures that came together have what can be done with each under it, and no bare numbers', async () => {
  await postJob(studio, { ...fox, together: true });
  await open();
  const more = ana.card(fox.prompt).locator('figure').getByRole('button', { name: 'More actions' });
  await expect.poll(() => more.count()).toBe(4);
  expect(await ana.card(fox.prompt).getByRole('button', { name: /^\d+$/ }).count()).toBe(0);
  await more.nth(2).click();
  const asked = actionId('picture', fox.id, 2);
  await expect.poll(() => studio.events.actions.map(({ action }) => action)).toEqual([asked]);
  const [pressed] = studio.events.actions;
  if (pressed) await studio.chat.answer(pressed.ref, { text: 'the third one' });
  const answer = ana.page.locator('article').filter({ hasText: 'the third one' });
  expect(await answer.locator('.heading').textContent()).toBe('More actions');
});

test('the original of a smaller copy is asked for, and what is the original already is downloaded at once', async () => {
  const file = await drawFile(studio, fox, 1);
  const message = {
    text: 'a closer look',
    files: [{ ...file, isCopy: true }],
    buttons: pictureButtons(fox.id, 1),
  };
  await studio.chat.post('studio:main', message, 'copy');
  await open();
  const asked = actionId('original', fox.id, 1);
  await button('Download original').click();
  await expect.poll(() => studio.events.actions.map(({ action }) => action)).toEqual([asked]);
  await ana.page.locator('.thumbnail').click();
  await button('Download original', dialog()).click();
  await expect.poll(() => studio.events.actions.map(({ action }) => action)).toEqual([asked, asked]);
  await studio.chat.post('studio:main', { ...message, files: [file] }, 'itself');
  const link = ana.page.getByRole('link', { name: 'Download original' });
  await link.waitFor();
  expect(await link.getAttribute('download')).toBe(file.name);
});

test('a page that is loaded again still has what lay in the box', async () => {
  await postJob(studio, fox);
  await open();
  await picks().nth(1).click();
  await ana.page.locator('.composer input[type=file]').setInputFiles(await Promise.all(pngs(1)));
  await tray().getByRole('button', { name: 'Picture 2: photo 1.png' }).waitFor();
  await tray().getByRole('progressbar').waitFor({ state: 'detached' });
  await ana.box.fill('make it night');
  await ana.page.reload();
  await expect.poll(() => ana.box.inputValue()).toBe('make it night');
  await tray().getByRole('button', { name: 'Picture 2: photo 1.png' }).waitFor();
  const decoded = (images: HTMLImageElement[]) => Promise.all(images.map((image) => image.decode()));
  expect(await tray().locator('img').evaluateAll(decoded)).toHaveLength(2);
  expect(await picks().nth(1).getAttribute('aria-pressed')).toBe('true');
  // The line arrives, and the answer to it is lost.
  await ana.page.route('**/studio/commands', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await ana.box.press('Enter');
  await ana.page.getByRole('alert').waitFor();
  await ana.page.unroute('**/studio/commands');
  await ana.page.reload();
  await expect.poll(() => ana.box.inputValue()).toBe('make it night');
  await ana.box.press('Enter');
  await tray().waitFor({ state: 'detached' });
  const commands = studio.events.commands.map(({ naturalKey, options, pictures }) => ({
    ...{ naturalKey, options, pictures: pictures?.map(({ name }) => name) },
  }));
  expect(commands).toHaveLength(2);
  expect(commands[1]).toEqual(commands[0]);
  expect(commands[0]?.pictures).toEqual([expect.stringMatching(/-2\.jpg$/), 'photo 1.png']);
  await ana.page.reload();
  await picks().nth(1).waitFor();
  expect(await ana.box.inputValue()).toBe('');
  expect(await tray().count()).toBe(0);
  for (const error of ana.errors.splice(0)) expect(error).toMatch(/net::ERR_FAILED/);
});

test('what comes and goes while the page loads everything again is not lost', async () => {
  const posted = [];
  for (let n = 0; n < 210; n += 1)
    posted.push(await studio.chat.post('studio:main', { text: `line ${n}` }, `line ${n}`));
  await open();
  const line = (text: string) => ana.page.getByText(text, { exact: true });
  const loads: Route[] = [];
  await ana.page.route('**/studio/state', (route) => void loads.push(route));
  const nextLoad = async () => {
    await expect.poll(() => loads.length).toBe(1);
    const route = loads.pop();
    if (!route) throw new Error('nothing is loaded');
    return { route, response: await route.fetch() };
  };
  await ana.page.reload();
  // A page that stood open for long knows little of what came since.
  const first = await nextLoad();
  await first.route.fulfill({ json: { ...(await first.response.json()), revision: 1 } });
  await (await nextLoad()).route.abort();
  const again = await nextLoad();
  await studio.chat.post('studio:main', { text: 'came meanwhile' }, 'meanwhile');
  for (const ref of posted.slice(-1)) await studio.chat.remove(ref);
  await line('came meanwhile').waitFor();
  await line('line 209').waitFor({ state: 'detached' });
  const loaded = ana.page.waitForResponse('**/studio/state');
  await again.route.fulfill({ response: again.response });
  await (await loaded).finished();
  await studio.chat.post('studio:main', { text: 'came after' }, 'after');
  await line('came after').waitFor();
  expect(await line('came meanwhile').count()).toBe(1);
  expect(await line('line 209').count()).toBe(0);
  expect(await line('line 208').count()).toBe(1);
  for (const error of ana.errors.splice(0)) expect(error).toMatch(/net::ERR_FAILED/);
});

test('a reply takes all pictures of a job along, then what is added', async () => {
  await postJob(studio, fox);
  await open();
  await ana.page.locator('input[type=file]').setInputFiles(await Promise.all(pngs(1)));
  await button(/^Reply with words/).click();
  await ana.say('the second one, at night');
  const event = await lastCommand();
  expect(event).toMatchObject({ command: 'edit', replied: 4 });
  expect(event?.pictures?.map(({ image }) => image)).toEqual([
    ...[0, 1, 2, 3].map((at) => imageIdFor(fox.id, at)),
    undefined,
  ]);
});

test('a form opens for a button, Escape closes it, and the button has the focus again', async () => {
  studio.events.form = { kind: 'form', form };
  await postJob(studio, fox);
  await open();
  await button('Change settings').click();
  await dialog().getByRole('heading', { name: 'Change settings' }).waitFor();
  expect(await dialog().getByLabel('Prompt').inputValue()).toBe(fox.prompt);
  await ana.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await ana.page.evaluate(() => document.activeElement?.textContent)).toBe('Change settings');
});

test('what was filled into a form is still there when it is refused, and arrives when it is taken', async () => {
  studio.events.form = { kind: 'form', form };
  await postJob(studio, fox);
  await open();
  await button('Change settings').click();
  await dialog().getByLabel('Prompt').fill('a fox at night');
  await dialog().getByLabel('Ratio').selectOption('16:9');
  await dialog()
    .locator('input[type=file]')
    .setInputFiles(await Promise.all(pngs(3)));
  await button('Send', dialog()).click();
  await dialog().getByText('At most 2 pictures fit here. Remove 1.').waitFor();
  await button('Remove picture 1', dialog()).click();
  await button('Send', dialog()).click();
  await dialog().waitFor({ state: 'detached' });

  const [filled] = studio.events.filled;
  if (!filled) throw new Error('nothing was filled in');
  expect(filled).toMatchObject({ form: form.id, values: { prompt: 'a fox at night', ratio: '16:9' } });
  expect(filled.pictures).toHaveLength(2);
  await studio.chat.answer(filled.ref, { text: 'Not like this.', returnPrompt: 'a fox at night' });
  await dialog().getByText('Not like this.').waitFor();
  expect(await dialog().getByLabel('Prompt').inputValue()).toBe('a fox at night');
  expect(await dialog().getByLabel('Ratio').inputValue()).toBe('16:9');
  expect(await dialog().getByRole('listitem').count()).toBe(2);
  await ana.page.keyboard.press('Escape');
  await button('Open the form again').click();
  await button('Send', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  expect(studio.events.filled.map(({ values }) => values.prompt)).toEqual([
    'a fox at night',
    'a fox at night',
  ]);
});

test('a command with a form opens it; why there is none stands in a private answer', async () => {
  await open();
  await ana.say('/blend');
  await ana.page.getByText('no form was laid out').waitFor();
  studio.events.form = { kind: 'form', form: { ...form, id: 'v1:blend:new', title: 'Blend' } };
  await ana.say('/blend');
  await dialog().getByRole('heading', { name: 'Blend' }).waitFor();
  expect(await ana.box.inputValue()).toBe('');
});

test('an answer put away by a key gives the keys to the box where nothing beside it takes them', async () => {
  await studio.chat.post('studio:main', { text: 'only words' }, 'words');
  await open();
  await ana.say('/queue');
  const { ref } = (await lastCommand()) ?? {};
  if (ref) await studio.chat.answer(ref, { text: 'Nothing waits.' });
  await button('Dismiss').press('Enter');
  await button('Dismiss').waitFor({ state: 'detached' });
  expect(await ana.box.evaluate((box) => document.activeElement === box)).toBe(true);
});

test('a choice in a menu is a press, and its answer comes into view', async () => {
  const value = actionId('picture', fox.id, 1);
  const menu = { label: 'Open a picture', options: [{ name: 'Picture 2', value }] };
  await studio.chat.post('studio:main', { text: 'my pictures', menu }, 'menu');
  for (let n = 0; n < 4; n += 1) await postJob(studio, { ...fox, id: `${fox.id.slice(0, -1)}${n}` });
  await open();
  await ana.page.getByLabel('Open a picture').selectOption(value);
  await expect.poll(() => studio.events.actions.map(({ action }) => action)).toEqual([value]);
  const [pressed] = studio.events.actions;
  if (pressed) await studio.chat.answer(pressed.ref, { text: 'Here is picture 2' });
  const answer = ana.page.getByText('Here is picture 2');
  await answer.waitFor();
  await expect.poll(() => answer.evaluate((text) => text.getBoundingClientRect().bottom)).toBeLessThan(720);
});

test('what grows at the end stays whole above the box, and whoever scrolled up is left there', async () => {
  for (let n = 0; n < 30; n += 1) await studio.chat.post('studio:main', { text: `line ${n}` }, `line ${n}`);
  await open();
  const timeline = ana.page.locator('.timeline');
  const below = () =>
    timeline.evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight));
  await expect.poll(below).toBe(0);
  // A browser tells of scrolling first and of growing after it, in the same frame.
  await timeline.evaluate((box) => {
    const last = box.querySelector<HTMLElement>('article:last-of-type');
    if (last) last.style.minHeight = '500px';
    box.dispatchEvent(new Event('scroll'));
  });
  await expect.poll(below).toBe(0);
  await timeline.evaluate((box) => box.scrollBy(0, -400));
  await expect.poll(below).toBe(400);
  await studio.chat.post('studio:main', { text: 'the newest' }, 'newest');
  await button('New messages').waitFor();
  expect(await below()).toBeGreaterThan(400);
});

test('a link leads to its message, however old, and marks it', async () => {
  const old = await studio.chat.post('studio:main', { text: 'where it began' }, 'old');
  for (let n = 0; n < 130; n += 1) await studio.chat.post('studio:main', { text: `line ${n}` }, `line ${n}`);
  const url = await studio.chat.linkTo(old);
  const show = { id: actionId('show', fox.id), label: 'Show original', style: 'plain' } as const;
  await studio.chat.post('studio:main', { text: 'newest', buttons: [[{ ...show, url: url ?? '' }]] }, 'link');
  await open();
  expect(await ana.page.getByText('where it began').count()).toBe(0);
  for (let round = 0; round < 2; round += 1) {
    await ana.page.getByRole('link', { name: 'Show original' }).click();
    const article = ana.page.locator('article').filter({ hasText: 'where it began' });
    await article.waitFor();
    await expect.poll(() => article.getAttribute('data-marked')).toBe('true');
    await expect.poll(() => article.evaluate((one) => one.getBoundingClientRect().top > 0)).toBe(true);
  }
  await ana.page.goto(`${studio.base}/${url}`);
  await ana.page.reload();
  const linked = ana.page.locator('article').filter({ hasText: 'where it began' });
  await expect.poll(() => linked.getAttribute('data-marked')).toBe('true');
  await ana.page.locator('.messages').evaluate((list) => list.append(document.createElement('hr')));
  await expect.poll(() => linked.evaluate((one) => one.getBoundingClientRect().top > 0)).toBe(true);
  await studio.chat.remove(old);
  await ana.page.getByRole('link', { name: 'Show original' }).click();
  await ana.page.getByText('The message that link leads to is not here any more.').waitFor();
});

test('a link to one picture of several in a message marks that one alone', async () => {
  const { pictures } = await postJob(studio, { ...fox, together: true });
  const [together] = pictures;
  const links = together && [await studio.chat.linkTo(together, 2), await studio.chat.linkTo(together, 9)];
  await open();
  const marks = () =>
    ana
      .card(fox.prompt)
      .locator('figure')
      .evaluateAll((all) => all.map((one) => one.dataset.marked === 'true'));
  await ana.page.goto(`${studio.base}/${links?.[0]}`);
  await expect.poll(marks).toEqual([false, false, true, false]);
  await ana.page.goto(`${studio.base}/${links?.[1]}`);
  await ana.page.getByText('The message that link leads to is not here any more.').waitFor();
});

test('all of it fits a phone', async () => {
  studio.events.form = { kind: 'form', form };
  const sheet = { ...(await drawFile(studio, { ...fox, width: 1600, height: 200 }, 9)), index: null };
  await postJob(studio, { ...fox, sheet });
  await postJob(studio, { ...fox, id: 'ba9876543210', prompt: 'nine foxes', pictures: 9, together: true });
  const options = [{ name: 'w'.repeat(100), value: actionId('picture', fox.id, 1) }];
  await studio.chat.post('studio:main', { text: 'menu', menu: { label: 'Open a picture', options } }, 'menu');
  const phone = { viewport: { width: 380, height: 740 }, hasTouch: true, isMobile: true };
  await open({ ...phone, colorScheme: 'dark' });
  await button('More actions').click();
  await ana.card(fox.prompt).locator('.sheet').first().waitFor();
  for (const at of [0, 1, 2, 3]) await picks().nth(at).click();
  const widths = () =>
    ana.page.evaluate(() =>
      ['html', 'main', 'dialog'].map((name) => document.querySelector(name)?.scrollWidth ?? 0),
    );
  expect(Math.max(...(await widths()))).toBe(380);
  await button('Change settings').click();
  await dialog().waitFor();
  expect(Math.max(...(await widths()))).toBe(380);
});
