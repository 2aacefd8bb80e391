import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { dropFiles } from './hands.ts';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '40' });

/** Everything a window can be too narrow for. */
async function fillPage(theme: 'light' | 'dark') {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const ana = await studio.visit({ ...phone, colorScheme: theme });
  const word = `${theme}${'w'.repeat(120)}`;
  await ana.say(`${word} --count 4 --ratio 16:9`);
  await ana.sees(word, /^Done, all 4 pictures$/);
  await expect.poll(() => ana.pictures(word).count()).toBe(4);
  await ana.say('/models');
  await ana.page.getByText('Models on BytePlus').last().waitFor();
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
  await dropFiles(
    ana.page,
    [1, 2, 3, 4, 5].map((n) => ({ name: `photo ${n}.png`, mime: 'image/png', bytes })),
  );
  await ana.box.fill(`/imagine ${word}\nand another line --`);
  await ana.page.getByRole('listbox').waitFor();
  return ana;
}

const widthOf = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth,
      ...[...document.querySelectorAll('main')].map((main) => main.scrollWidth),
    ),
  );
const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('on a phone nothing has to be scrolled sideways, in light and in dark', async () => {
  const light = await fillPage('light');
  expect(await widthOf(light.page)).toBe(360);
  const dark = await fillPage('dark');
  expect(await widthOf(dark.page)).toBe(360);
  expect(await groundOf(light.page)).not.toBe(await groundOf(dark.page));
  await dark.box.press('Escape');
  await dark.page.locator('.thumbnail').first().click();
  await dark.page.getByRole('dialog').getByRole('link', { name: 'Download original' }).waitFor();
  expect(await widthOf(dark.page)).toBe(360);
});
