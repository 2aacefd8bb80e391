import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { previewDiscord } from './preview/discord.ts';
import { openPreview } from './preview/page.ts';
import { previewSlack } from './preview/slack.ts';
import { prompt, tellOnDiscord, tellOnSlack, wishes } from './preview/stories.ts';
import { launchBrowser, openStudio, type Visitor, visit } from './stage.ts';

/** Takes the pictures of the README, docs/*.png. Run by hand: node test/browser/screenshot.ts [studio|discord|slack] */

/** Large windows, made 1280 wide in the end. */
const sizes = {
  studio: { width: 1600, height: 1400 },
  discord: { width: 1600, height: 1350 },
  slack: { width: 1500, height: 1200 },
} as const;
const takers = { studio: takeStudio, discord: takeDiscord, slack: takeSlack } as const;

const docs = new URL('../../docs/', import.meta.url);
mkdirSync(docs, { recursive: true });
const wanted = process.argv.slice(2);
const browser = await launchBrowser();
try {
  for (const [name, take] of Object.entries(takers)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const file = fileURLToPath(new URL(`${name}.png`, docs));
    const png = await sharp(await take(browser))
      .png({ compressionLevel: 9, adaptiveFiltering: true })
      .toBuffer();
    writeFileSync(file, png);
    process.stdout.write(`${file}: ${Math.round(png.length / 1000)} kB\n`);
  }
} finally {
  await browser.close();
}

async function takeDiscord(inBrowser: Browser): Promise<Buffer> {
  const { scene, close } = await tellOnDiscord();
  try {
    const page = await openPreview(inBrowser, previewDiscord(scene), sizes.discord);
    return await page.screenshot();
  } finally {
    await close();
  }
}

async function takeSlack(inBrowser: Browser): Promise<Buffer> {
  const { scene, close } = await tellOnSlack();
  try {
    const page = await openPreview(inBrowser, previewSlack(scene), sizes.slack);
    return await page.screenshot();
  } finally {
    await close();
  }
}

async function takeStudio(inBrowser: Browser): Promise<Buffer> {
  const studio = await openStudio({ SANDBOX_SPEED: '20' });
  const viewport = sizes.studio;
  const look = { viewport, deviceScaleFactor: 1280 / viewport.width, colorScheme: 'dark' } as const;
  try {
    const ana = await visit(inBrowser, studio.url, look);
    const ben = await visit(inBrowser, studio.url, look);
    await introduce(ana, 'Ana');
    await introduce(ben, 'Ben');
    await ana.say(`${prompt} --count 4 --ratio 16:9`);
    await change(ben, { card: prompt, picture: 1, wish: wishes[0] });
    await change(ana, { card: wishes[0], picture: 0, wish: wishes[1] });
    await ana.card(wishes[1]).getByRole('button', { name: 'Details' }).click();
    await ana.page.getByText('How it was made, in 3 steps').first().waitFor();
    await decodeAll(ana);
    await ana.page.locator('.timeline').evaluate((timeline) => timeline.scrollTo(0, timeline.scrollHeight));
    await ana.page.locator('.timeline').hover();
    return await ana.page.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await studio.close();
  }
}

async function introduce({ page }: Visitor, name: string): Promise<void> {
  await page.getByTitle('Change your name').click();
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Picks a finished picture of a card and says what to change. */
async function change(
  who: Visitor,
  { card, picture, wish }: { card: string; picture: number; wish: string },
): Promise<void> {
  await who.sees(card, /^Done/);
  const pick = who.card(card).getByRole('button', { name: /^Edit this in the box/ });
  await pick.nth(picture).click();
  await who.say(wish);
  await who.sees(wish, /^Done/);
}

async function decodeAll({ page }: Visitor): Promise<void> {
  await page.locator('img').evaluateAll((images: HTMLImageElement[]) =>
    Promise.all(
      images.map((image) => {
        image.loading = 'eager';
        return image.decode();
      }),
    ),
  );
}
