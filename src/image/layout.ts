export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  x: number;
  y: number;
}

export interface Layout extends Size {
  /** One per picture, in order. */
  tiles: readonly Box[];
  /** Between the tiles of a chain, in order. */
  arrows: readonly Box[];
  /** Height of a number's badge. */
  badge: number;
}

export const maxTiles = 15;
const maxSide = 2000;
const maxPairWidth = 2400;
const gap = 16;
const arrowGap = 64;
/** What a thumbnail's long side always has room for. */
const minThumbnail = 240;
/** Chats show a picture in about this much room, whatever its size: numbers must be legible there. */
const shown = { width: 550, height: 350 };
/** References are shown inside a card, where height is dear. */
const shownStrip = { width: 550, height: 200 };

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
const ratioOf = ({ width, height }: Size) => width / height;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const known = (sizes: readonly (Size | null)[]) => sizes.filter((size) => size !== null);

/** Equal cells in rows, of the shape most pictures have and in as many columns as show them largest. */
export function layGrid(sizes: readonly (Size | null)[]): Layout {
  const ratio = clamp(meanRatio(known(sizes)), 9 / 16, 16 / 9);
  const columns = chooseColumns(sizes.length, ratio);
  const rows = Math.ceil(sizes.length / columns);
  const largest = Math.max(0, ...known(sizes).map(({ width, height }) => Math.max(width, height)));
  const room = { width: shareOf(columns), height: shareOf(rows) };
  const scale = Math.min(room.width / ratio, room.height, clamp(largest, 360, 720) / Math.max(ratio, 1));
  const cell = {
    width: Math.max(minThumbnail, Math.floor(scale * ratio)),
    height: Math.max(minThumbnail, Math.floor(scale)),
  };
  const tiles = sizes.map((_, index) => ({
    x: gap + (index % columns) * (cell.width + gap),
    y: gap + Math.floor(index / columns) * (cell.height + gap),
    ...cell,
  }));
  const size = {
    width: gap + columns * (cell.width + gap),
    height: gap + rows * (cell.height + gap),
  };
  return { ...size, tiles, arrows: [], badge: badgeFor(size, tiles) };
}

/** Length of one of `count` cells that share the longest side a sheet may have. */
function shareOf(count: number): number {
  return Math.floor((maxSide - gap) / count) - gap;
}

/** The mean of ratios is geometric: as many wide as tall pictures make a square. */
function meanRatio(sizes: readonly Size[]): number {
  if (sizes.length === 0) return 1;
  return Math.exp(sum(sizes.map((size) => Math.log(ratioOf(size)))) / sizes.length);
}

function chooseColumns(count: number, ratio: number): number {
  let best = { columns: 1, score: 0 };
  for (let columns = 1; columns <= count && shareOf(columns) >= minThumbnail; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min(shown.width / (columns * ratio), shown.height / rows);
    // Empty cells at the end are worth a little size.
    const score = side * Math.sqrt(count / (columns * rows));
    if (score > best.score && shareOf(rows) >= minThumbnail) best = { columns, score };
  }
  return best.columns;
}

/** Tiles of one height in order, each as wide as its picture, in as few rows as show them well. */
export function layStrip(sizes: readonly (Size | null)[], { arrows }: { arrows: boolean }): Layout {
  const ratios = sizes.map((size) => (size ? clamp(ratioOf(size), 1 / 2, 2.2) : 1));
  const rows = chooseRows(ratios);
  const between = arrows ? arrowGap : gap;
  // The last arrow of a row stands behind its last tile and points on to the next row.
  const trailing = arrows && rows.length > 1 ? arrowGap - gap : 0;
  const tallest = Math.max(0, ...known(sizes).map(({ height }) => height));
  const fitting = rows.map((row) => (maxSide - 2 * gap - trailing - between * (row.length - 1)) / sum(row));
  const height = Math.floor(Math.min(clamp(tallest, minThumbnail, 480), shareOf(rows.length), ...fitting));
  const tiles = rows.flatMap((row, line) => layRow(row, { y: gap + line * (height + gap), height, between }));
  const size = {
    width: Math.max(...tiles.map((tile) => tile.x + tile.width)) + gap + trailing,
    height: gap + rows.length * (height + gap),
  };
  return { ...size, tiles, arrows: arrows ? layArrows(tiles) : [], badge: badgeFor(size, tiles) };
}

function layRow(
  ratios: readonly number[],
  { y, height, between }: { y: number; height: number; between: number },
): Box[] {
  let x = gap;
  return ratios.map((ratio) => {
    const tile = { x, y, width: Math.floor(ratio * height), height };
    x += tile.width + between;
    return tile;
  });
}

function layArrows(tiles: readonly Box[]): Box[] {
  return tiles.slice(0, -1).map(({ x, y, width, height }) => ({ x: x + width, y, width: arrowGap, height }));
}

/** Every way to break the row is tried; the one that shows the tiles tallest wins, and of equals the most even. */
function chooseRows(ratios: readonly number[]): number[][] {
  const widths = ratios.flatMap((_, from) =>
    ratios.slice(from).map((_, more) => sum(ratios.slice(from, from + more + 1))),
  );
  const widest = Math.max(...ratios);
  let best: { rows: number[][]; score: number } = { rows: [], score: 0 };
  for (const width of widths.filter((each) => each >= widest).sort((a, b) => a - b)) {
    const rows = breakRows(ratios, width);
    const score = Math.min(shownStrip.width / width, shownStrip.height / rows.length);
    if (score > best.score) best = { rows, score };
  }
  return best.rows;
}

function breakRows(ratios: readonly number[], width: number): number[][] {
  const rows: number[][] = [];
  for (const ratio of ratios) {
    const row = rows.at(-1);
    if (row && sum(row) + ratio <= width + 1e-6) row.push(ratio);
    else rows.push([ratio]);
  }
  return rows;
}

/** Two tiles of one height without a margin. */
export function layPair(before: Size | null, after: Size | null): Layout {
  const shape = (size: Size | null) => (size ? clamp(ratioOf(size), 1 / 3, 3) : null);
  const left = shape(before) ?? shape(after) ?? 1;
  const right = shape(after) ?? left;
  const tallest = Math.max(0, ...known([before, after]).map((size) => size.height));
  const height = Math.floor(Math.min(clamp(tallest, 320, 1600), (maxPairWidth - gap) / (left + right)));
  const first = { x: 0, y: 0, width: Math.floor(left * height), height };
  const second = { x: first.width + gap, y: 0, width: Math.floor(right * height), height };
  const size = { width: second.x + second.width, height };
  return { ...size, tiles: [first, second], arrows: [], badge: badgeFor(size, [first, second]) };
}

/** Large enough to be read where a chat shows the whole picture small, and never much of a tile. */
function badgeFor({ width, height }: Size, tiles: readonly Box[]): number {
  const shownLarge = 0.04 * Math.max(width, (height * shown.width) / shown.height);
  const smallest = Math.min(...tiles.map((tile) => Math.min(tile.width, tile.height)));
  return Math.round(Math.min(Math.max(30, shownLarge), smallest * 0.4));
}
