const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const maxSlugLength = 40;

/**
 * A picture's prompt as alt text: one line of plain words, cut between words. Where there are several pictures,
 * their number follows: `a fox in the snow (2/4)`. `index` counts from 0, `maxLength` in UTF-16 units.
 */
export function altText(
  prompt: string,
  { index, count, maxLength }: { index: number; count: number; maxLength: number },
): string {
  const number = count > 1 ? ` (${index + 1}/${count})` : '';
  const room = maxLength - number.length;
  return room > 1 ? `${cutText(plainText(prompt), room)}${number}`.trim() : cutText(number.trim(), maxLength);
}

/** A file name every system takes: `fox-in-the-snow-k3f9….jpeg`. `format` is the last part of the MIME type. */
export function fileName(prompt: string, imageId: string, format: string): string {
  const plain = prompt.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const part of parts) {
    if (slug.length + part.length + 1 > maxSlugLength) break;
    slug += `${part}-`;
  }
  return `${slug}${imageId}.${format}`;
}

/** Line breaks become spaces; control and direction characters go, but not the joiners inside emoji and scripts. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < 1) return '';
  const end = lastBoundary(words, text, maxLength - 1) || lastBoundary(graphemes, text, maxLength - 1);
  return `${text.slice(0, end).replace(/[\s\p{Pd},;:]+$/u, '')}…`;
}

/** Where the last whole segment within `max` ends; 0 when not even the first fits. */
function lastBoundary(segmenter: Intl.Segmenter, text: string, max: number): number {
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end;
}
