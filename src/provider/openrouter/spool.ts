import { randomUUID } from 'node:crypto';
import { close, mkdir, open, read, unlink, write } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { isDiskFull } from '../../errors.ts';
import { NetError } from '../../net/net.ts';
import { type ImageSource, ProviderError } from '../provider.ts';

const file = {
  mkdir: promisify(mkdir),
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  unlink: promisify(unlink),
};

/** A picture that is written to disk while it arrives. */
export interface Spool {
  write(bytes: Buffer): Promise<void>;
  source: ImageSource;
}

interface Held {
  descriptor: number;
  bytes: number;
}

/** Nobody says when a picture is not needed any more: its place on the disk is free as soon as nothing knows it. */
const forgotten = new FinalizationRegistry<number>((descriptor) => close(descriptor));

const pieceBytes = 256 * 1024;

/** How long a full disk is given before it is tried again. */
const diskPauseMs = 30_000;

export interface SpoolRules {
  /** What is longer is not written, and refused when it is opened. */
  maxBytes: number;
  pause(ms: number): Promise<void>;
  /** Where the file lies; made where it is not there. */
  dir: string;
  /** Takes the place of the disk. */
  write?: Write;
}

type Write = (
  descriptor: number,
  bytes: Buffer,
  from: number,
  length: number,
  at: number,
) => Promise<{ bytesWritten: number }>;

/**
 * A file without a name: it has lost it before its first byte, so no crash leaves one behind. A full disk is waited for.
 * @throws ProviderError `unknown-outcome` when the disk does not take it, from `write` as well
 */
export async function createSpool(rules: SpoolRules): Promise<Spool> {
  const { maxBytes, pause, dir, write = file.write } = rules;
  const held: Held = { descriptor: await onDisk(() => openNameless(dir), pause), bytes: 0 };
  forgotten.register(held, held.descriptor);
  return {
    async write(bytes) {
      if (held.bytes <= maxBytes) await onDisk(() => writeWhole(write, held, bytes), pause);
      held.bytes += bytes.length;
    },
    source: {
      async open() {
        if (held.bytes <= maxBytes) return Readable.from(readWhole(held), { objectMode: false });
        throw new NetError('too-large', `The picture in the answer is of ${held.bytes} bytes`);
      },
    },
  };
}

async function openNameless(dir: string): Promise<number> {
  await file.mkdir(dir, { recursive: true });
  const path = join(dir, `picture-${randomUUID()}`);
  const descriptor = await file.open(path, 'wx+', 0o600);
  await file.unlink(path);
  return descriptor;
}

async function writeWhole(write: Write, held: Held, bytes: Buffer): Promise<void> {
  const { descriptor, bytes: start } = held;
  let done = 0;
  while (done < bytes.length) {
    const left = bytes.length - done;
    done += (await write(descriptor, bytes, done, left, start + done)).bytesWritten;
  }
}

async function* readWhole(held: Held): AsyncGenerator<Buffer> {
  for (let start = 0; start < held.bytes; start += pieceBytes) {
    const piece = Buffer.alloc(Math.min(pieceBytes, held.bytes - start));
    await file.read(held.descriptor, piece, 0, piece.length, start);
    yield piece;
  }
}

/** The service has drawn it by now, and bills it. */
async function onDisk<T>(work: () => Promise<T>, pause: SpoolRules['pause']): Promise<T> {
  while (true) {
    try {
      return await work();
    } catch (cause) {
      if (!isDiskFull(cause)) throw notKept(cause);
    }
    await pause(diskPauseMs);
  }
}

function notKept(cause: unknown): ProviderError {
  const message = 'A picture could not be written to disk';
  return new ProviderError('unknown-outcome', message, { accepted: 'unknown', cause });
}
