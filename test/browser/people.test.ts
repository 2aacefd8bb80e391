import { expect, test } from 'vitest';
import { Person } from '../app/harness.ts';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '40' });

test('a private job is invisible to everybody else, live, after a reload, and by the address of its picture', async () => {
  const [ana, ben] = [await studio.visit(), await studio.visit()];
  await ana.say('a secret garden --private');
  await ana.sees('a secret garden', /^Done$/);
  await ana.pictures('a secret garden').first().waitFor();
  const address = await ana.pictures('a secret garden').first().getAttribute('src');
  await ana.say('a public square');
  await ben.sees('a public square', /^Done$/);
  await ben.pictures('a public square').first().waitFor();
  expect(await ben.page.getByText('a secret garden').count()).toBe(0);
  await ben.page.reload();
  await ben.sees('a public square', /^Done$/);
  expect(await ben.page.getByText('a secret garden').count()).toBe(0);
  const wanted = new URL(address ?? '', studio.current().url).href;
  expect((await ana.page.request.get(wanted)).status()).toBe(200);
  expect((await ben.page.request.get(wanted)).status()).toBe(404);
});

test('thirty people ask at once, and a page shows every card and picture live', async () => {
  const ana = await studio.visit();
  const others = Array.from({ length: 29 }, () => new Person(studio.current().url));
  const options = '--model 4.0 --size 1K';
  await Promise.all([
    ana.say(`wish 30 of thirty. ${options}`),
    ...others.map((person, index) =>
      person.send('imagine', { prompt: `wish ${index + 1} of thirty.`, model: '4.0', size: '1K' }),
    ),
  ]);
  const cards = ana.page.locator('.card').filter({ hasText: 'of thirty.' });
  await expect.poll(() => cards.count(), { timeout: 30_000 }).toBe(30);
  await expect
    .poll(() => cards.and(ana.page.locator('[data-tone=done]')).count(), { timeout: 60_000 })
    .toBe(30);
  await expect.poll(() => cards.locator('.thumbnail img').count(), { timeout: 10_000 }).toBe(30);
  const prompts = await cards.locator('.prompt').allTextContents();
  expect(new Set(prompts).size).toBe(30);
});
