import sharp from 'sharp';
import { expect, test } from 'vitest';
import { dropFiles, watchPictures } from './hands.ts';
import { useStudio } from './studio.ts';

const studio = useStudio({ SANDBOX_SPEED: '8' });

/** Pictures came in several steps, and none of them went away again. */
function expectGrowing(counts: readonly number[], total: number): void {
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.at(-1)).toBe(total);
  expect(counts).toEqual([...new Set(counts)].sort());
}

test('four variations appear one by one, each at its own place', async () => {
  const ana = await studio.visit();
  const seen = await watchPictures(ana.page);
  // One of the four calls is turned away at first, so it comes well after the others.
  await ana.say('a fox in the snow [limit] --count 4 --ratio 16:9');
  await ana.sees('a fox in the snow', /^Drawing/);
  expect(await ana.card('a fox in the snow').locator('.place').count()).toBeGreaterThan(0);
  await ana.sees('a fox in the snow', /^Done, all 4 pictures$/);
  await expect.poll(() => ana.pictures('a fox in the snow').count()).toBe(4);
  expectGrowing(await seen(), 4);
  const sizes = await ana
    .pictures('a fox in the snow')
    .evaluateAll((images: HTMLImageElement[]) =>
      Promise.all(
        images.map((image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight])),
      ),
    );
  expect(sizes).toEqual([1, 2, 3, 4].map(() => [2848, 1600]));
  const labels = await ana
    .card('a fox in the snow')
    .locator('.thumbnail')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('title')));
  expect(labels).toEqual([1, 2, 3, 4].map((n) => `${n} of 4 · 2848×1600`));
});

test('a series shows its pictures as they come; the refused one keeps its place and says why', async () => {
  const ana = await studio.visit();
  const seen = await watchPictures(ana.page);
  await ana.say('/series the life of a lighthouse [slow] [refuse 3] --count 4');
  await ana.sees('the life of a lighthouse', /^3 of 4 pictures$/);
  const card = ana.card('the life of a lighthouse');
  await expect.poll(() => card.locator('.thumbnail img').count()).toBe(3);
  expectGrowing(await seen(), 3);
  const places = await card
    .locator('.pictures > li')
    .evaluateAll((items) => items.map((item) => item.querySelector('img') !== null));
  expect(places).toEqual([true, true, false, true]);
  expect(await card.locator('.notes').textContent()).toContain(
    'Picture 3 was refused by the safety filter. You were not charged for it.',
  );
});

