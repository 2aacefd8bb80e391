import { on } from 'node:events';
import type { Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Some 32 MB of unread chunks; past that the connection is not read any further. */
const maxHeldChunks = 512;

/**
 * The decoded bytes of an answer. They are taken from the connection as they come, so that a connection that breaks
 * takes nothing with it that had arrived: its error is thrown after the last byte.
 */
export function readBody(raw: Readable, encoding: string | null): AsyncGenerator<Buffer> {
  const decoder = createDecoder(encoding?.trim().toLowerCase() ?? '');
  const body = decoder ? raw.pipe(decoder) : raw;
  const failures: unknown[] = [];
  raw.on('error', (error) => {
    failures.push(error);
    decoder?.end();
  });
  decoder?.on('error', (error) => {
    failures.push(error);
    raw.destroy();
  });
  const arrived = on(body, 'data', { close: ['end', 'close'], highWaterMark: maxHeldChunks });
  return deliver(arrived, failures);
}

async function* deliver(
  arrived: AsyncIterable<Buffer[]>,
  failures: readonly unknown[],
): AsyncGenerator<Buffer> {
  for await (const chunks of arrived) yield* chunks;
  if (failures.length > 0) throw failures[0];
}

/** An answer that ends without its compression's trailer still gives what it held. */
function createDecoder(encoding: string): Transform | null {
  const ending = { finishFlush: constants.Z_SYNC_FLUSH };
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip(ending);
  if (encoding === 'deflate') return createInflate(ending);
  if (encoding === 'br') return createBrotliDecompress();
  return null;
}
