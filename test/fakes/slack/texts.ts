/** What people type comes with its control characters escaped, but for mentions and links. */
export function asTyped(text: string): string {
  const entity = /<(?:[@#!][^<>\s]+(?:\|[^<>]*)?|https?:\/\/[^<>\s|]+(?:\|[^<>]*)?|mailto:[^<>\s]+)>/g;
  const parts: string[] = [];
  let end = 0;
  for (const found of text.matchAll(entity)) {
    parts.push(escaped(text.slice(end, found.index)), found[0]);
    end = found.index + found[0].length;
  }
  return [...parts, escaped(text.slice(end))].join('');
}

function escaped(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
