import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openStudioSuite, type Person } from './harness.ts';

const { person } = await openStudioSuite();

async function photo(who: Person, width: number) {
  const create = { width, height: 480, channels: 3, background: '#c22' } as const;
  return who.upload(await sharp({ create }).png().toBuffer(), `${width}.png`);
}

test('a style that is built in is not called missing when somebody wants to delete it', async () => {
  const ana = person();
  await ana.send('style', { action: 'delete', name: 'poster' });
  await ana.answerSays(/^“poster” is built in and cannot be deleted\.$/);
});

test('deleting a style that is not there says so, also for somebody who has as many as there can be', async () => {
  const ana = person();
  for (let n = 1; n <= 100; n += 1) {
    await ana.send('style', { action: 'save', name: `look-${n}`, words: 'soft light' });
    await ana.answerSays(new RegExp(`“look-${n}” is saved`));
  }
  await ana.send('style', { action: 'save', name: 'one-more', words: 'soft light' });
  await ana.answerSays(/100 styles is the limit/);
  await ana.send('style', { action: 'delete', name: 'typo' });
  await ana.answerSays(/^There is no style “typo” here/);
}, 60_000);

test('where the tray makes it too many pictures, the tray is named and how to clear it', async () => {
  const ana = person();
  let put = 0;
  for (const count of [4, 4, 3]) {
    const names = ['image', 'image2', 'image3', 'image4'].slice(0, count);
    const pictures: Record<string, Awaited<ReturnType<typeof photo>>> = {};
    for (const [n, name] of names.entries()) pictures[name] = await photo(ana, 600 + 10 * put + n);
    await ana.send('tray', pictures);
    put += count;
    await ana.answerSays(new RegExp(`^${put} pictures to start from`));
  }
  await ana.send('imagine', { prompt: 'all of them', model: '5-pro' });
  await ana.answerSays(
    /takes up to 10 pictures\. With the 11 in your tray there are 11\. Use \/tray and press “Clear” to leave them out\./,
  );
}, 30_000);

test('/models names a seed and a guidance each where the model takes them', async () => {
  const ana = person();
  await ana.send('models', {});
  const answer = await ana.answerSays(/^Models on/);
  expect(JSON.stringify(answer)).not.toContain('seed and guidance');
});
