import type { Browser, Page } from 'playwright-core';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export interface Look {
  title: string;
  css: string;
  body: string;
}

/** A page that needs nothing but itself. */
export function pageOf({ title, css, body }: Look): string {
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${css}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

/** Alt text and bytes; browsers tell the format from the bytes. */
export function imageOf(alt: string, bytes: Uint8Array | null, attributes = ''): string {
  if (bytes === null) throw new Error(`The picture “${alt}” has no bytes`);
  const source = `data:image/*;base64,${Buffer.from(bytes).toString('base64')}`;
  return `<img alt="${escapeHtml(alt)}" src="${source}" ${attributes}>`;
}

/** The mark of the bot, or the first letter of a person. */
export function faceOf(name: string, isBot: boolean): string {
  const hue = [...name].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 360;
  const style = isBot ? 'background:#17120f;color:#ff9466' : `background:hsl(${hue} 45% 45%)`;
  const mark =
    '<svg viewBox="0 0 24 24" width="60%"><circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="3.5"/><circle cx="12" cy="12" r="3" fill="currentColor"/></svg>';
  return `<span class="face" style="${style}" aria-hidden="true">${isBot ? mark : escapeHtml(name.slice(0, 1))}</span>`;
}

/** Hours and minutes in UTC. */
export function clockOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** Opens it and waits until every picture is there. Panes show their newest message, as chats do. */
export async function openPreview(
  browser: Browser,
  html: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1280 / viewport.width });
  await page.setContent(html);
  await page
    .locator('img')
    .evaluateAll((images: HTMLImageElement[]) => Promise.all(images.map((image) => image.decode())));
  await page.locator('.messages').evaluateAll((panes) => {
    for (const pane of panes) pane.scrollTop = pane.scrollHeight;
  });
  return page;
}
