import sharp from 'sharp';
import { expect, test } from 'vitest';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '40' });

test('commands, options and values are found and taken by keys alone', async () => {
  const { page, box, sees, card } = await studio.visit();
  const keys = page.keyboard;
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  const marked = list.getByRole('option', { selected: true });
  await keys.type('/');
  await marked.filter({ hasText: '/imagine' }).waitFor();
  await keys.press('ArrowDown');
  await marked.filter({ hasText: '/edit' }).waitFor();
  await keys.type('ser');
  await marked.filter({ hasText: '/series' }).waitFor();
  await keys.press('Enter');
  expect(await box.inputValue()).toBe('/series ');

  await keys.type('a day at sea --ra');
  await list.getByRole('option', { name: /--ratio/ }).waitFor();
  await keys.press('Tab');
  expect(await box.inputValue()).toBe('/series a day at sea --ratio ');
  await list.getByRole('option', { name: '16:9' }).waitFor();
  await keys.type('16');
  await keys.press('ArrowDown');
  await marked.filter({ hasText: '16:9' }).waitFor();
  await keys.press('Enter');
  expect(await box.inputValue()).toBe('/series a day at sea --ratio 16:9 ');

  await keys.type('--');
  await list.waitFor();
  await keys.press('Escape');
  await list.waitFor({ state: 'detached' });
  expect(await box.inputValue()).toBe('/series a day at sea --ratio 16:9 --');
  await keys.type('count 2');
  await keys.press('Enter');
  await sees('a day at sea', /^Done, all 2 pictures$/);
  await card('a day at sea').locator('.settings').getByText('2848×1600 16:9').first().waitFor();
  await keys.press('ArrowUp');
  expect(await box.inputValue()).toBe('/series a day at sea --ratio 16:9 --count 2');
});

test('a picture of the history is opened by keys alone: arrows choose, Enter opens', async () => {
  const ana = await studio.visit();
  for (const prompt of ['a first barn', 'a second barn', 'a third barn']) {
    await ana.say(prompt);
    await ana.sees(prompt, /^Done$/);
  }
  await ana.say('/history');
  const menu = ana.page.getByLabel('Open a picture');
  await menu.focus();
  await menu.press('ArrowDown');
  await menu.press('ArrowDown');
  expect(await menu.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label)).toMatch(/second/);
  await menu.press('Enter');
  const answers = ana.page.locator('article').filter({ hasText: 'Use as reference' });
  const panels = answers.filter({ hasText: 'Only you can see this' });
  await panels.filter({ hasText: 'a second barn' }).waitFor();
  expect(await panels.count()).toBe(1);
  expect(await menu.inputValue()).toBe('');
});

test('what goes away by a key leaves the keys where they were', async () => {
  const { page, box, say, sees, pictures } = await studio.visit();
  const keys = page.keyboard;
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
    );
  const buffer = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
  const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer }));
  await page.locator('.composer input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Picture 2: b.png' }).press('Delete');
  await expect.poll(focused).toMatch(/^Picture 2: c\.png/);
  await page.getByRole('button', { name: 'Remove picture 2' }).press('Enter');
  await expect.poll(focused).toMatch(/^Picture 1: a\.png/);
  await keys.press('Backspace');
  await expect.poll(focused).toBe('Prompt');

  await say('an old mill');
  await sees('an old mill', /^Done$/);
  await say('/queue');
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await page.getByRole('button', { name: 'Dismiss' }).waitFor({ state: 'detached' });
  expect(await focused()).not.toBe('BODY');

  await box.fill('a new mill');
  await keys.press('Enter');
  await sees('a new mill', /^Done$/);
  await pictures('a new mill').click();
  const shown = () => page.getByRole('dialog').getAttribute('aria-label');
  const last = await shown();
  await keys.press('ArrowLeft');
  await page.getByRole('button', { name: 'Next picture' }).press('Enter');
  await expect.poll(shown).toBe(last);
  await keys.press('ArrowLeft');
  await expect.poll(shown).not.toBe(last);
});
