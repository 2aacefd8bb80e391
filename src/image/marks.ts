import type { Box } from './layout.ts';

/** One character of a label in a box 14 high, as a single stroke or a filled shape: no font of the machine is used. */
interface Glyph {
  width: number;
  path: string;
  filled?: true;
}

const glyphs: Readonly<Record<string, Glyph>> = {
  '0': { width: 9, path: 'M4.5 0A4.5 7 0 1 0 4.5 14A4.5 7 0 1 0 4.5 0' },
  '1': { width: 5, path: 'M.6 2.6L4.4 0V14' },
  '2': { width: 9, path: 'M.4 3.8A4.1 3.9 0 0 1 8.6 3.9C8.6 6.8 4.6 9.2 .2 14H9' },
  '3': {
    width: 9,
    path: 'M.5 1.8C1.4.6 2.8 0 4.4 0C6.8 0 8.4 1.4 8.4 3.4C8.4 5.6 6.6 6.7 4 6.7C7 6.7 9 8 9 10.3C9 12.6 7.2 14 4.6 14C2.6 14 .9 13.2 0 11.6',
  },
  '4': { width: 9, path: 'M6.8 14V0L0 10H9.2' },
  '5': {
    width: 9,
    path: 'M8.4 0H1.4L.7 6.3C1.7 5.5 3 5.1 4.3 5.1C7.1 5.1 9 6.9 9 9.5C9 12.2 7 14 4.4 14C2.4 14 .8 13.1 0 11.6',
  },
  '6': { width: 9, path: 'M7.4.4C3 1.8.3 5.5.3 9.6A4.35 4.4 0 1 0 9 9.6A4.35 4.4 0 1 0 .3 9.6' },
  '7': { width: 9, path: 'M0 0H9L3 14' },
  '8': {
    width: 9,
    path: 'M4.5 0A3.6 3.3 0 1 0 4.5 6.6A3.6 3.3 0 1 0 4.5 0M4.5 6.6A4.4 3.7 0 1 0 4.5 14A4.4 3.7 0 1 0 4.5 6.6',
  },
  '9': { width: 9, path: 'M1.6 13.6C6 12.2 8.7 8.5 8.7 4.4A4.35 4.4 0 1 0 0 4.4A4.35 4.4 0 1 0 8.7 4.4' },
  '★': {
    width: 15,
    path: 'M7.5-1.2L9.9 4.2L15.8 4.8L11.4 8.7L12.7 14.5L7.5 11.5L2.3 14.5L3.6 8.7L-.8 4.8L5.1 4.2Z',
    filled: true,
  },
};

const between = 3.4;
const ink = '#fff';
const gold = '#ffd24a';
const grey = '#a3a7ae';

/** A dark pill with a light rim: legible on any picture. What is neither digit nor star is left out. */
export function drawBadge(label: string, { x, y }: { x: number; y: number }, height: number): string {
  const characters = [...label].flatMap((character) => glyphs[character] ?? []);
  if (characters.length === 0) return '';
  const unit = (height * 0.5) / 14;
  const text = characters.reduce((total, { width }) => total + width + between, -between) * unit;
  const width = Math.max(height, text + height * 0.62);
  const rim = Math.max(1.5, height * 0.045);
  const pill = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(height / 2)}" fill="#16171a" fill-opacity=".86" stroke="#fff" stroke-opacity=".92" stroke-width="${round(rim)}"/>`;
  const start = { x: x + (width - text) / 2, y: y + height * 0.25 };
  return `${pill}<g transform="translate(${round(start.x)} ${round(start.y)}) scale(${round(unit)})">${drawGlyphs(characters)}</g>`;
}

function drawGlyphs(characters: readonly Glyph[]): string {
  let x = 0;
  return characters
    .map(({ width, path, filled }) => {
      const paint = filled ? `fill="${gold}"` : stroke(ink, 2.5);
      const drawn = `<path transform="translate(${round(x)})" d="${path}" ${paint}/>`;
      x += width + between;
      return drawn;
    })
    .join('');
}

/** In place of a file that is missing or cannot be read. */
export function drawCross(box: Box): string {
  return drawCentred(
    box,
    { width: 24, height: 24, part: 0.3 },
    `<path d="M3 3L21 21M21 3L3 21" ${stroke(grey, 2.6)}/>`,
  );
}

/** In place of a picture that was deleted: a bin. */
export function drawBin(box: Box): string {
  const bin = 'M3 6H21M9 6V3.4H15V6M5.4 6L6.6 21.4H17.4L18.6 6M10 10.4V17M14 10.4V17';
  return drawCentred(box, { width: 24, height: 24, part: 0.34 }, `<path d="${bin}" ${stroke(grey, 1.7)}/>`);
}

export function drawArrow(box: Box): string {
  return drawCentred(
    box,
    { width: 24, height: 24, part: 0.7 },
    `<path d="M3 12H20M13 5L20 12L13 19" ${stroke('#d9dbe0', 3)}/>`,
  );
}

/** A drawing in a box of its own, in the middle of another and as large as a part of its short side. */
function drawCentred(
  box: Box,
  own: { width: number; height: number; part: number },
  drawing: string,
): string {
  const scale = (Math.min(box.width, box.height) * own.part) / Math.max(own.width, own.height);
  const x = box.x + (box.width - own.width * scale) / 2;
  const y = box.y + (box.height - own.height * scale) / 2;
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(scale)})">${drawing}</g>`;
}

function stroke(colour: string, width: number): string {
  return `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