test('two photos dropped on the page are changed together, in their order', async () => {
  const ana = await studio.visit();
  const photo = (background: string, width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer();
  await dropFiles(ana.page, [
    { name: 'red.jpg', mime: 'image/jpeg', bytes: await photo('#c22', 640, 480) },
    { name: 'blue.jpg', mime: 'image/jpeg', bytes: await photo('#22c', 480, 640) },
  ]);
  const tray = ana.page.getByRole('list', { name: /^Reference pictures/ });
  await expect.poll(() => tray.getByRole('listitem').count()).toBe(2);
  expect(await ana.box.getAttribute('placeholder')).toBe('What should change?');
  await tray.getByRole('button', { name: /^Picture 2: blue\.jpg/ }).press('ArrowLeft');
  await tray.getByRole('button', { name: /^Picture 1: blue\.jpg/ }).waitFor();
  await ana.say('put them side by side');
  await ana.sees('put them side by side', /^Done$/);
  await tray.waitFor({ state: 'detached' });
  const card = ana.page.locator('article').filter({ has: ana.card('put them side by side') });
  expect(await card.locator('.heading').textContent()).toMatch(/ asked to combine 2 pictures$/);
  expect(await card.locator('.card > .settings').textContent()).toContain('2 references');
  await expect.poll(() => ana.pictures('put them side by side').count()).toBe(1);
});

test('when one of the pictures cannot be read, it is named, and words and pictures are in the box again', async () => {
  const { page, box, say, sees } = await studio.visit();
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
  await page.locator('input[type=file]').setInputFiles([
    { name: 'photo.png', mimeType: 'image/png', buffer: photo },
    { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('only words, in truth') },
  ]);
  const tray = page.getByRole('list', { name: /^Reference pictures/ });
  await say('make it night --ratio 1:1');
  await page.getByText('Picture 2 is text, not a picture.').waitFor();
  await page.getByText('Your words are back in the box.').waitFor();
  expect(await box.inputValue()).toBe('make it night --ratio 1:1');
  const names = tray.locator('.reference');
  const titles = await names.evaluateAll((all) => all.map((one) => one.getAttribute('title')));
  expect(titles).toEqual(['photo.png', 'notes.png']);
  await tray.getByRole('button', { name: 'Remove picture 2' }).click();
  await box.press('Enter');
  await sees('make it night', /^Done/);
});

test('a wrong option is answered with what would be accepted, and the words are still in the box', async () => {
  const ana = await studio.visit();
  const line = 'a tiny harbour --size 1K';
  await ana.say(line);
  const answer = ana.page.locator('article').filter({ hasText: line });
  await answer.getByText('Seedream 4.5 starts at 2K. Try 2K or 4K, or model 4.0 for 1K.').waitFor();
  await answer.getByText('Only you can see this').waitFor();
  await expect.poll(() => ana.box.inputValue()).toBe(line);
  await answer.getByText('Your words are back in the box.').waitFor();
  await answer.getByRole('button', { name: 'Dismiss' }).click();
  await answer.waitFor({ state: 'detached' });
});

test('a value out of range is refused before it is sent, and nothing typed is lost', async () => {
  const ana = await studio.visit();
  const line = 'a tiny harbour --count 9';
  await ana.say(line);
  await expect.poll(() => ana.page.getByRole('alert').textContent()).toBe('--count can be 1–4, not 9.');
  expect(await ana.box.inputValue()).toBe(line);
  await ana.box.fill('a tiny harbour');
  await ana.page.getByRole('alert').waitFor({ state: 'detached' });
});

test('each picture of a storyboard stands above its scene', async () => {
  const ana = await studio.visit();
  await ana.say('/series a cat wakes | it eats | it naps');
  await ana.sees('a cat wakes', /^Done, all 3 pictures$/);
  const scenes = ana.card('a cat wakes').locator('figcaption');
  await expect.poll(() => scenes.allTextContents()).toEqual(['a cat wakes', 'it eats', 'it naps']);
});

test('a line that another model draws after all leaves the box, and a changed one stays', async () => {
  const ana = await studio.visit();
  for (const [line, typed] of [
    ['a glass bird', ''],
    ['a glass fish', ' and more'],
  ] as const) {
    await ana.say(`${line} --model 4.5 --transparent yes`);
    const answer = ana.page.locator('article').filter({ hasText: `${line} --model` });
    await answer.getByText('Your words are back in the box.').waitFor();
    if (typed) await ana.box.pressSequentially(typed);
    const left = typed && (await ana.box.inputValue());
    await answer.getByRole('button', { name: 'Draw it with Seedream 5.5' }).click();
    await ana.sees(line, /^Done$/);
    expect(await ana.box.inputValue()).toBe(left);
  }
});

test('a deleted picture leaves no empty place, and its card says what became of it', async () => {
  const ana = await studio.visit();
  await ana.say('a paper boat');
  await ana.sees('a paper boat', /^Done$/);
  const card = ana.card('a paper boat');
  await card.getByRole('button', { name: 'Delete' }).click();
  await ana.page.getByRole('button', { name: 'Delete it' }).click();
  await card.getByText('1 picture was deleted.').waitFor();
  await ana.sees('a paper boat', /^Done$/);
  expect(await card.locator('.place, .thumbnail').count()).toBe(0);
});

test('the help speaks of what the page has, and says where ids are', async () => {
  const ana = await studio.visit();
  await ana.say('/help');
  const help = ana.page.locator('article').filter({ hasText: 'Darkroom draws pictures' });
  await help.getByText('Press the pencil on a picture').waitFor();
  expect(await help.textContent()).not.toContain('@Darkroom');
  await ana.say('/info');
  await ana.page.getByText('Attach one, or give its id: it is on its card.').waitFor();
});
