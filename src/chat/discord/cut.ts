/** By characters as the platform counts them, never through the middle of one. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$|\\$/u, '')}…`;
}
