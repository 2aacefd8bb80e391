import { expect, test } from 'vitest';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '4', PERSON_RUNNING_JOBS: '1' });

test('after a kill in the middle the page comes back by itself: the line goes on, pictures come once, what was cut off says so', async () => {
  const ana = await studio.visit({ tolerates: /net::ERR_/ });
  await ana.say('/series half a storm [slow] --count 3');
  await ana.sees('half a storm', /^Drawing, [12] of 3 finished$/);
  await ana.pictures('half a storm').first().waitFor();
  await ana.say('still in line');
  await ana.sees('still in line', /in line/);
  await ana.box.fill('half a thought');
  await studio.current().kill();
  const banner = ana.page.getByText('Connection lost. Trying again …');
  await banner.waitFor();

  await studio.current().restart();
  await banner.waitFor({ state: 'detached' });
  await ana.sees('half a storm', /^[12] of 3 pictures$/);
  const storm = ana.card('half a storm');
  await storm
    .getByText(/Darkroom was stopped while drawing\. You were not charged for (it|them)\./)
    .waitFor();
  await storm.getByRole('button', { name: 'Run again' }).waitFor();
  await ana.sees('still in line', /^Done$/);
  const done = await storm.locator('.square[data-state=done]').count();
  const shown = async () => [
    await ana.pictures('half a storm').count(),
    await ana.pictures('still in line').count(),
  ];
  await expect.poll(shown).toEqual([done, 1]);
  expect(await ana.box.inputValue()).toBe('half a thought');

  await ana.page.reload();
  await ana.sees('still in line', /^Done$/);
  expect(await shown()).toEqual([done, 1]);
  expect(await ana.box.inputValue()).toBe('half a thought');
});
