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
