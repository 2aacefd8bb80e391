import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { launchBrowser, openStudio, type Visitor, visit } from './stage.ts';

/** Takes the picture of the README, docs/studio.png. Run by hand: node test/browser/screenshot.ts */

/** A large window, made smaller: 1280×860 in the end. */
const viewport = { width: 1828, height: 1228 };
const look = { viewport, deviceScaleFactor: 0.7, colorScheme: 'dark' } as const;
const lake = 'Winter mountains, northern lights over a still lake';
const gallery = 'Hang both on a quiet gallery wall';

const docs = new URL('../../docs/', import.meta.url);
const studio = await openStudio({ SANDBOX_SPEED: '4' });
const browser = await launchBrowser();
try {
  const ana = await visit(browser, studio.url, look);
  const ben = await visit(browser, studio.url, look);
  await introduce(ana, 'Ana');
  await introduce(ben, 'Ben');
  await ana.say(`${lake} --count 4 --ratio 16:9`);
  await ben.sees(lake, /^Done/);
  await useAsReference(ben, ben.pictures(lake).nth(1));
  await useAsReference(ben, ben.pictures(lake).nth(3));
  await ben.say(`${gallery} --ratio 21:9`);
  await ana.sees(gallery, /^Done/);
  await decodeAll(ana);
  await ana.page
    .locator('article')
    .first()
    .evaluate((article) => article.scrollIntoView());
  await ana.page.locator('.timeline').hover();
  const shot = await ana.page.screenshot({ animations: 'disabled', caret: 'hide' });
  mkdirSync(docs, { recursive: true });
  const file = fileURLToPath(new URL('studio.png', docs));
  const png = await sharp(shot).png({ compressionLevel: 9 }).toBuffer();
  writeFileSync(file, png);
  process.stdout.write(`${file}: ${Math.round(png.length / 1000)} kB\n`);
} finally {
  await browser.close();
  await studio.close();
}

async function introduce({ page }: Visitor, name: string): Promise<void> {
  await page.getByTitle('Change your name').click();
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function useAsReference({ page }: Visitor, picture: ReturnType<Visitor['pictures']>): Promise<void> {
  await picture.click();
  await page.getByRole('button', { name: 'Use as reference' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function decodeAll({ page }: Visitor): Promise<void> {
  await page.locator('.thumbnail img').evaluateAll((images: HTMLImageElement[]) =>
    Promise.all(
      images.map((image) => {
        image.loading = 'eager';
        return image.decode();
      }),
    ),
  );
}
