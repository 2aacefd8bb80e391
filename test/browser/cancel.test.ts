import { expect, test } from 'vitest';
import { watchPictures } from './hands.ts';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '8', PERSON_RUNNING_JOBS: '1' });

test('a job cancelled while it waits in line is never drawn, and the one before it goes on', async () => {
  const ana = await studio.visit();
  await ana.say('/series the first of two [slow] --count 3');
  await ana.sees('the first of two', /^Drawing/);
  await ana.say('the second of two');
  await ana.sees('the second of two', /in line/);
  await ana.card('the second of two').getByRole('button', { name: 'Cancel' }).click();
  await ana.sees('the second of two', /^Cancelled$/);
  await ana.page.getByText('Cancelled. Nothing was charged.').waitFor();
  await ana.sees('the first of two', /^Done, all 3 pictures$/);
  await expect.poll(() => ana.pictures('the first of two').count()).toBe(3);
  expect(await ana.card('the second of two').locator('.place, .thumbnail').count()).toBe(0);
});

test('a job cancelled while it is drawn shows no further picture, and says how to see what was paid', async () => {
  const ana = await studio.visit();
  const seen = await watchPictures(ana.page);
  await ana.say('/series slow clouds [slow] --count 4');
  await ana.sees('slow clouds', /^Drawing, [12] of 4 finished$/);
  await ana.pictures('slow clouds').first().waitFor();
  const card = ana.card('slow clouds');
  await card.getByRole('button', { name: 'Cancel' }).click();
  await ana.sees('slow clouds', /^Cancelled/);
  expect(await card.locator('.place').count()).toBe(0);
  const isMoving = (squares: Element[]) =>
    squares.some((square) => getComputedStyle(square).animationName !== 'none');
  expect(await card.locator('.square').evaluateAll(isMoving)).toBe(false);
  const shown = await ana.pictures('slow clouds').count();
  expect(shown).toBeLessThan(4);
  const note = card.locator('.notes').getByText(/already drawn, but not posted\. .*\/show \w+$/);
  await note.filter({ hasText: new RegExp(`^${4 - shown} picture`) }).waitFor();
  expect(await ana.pictures('slow clouds').count()).toBe(shown);
  expect((await seen()).at(-1)).toBe(shown);

  const [command = ''] = /\/show \w+$/.exec((await note.textContent()) ?? '') ?? [];
  await ana.say(command);
  const answer = ana.page.locator('article').filter({ hasText: /4 pictures · slow clouds/ });
  await expect.poll(() => answer.locator('.thumbnail').count()).toBe(4);
});
