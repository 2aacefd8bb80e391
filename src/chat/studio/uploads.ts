import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AttachmentRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { StudioPerson } from './people.ts';

/** An upload that no command has used by then is deleted; a used one was copied long before. */
const keptMs = 24 * 60 * 60 * 1000;
const cleanEveryMs = 60 * 60 * 1000;
const fileName = /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/;

export interface Upload {
  id: string;
  name: string;
  bytes: number;
}

export interface Uploads {
  /** Writes the body to disk as it arrives; `too-large` past the limit. */
  receive(
    person: StudioPerson,
    name: string,
    body: ReadableStream<Uint8Array>,
  ): Promise<Upload | 'too-large'>;
  /** The attachment for an upload of this person, or null when it is not there. */
  find(person: StudioPerson, upload: { upload: string; name: string }): Promise<AttachmentRef | null>;
  /** The bytes of an upload of this person, or null when it is not there. */
  read(person: StudioPerson, upload: string): Promise<Blob | null>;
  open(ref: AttachmentRef, signal: AbortSignal): Promise<Readable>;
  /** Deletes uploads older than a day. */
  clean(): Promise<void>;
}

export interface UploadsOptions {
  directory: string;
  maxBytes: number;
  now(): number;
}

export function createUploads({ directory, maxBytes, now }: UploadsOptions): Uploads {
  let lastCleaned = -Infinity;
  // An upload belongs to whoever made it, so its file carries their id.
  const pathOf = (key: string) => join(directory, key);

  async function clean(): Promise<void> {
    if (now() - lastCleaned < cleanEveryMs) return;
    lastCleaned = now();
    await mkdir(directory, { recursive: true });
    for (const name of await readdir(directory)) {
      const found = await stat(pathOf(name)).catch(() => null);
      if (found && now() - found.mtimeMs > keptMs) await rm(pathOf(name), { force: true });
    }
  }

  return {
    clean,
    async receive(person, name, body) {
      await clean();
      const id = randomUUID();
      const path = pathOf(`${person.id}.${id}`);
      const part = `${path}.part`;
      const counter = countBytes(maxBytes);
      try {
        await pipeline(body, counter.stream, createWriteStream(part));
      } catch (error) {
        await rm(part, { force: true });
        if (counter.bytes() <= maxBytes) throw error;
      }
      if (counter.bytes() > maxBytes) {
        await rm(part, { force: true });
        return 'too-large';
      }
      await rename(part, path);
      return { id, name: plainFileName(name), bytes: counter.bytes() };
    },
    async find(person, { upload, name }) {
      const id = `${person.id}.${upload}`;
      if (!fileName.test(id)) return null;
      const found = await stat(pathOf(id)).catch(() => null);
      return found && { id, name: plainFileName(name), bytes: found.size };
    },
    async read(person, upload) {
      const id = `${person.id}.${upload}`;
      const found = fileName.test(id) && (await stat(pathOf(id)).catch(() => null));
      return found ? openAsBlob(pathOf(id)) : null;
    },
    async open(ref, signal) {
      if (!fileName.test(ref.id)) throw goneError();
      const file = await open(pathOf(ref.id)).catch((cause) => {
        throw goneError(cause);
      });
      return file.createReadStream({ signal });
    },
  };
}

export function goneError(cause?: unknown): ChatError {
  return new ChatError('attachment-gone', 'the upload is not there', { permanent: true, cause });
}

/**
 * Past the limit the rest is read and dropped, because a browser shows a refusal only once its body was taken. Twice
 * the limit ends that patience.
 */
function countBytes(maxBytes: number): { stream: Transform; bytes(): number } {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes * 2) done(new Error('the upload does not end'));
      else if (bytes > maxBytes) done();
      else done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}

function plainFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const plain = name.replace(/[\u0000-\u001f\u007f/\\]/g, ' ').trim();
  return plain.slice(-120) || 'picture';
}
