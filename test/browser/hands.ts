import type { Page } from 'playwright-core';

/** Drops files on the page, as a hand with a mouse does: they are held over it first. */
export async function dropFiles(
  page: Page,
  files: readonly { name: string; mime: string; bytes: Buffer }[],
): Promise<void> {
  const plain = files.map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') }));
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, mime, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mime }));
    }
    return transfer;
  }, plain);
  await page.dispatchEvent('.timeline', 'dragover', { dataTransfer });
  await page.getByText('Drop pictures to use them as references').waitFor();
  await page.dispatchEvent('.timeline', 'drop', { dataTransfer });
  await page.getByText('Drop pictures to use them as references').waitFor({ state: 'detached' });
}

/** Notes every change of the number of pictures on the page from now on. */
export async function watchPictures(page: Page): Promise<() => Promise<number[]>> {
  const counts = await page.evaluateHandle(() => {
    const count = () => document.querySelectorAll('.thumbnail img').length;
    const before = count();
    const seen: number[] = [];
    new MutationObserver(() => {
      const now = count() - before;
      if (now !== (seen.at(-1) ?? 0)) seen.push(now);
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  return () => counts.jsonValue();
}
