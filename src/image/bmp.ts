const uncompressed = [0, 3, 6];

/**
 * Size of a BMP from its headers, or null when it is damaged: no size, a depth that does not exist, packed pixels
 * (whose size cannot be checked), or fewer bytes in the file than the picture needs.
 */
export function readBmpHeader(head: Buffer, fileBytes: number): { width: number; height: number } | null {
  if (head.length < 34) return null;
  const old = head.readUInt32LE(14) === 12;
  const width = old ? head.readUInt16LE(18) : head.readInt32LE(18);
  // A negative height means that the rows run from the top down.
  const height = old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22));
  const depth = head.readUInt16LE(old ? 24 : 28);
  const packing = old ? 0 : head.readUInt32LE(30);
  if (width <= 0 || height === 0) return null;
  if (![1, 4, 8, 16, 24, 32].includes(depth) || !uncompressed.includes(packing)) return null;
  const rowBytes = Math.ceil((width * depth) / 32) * 4;
  return head.readUInt32LE(10) + rowBytes * height <= fileBytes ? { width, height } : null;
}
