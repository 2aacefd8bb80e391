import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { previewDiscord } from './preview/discord.ts';
import { openPreview } from './preview/page.ts';
import { everyMessage, previewSlack } from './preview/slack.ts';

import { tellOnDiscord, tellOnSlack } from './preview/stories.ts';
import { launchBrowser } from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const viewport = { width: 1600, height: 1200 };
const labelsSchema = z.array(z.object({ components: z.array(z.object({ label: z.string() })) }));

/** Labels of buttons and alt texts of pictures that a message shows, each picture with pixels. */
async function shownIn(page: Page, id: string): Promise<{ labels: string[]; pictures: string[] }> {
  const message = page.locator(`article[data-id="${id}"]`).first();
  const labels = await message.locator('button').allInnerTexts();
  const pictures = await message
    .locator('img')
    .evaluateAll((images: HTMLImageElement[]) =>
      images.filter((image) => image.naturalWidth > 0 && image.clientWidth > 0).map(({ alt }) => alt),
    );
  return { labels: labels.map((label) => label.replace('↗', '').trim()), pictures };
}

test('the preview of Discord shows every button and picture of every message', async () => {
  const { scene, close } = await tellOnDiscord();
  onTestFinished(close);
  const { fake, channel, reader, threadOf } = scene;
  const page = await openPreview(browser, previewDiscord(scene), viewport);
  const thread = fake.thread(threadOf?.id ?? '');
  const messages = [
    ...[channel.id, thread?.id ?? ''].flatMap((id) => fake.messages(id)),
    ...fake.ephemerals(reader),
  ];
  for (const { id, attachments, embeds, components } of messages) {
    const { labels, pictures } = await shownIn(page, id);
    expect(labels).toEqual(
      labelsSchema.parse(components).flatMap((row) => row.components.map(({ label }) => label)),
    );
    const sheets = JSON.stringify(embeds).includes('"image"') ? ['The pictures it starts from'] : [];
    expect(pictures).toEqual([...attachments.map(({ description }) => description), ...sheets]);
  }
  expect(messages.filter(({ attachments }) => attachments.length > 0)).toHaveLength(5);
  expect(await page.getByText('How it was made, in 4 steps').count()).toBeGreaterThan(0);
  expect(fake.violations).toEqual([]);
});

const blocksSchema = z.array(
  z.object({
    alt_text: z.string().optional(),
    elements: z.array(z.object({ type: z.string(), text: z.unknown().optional() })).default([]),
  }),
);

test('the preview of Slack shows every button and picture of every message', async () => {
  const { scene, close } = await tellOnSlack();
  onTestFinished(close);
  const { fake, channel, reader } = scene;
  const page = await openPreview(browser, previewSlack(scene), viewport);
  const messages = [channel, fake.openDm(reader)].flatMap(({ id }) => everyMessage(fake, id));
  for (const { ts, blocks } of messages) {
    const { labels, pictures } = await shownIn(page, ts);
    const parts = blocksSchema.parse(blocks);
    const buttons = parts.flatMap(({ elements }) => elements).filter(({ type }) => type === 'button');
    expect(labels).toEqual(buttons.map(({ text }) => z.object({ text: z.string() }).parse(text).text));
    expect(pictures).toEqual(parts.flatMap(({ alt_text }) => alt_text ?? []));
  }
  expect(await page.getByText('How it was made, in 4 steps').count()).toBeGreaterThan(0);
  expect(await page.getByText('About your request in #pictures').count()).toBeGreaterThan(0);
  expect(fake.violations).toEqual([]);
});
