/** The same bytes as base64 in pieces, padded at the end alone, however the bytes are cut. */
export async function* encodeBase64(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % 3);
    if (whole > 0) yield Buffer.from(bytes.toString('base64', 0, whole), 'latin1');
    rest = bytes.subarray(whole);
  }
  if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1');
}

/** The length of so many bytes as base64. */
export function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

/** A multiple of 4: every piece decodes by itself. */
const pieceCharacters = 4 * 48 * 1024;

/** What base64 stands for, in pieces. */
export function* decodeBase64(text: string): Generator<Buffer> {
  for (let start = 0; start < text.length; start += pieceCharacters) {
    yield Buffer.from(text.slice(start, start + pieceCharacters), 'base64');
  }
}
