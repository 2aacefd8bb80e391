/** A long text as several messages, broken between lines where there are any. */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const line = rest.lastIndexOf('\n', max);
    const at = line > max / 2 ? line : max;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^\n/, '');
  }
  return [...parts, rest];
}

/**
 * A text that one input of a form does not take, for several that are put together again. Never at a blank or within a
 * character: what stands at the ends of an input may be trimmed.
 */
export function splitValue(value: string, max: number): string[] {
  const parts: string[] = [];
  let rest = value;
  while (rest.length > max) {
    let at = max;
    while (at > 1 && !/^\S[^\s\uDC00-\uDFFF]$/.test(rest.slice(at - 1, at + 1))) at -= 1;
    if (at === 1) at = max;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}
