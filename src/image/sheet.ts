import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { createLogger } from '../log.ts';
import { type Colour, createCanvas, fillBox, paste } from './canvas.ts';
import { type Pixels, writeDrawing } from './decode.ts';
import type { EncodedPicture } from './encode.ts';
import { type PictureHeader, readPictureHeader } from './header.ts';
import { type Box, type Layout, layGrid, layPair, layStrip, maxTiles } from './layout.ts';
import { drawArrow, drawBadge, drawBin, drawCross } from './marks.ts';
import { createSlots } from './slots.ts';
import { thumbnailOf } from './thumbnail.ts';

const log = createLogger('image');

/** A picture of a sheet. Its label stands in a badge: digits and ★ are drawn, as in `12` or `3 ★`. */
export interface SheetPicture {
  path: string;
  label: string;
}

/** A picture of a strip; no path where it was deleted. */
export interface StripPicture {
  path: string | null;
  label: string;
}

export interface SheetOptions {
  /** The sheet is written here, under a name of its own; the caller removes it. */
  outDir: string;
}

export interface StripOptions extends SheetOptions {
  /** An arrow from each picture to the next: a chain of what was made from what. */
  arrows?: boolean;
}

const maxSheetBytes = 1_500_000;
const qualities = [88, 80, 70, 55, 40, 25, 8];
/** One at a time: its canvas is held outside the slots of the decoder. */
const slots = createSlots(1);

// Between the chats' dark and light backgrounds, and without a tint that would change how pictures look.
const board: Colour = [86, 89, 94];
const plate: Colour = [66, 69, 74];

/**
 * Thumbnails in a grid, 1 to 15, numbered by their labels: a JPEG of at most 2000 × 2000 and 1.5 MB. A file that is
 * missing or unreadable is a grey tile with a cross.
 * @throws AppError `sheet-count` for no picture or more than 15
 */
export function drawSheet(pictures: readonly SheetPicture[], options: SheetOptions): Promise<EncodedPicture> {
  return drawTiles(pictures, layGrid, options);
}

/**
 * Pictures side by side in their order, 1 to 15, in rows: the references of a job, or a chain of ancestors. A deleted
 * one is a grey tile with a bin.
 * @throws AppError `sheet-count` for no picture or more than 15
 */
export function drawStrip(pictures: readonly StripPicture[], options: StripOptions): Promise<EncodedPicture> {
  const arrows = options.arrows ?? false;
  return drawTiles(pictures, (sizes) => layStrip(sizes, { arrows }), options);
}

/** Two pictures at one height, numbered 1 and 2: at most 2400 wide, a JPEG of at most 1.5 MB. */
export function drawPair(
  before: string | null,
  after: string | null,
  options: SheetOptions,
): Promise<EncodedPicture> {
  const pictures = [before, after].map((path, index) => ({ path, label: String(index + 1) }));
  return drawTiles(pictures, ([left = null, right = null]) => layPair(left, right), options);
}

type Lay = (sizes: readonly (PictureHeader | null)[]) => Layout;

async function drawTiles(
  pictures: readonly StripPicture[],
  lay: Lay,
  { outDir }: SheetOptions,
): Promise<EncodedPicture> {
  if (pictures.length === 0 || pictures.length > maxTiles) {
    throw new AppError('sheet-count', `a sheet holds 1 to ${maxTiles} pictures, not ${pictures.length}`);
  }
  return slots(1, async () => {
    const headers = await Promise.all(pictures.map(({ path }) => (path === null ? null : headerOf(path))));
    const layout = lay(headers);
    const canvas = createCanvas(layout, board);
    const marks = layout.arrows.map(drawArrow);
    for (const [index, box] of layout.tiles.entries()) {
      const { path = null, label = '' } = pictures[index] ?? {};
      marks.push(await drawTile(canvas, box, { path, header: headers[index] ?? null }));
      marks.push(drawBadge(label, badgePlace(box, layout), layout.badge));
    }
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}">${marks.join('')}</svg>`;
    return writeSheet(canvas, svg, outDir);
  });
}

function badgePlace({ x, y }: Box, { badge }: Layout) {
  const inset = Math.round(badge * 0.2);
  return { x: x + inset, y: y + inset };
}

async function headerOf(path: string): Promise<PictureHeader | null> {
  const answer = await orGap(readPictureHeader(path, Number.POSITIVE_INFINITY));
  return answer?.ok ? answer.header : null;
}

/** A sheet with a gap says more than no sheet: a file that is not there is no error here. */
async function orGap<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'picture missing on a sheet',
    );
    return null;
  }
}

/** Paints one picture; answers the mark that stands in its place when there is none. */
async function drawTile(
  canvas: Pixels,
  box: Box,
  { path, header }: { path: string | null; header: PictureHeader | null },
): Promise<string> {
  fillBox(canvas, box, plate);
  if (path === null) return drawBin(box);
  if (!header) return drawCross(box);
  const scale = Math.min(box.width / header.width, box.height / header.height);
  const width = Math.max(1, Math.round(header.width * scale));
  const height = Math.max(1, Math.round(header.height * scale));
  const picture = await orGap(thumbnailOf(path, header, { width, height }));
  if (!picture) return drawCross(box);
  const x = box.x + Math.floor((box.width - width) / 2);
  const y = box.y + Math.floor((box.height - height) / 2);
  paste(canvas, picture, { x, y });
  return '';
}

async function writeSheet(canvas: Pixels, svg: string, outDir: string): Promise<EncodedPicture> {
  const path = join(outDir, `${randomUUID()}.jpeg`);
  const { width, height } = canvas;
  try {
    for (const quality of qualities) {
      const bytes = await writeDrawing(canvas, svg, { to: path, quality });
      if (bytes <= maxSheetBytes) return { path, mime: 'image/jpeg', bytes, width, height };
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  await rm(path, { force: true });
  throw new AppError('picture-cannot-fit', `no sheet of ${width}x${height} fits ${maxSheetBytes} bytes`);
}
