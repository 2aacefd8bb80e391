import { open } from 'node:fs/promises';
import type { Pixels } from './decode.ts';
import type { Size } from './layout.ts';

const uncompressed = [0, 3, 6];
/** More than the headers and the longest palette of a BMP with up to 8 bits per pixel. */
const headBytes = 2048;

interface BmpHeader extends Size {
  depth: number;
  /** The rows run from the top down. */
  fromTop: boolean;
  rowBytes: number;
  /** Where the pixels and the palette begin, in bytes from the file's start. */
  pixelsAt: number;
  paletteAt: number;
}

/**
 * Size of a BMP from its headers, or null when it is damaged: no size, a depth that does not exist, packed pixels
 * (whose size cannot be checked), or fewer bytes in the file than the picture needs.
 */
export function readBmpHeader(head: Buffer, fileBytes: number): { width: number; height: number } | null {
  const header = parseHeader(head);
  if (!header || header.pixelsAt + header.rowBytes * header.height > fileBytes) return null;
  return { width: header.width, height: header.height };
}

function parseHeader(head: Buffer): BmpHeader | null {
  if (head.length < 34) return null;
  const old = head.readUInt32LE(14) === 12;
  const width = old ? head.readUInt16LE(18) : head.readInt32LE(18);
  // A negative height means that the rows run from the top down.
  const signedHeight = old ? head.readUInt16LE(20) : head.readInt32LE(22);
  const depth = head.readUInt16LE(old ? 24 : 28);
  const packing = old ? 0 : head.readUInt32LE(30);
  if (width <= 0 || signedHeight === 0) return null;
  if (![1, 4, 8, 16, 24, 32].includes(depth) || !uncompressed.includes(packing)) return null;
  return {
    width,
    height: Math.abs(signedHeight),
    depth,
    fromTop: signedHeight < 0,
    rowBytes: Math.ceil((width * depth) / 32) * 4,
    pixelsAt: head.readUInt32LE(10),
    paletteAt: 14 + head.readUInt32LE(14),
  };
}

/**
 * A small copy of a BMP, which the decoder does not read: the pixel nearest to each. Only the rows it needs are read.
 * Null for the rare depths of 1, 4 and 16 bits and for old palettes.
 */
export async function readBmpThumbnail(path: string, { width, height }: Size): Promise<Pixels | null> {
  await using file = await open(path);
  const head = Buffer.alloc(headBytes);
  await file.read(head, 0, headBytes, 0);
  const header = parseHeader(head);
  if (!header || ![8, 24, 32].includes(header.depth) || header.paletteAt === 26) return null;
  const data = new Uint8Array(width * height * 3);
  const row = Buffer.alloc(header.rowBytes);
  for (let y = 0; y < height; y++) {
    const line = Math.floor(((y + 0.5) * header.height) / height);
    const stored = header.fromTop ? line : header.height - 1 - line;
    await file.read(row, 0, row.length, header.pixelsAt + stored * header.rowBytes);
    for (let x = 0; x < width; x++) {
      const at = (Math.floor(((x + 0.5) * header.width) / width) * header.depth) / 8;
      const [source, offset] = header.depth === 8 ? [head, header.paletteAt + (row[at] ?? 0) * 4] : [row, at];
      // Stored as blue, green, red.
      for (let part = 0; part < 3; part++) data[(y * width + x) * 3 + part] = source[offset + 2 - part] ?? 0;
    }
  }
  return { width, height, channels: 3, data };
}
