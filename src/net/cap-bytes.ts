import { type Readable, Transform } from 'node:stream';
import { asNetError, NetError } from './net-error.ts';

/** The same bytes, ended by `too-large` once there are more than `maxBytes`; either side's end ends the other. */
export function capBytes(source: Readable, maxBytes: number, signal: AbortSignal): Readable {
  let total = 0;
  const capped = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total <= maxBytes) return done(null, chunk);
      done(new NetError('too-large', `More than ${maxBytes} bytes arrived`));
    },
  });
  source.on('error', (error) => capped.destroy(asNetError(error, signal, 'interrupted')));
  capped.on('close', () => source.destroy());
  // Whoever reads learns of an error that came before the reading; it must not end the process meanwhile.
  capped.on('error', () => undefined);
  return source.pipe(capped);
}
