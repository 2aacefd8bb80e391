import sharp from 'sharp';
import { drawBadge, drawCross } from './marks.ts';

const cell = 192;
const gap = 8;
const badge = 26;
const background = '#e8e8e8';

/** A small copy for a contact sheet. */
export async function saveThumbnail(from: string, to: string): Promise<void> {
  await sharp(from)
    .flatten({ background: '#ffffff' })
    .resize(cell, cell, { fit: 'contain', background })
    .jpeg()
    .toFile(to);
}

/** Lays thumbnails out in numbered rows from top to bottom; what is missing in a row is crossed out. */
export async function saveContactSheet(
  rows: readonly (readonly (string | null)[])[],
  to: string,
): Promise<void> {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const place = (at: number) => gap + at * (cell + gap);
  const size = { width: place(columns), height: place(Math.max(1, rows.length)) };
  const pictures = rows.flatMap((row, y) =>
    row.flatMap((input, x) => (input === null ? [] : [{ input, left: place(x), top: place(y) }])),
  );
  const marks = rows.flatMap((row, y) => [
    ...row.flatMap((input, x) => (input === null ? [drawMissing({ x: place(x), y: place(y) })] : [])),
    drawBadge(String(y + 1), { x: place(0) + gap, y: place(y) + gap }, badge),
  ]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${marks.join('')}</svg>`;
  await sharp({ create: { ...size, channels: 3, background } })
    .composite([...pictures, { input: Buffer.from(svg), left: 0, top: 0 }])
    .jpeg({ quality: 85 })
    .toFile(to);
}

function drawMissing({ x, y }: { x: number; y: number }): string {
  const field = `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="#f6f6f6"/>`;
  return field + drawCross({ x, y, width: cell, height: cell });
}
