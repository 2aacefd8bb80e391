export interface RawPicture {
  data: Buffer;
  width: number;
  height: number;
  channels: 3;
}

/** The sides of a BMP file, or null when the header is not one. */
export function bmpSides(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 54 || bytes.toString('latin1', 0, 2) !== 'BM' || bytes.readUInt32LE(14) < 40)
    return null;
  return { width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) };
}

/** Reads an uncompressed BMP of 24 or 32 bits, which the picture library does not; null for any other. */
export function decodeBmp(bytes: Buffer): RawPicture | null {
  const sides = bmpSides(bytes);
  if (!sides) return null;
  const { width, height } = sides;
  const [start, bits, compression] = [bytes.readUInt32LE(10), bytes.readUInt16LE(28), bytes.readUInt32LE(30)];
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const isPlain =
    (bits === 24 && compression === 0) || (bits === 32 && (compression === 0 || compression === 3));
  if (!isPlain || bytes.length < start + rowBytes * height) return null;
  const isBottomUp = bytes.readInt32LE(22) > 0;
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    let from = start + rowBytes * (isBottomUp ? height - 1 - y : y);
    for (let to = y * width * 3; to < (y + 1) * width * 3; to += 3) {
      data[to] = bytes[from + 2] ?? 0;
      data[to + 1] = bytes[from + 1] ?? 0;
      data[to + 2] = bytes[from] ?? 0;
      from += bits / 8;
    }
  }
  return { data, width, height, channels: 3 };
}
