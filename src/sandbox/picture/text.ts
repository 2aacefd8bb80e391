import { createHash } from 'node:crypto';
import { type Letter, letters } from './letters.ts';
import { short } from './shapes.ts';

/** Units between two characters and from one line to the next; a capital is 14 units tall. */
const letterGap = 3.2;
export const lineUnits = 27;
const ellipsis = '...';

const typographic: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '×': 'x',
  '·': '.',
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One drawable character each: letters with their accents taken off, everything else as it came. */
function charactersOf(text: string): string[] {
  const clean = text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '');
  return Array.from(graphemes.segment(clean), ({ segment }) => segment).flatMap((segment) => {
    const plain = (typographic[segment] ?? segment).normalize('NFKD').replace(/\p{M}/gu, '');
    return plain !== '' && [...plain].every((letter) => letters[letter]) ? [...plain] : [segment];
  });
}

/** Other scripts are drawn as dots on a grid of three by three, decided by the character: the same looks the same. */
const dots = [0.8, 5, 9.2].flatMap((x) => [2.4, 7, 11.6].map((y) => `M${x} ${y}V${y + 0.1}`));

function letterFor(character: string): Letter {
  const known = letters[character];
  if (known) return known;
  const digest = createHash('sha256').update(character).digest();
  const bits = digest.readUInt16LE(0) | (1 << ((digest[2] ?? 0) % dots.length));
  return [10, dots.filter((_, index) => (bits >> index) & 1).join('')];
}

function unitsOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + letterFor(character)[0] + letterGap, -letterGap);
}

/** Width of a line in units. */
export function measureText(text: string): number {
  return Math.max(0, unitsOf(charactersOf(text)));
}

/** Breaks text into lines of at most `units`; what does not fit into `maxLines` ends in dots. */
export function wrapText(text: string, units: number, maxLines: number): string[] {
  const lines: string[][] = [[]];
  for (const word of wordsOf(charactersOf(text.trim()), units)) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && unitsOf([...line, ...word]) > units)
      lines.push(word[0] === ' ' ? word.slice(1) : [...word]);
    else line.push(...word);
  }
  const kept = lines.slice(0, maxLines);
  const last = kept.at(-1);
  if (lines.length > maxLines && last) {
    while (last.length > 0 && unitsOf([...last, ...ellipsis]) > units) last.pop();
    last.push(...ellipsis);
  }
  return kept.map((line) => line.join('')).filter((line) => line !== '');
}

/** Words with the space before them; a word longer than a line, or one of a script without spaces, is cut up. */
function wordsOf(characters: readonly string[], units: number): string[][] {
  const words: string[][] = [];
  for (const character of characters) {
    const word = words.at(-1);
    const isWide = letters[character] === undefined;
    if (!word || character === ' ' || isWide || unitsOf([...word, character]) > units)
      words.push([character]);
    else word.push(character);
  }
  return words;
}

/** Draws one line with its capitals' top left at `x`, `y`. */
export function drawText(text: string, at: { x: number; y: number; scale: number }): string {
  let left = 0;
  const paths = charactersOf(text).map((character) => {
    const [width, strokes] = letterFor(character);
    const path = strokes === '' ? '' : `<path d="${strokes}" transform="translate(${short(left)} 0)"/>`;
    left += width + letterGap;
    return path;
  });
  return `<g transform="translate(${short(at.x)} ${short(at.y)}) scale(${at.scale.toFixed(3)})">${paths.join('')}</g>`;
}
