import { openAsBlob } from 'node:fs';
import { personRefOf } from './address.ts';
import { refuse, safeHeaders } from './answers.ts';
import type { StudioMessageStore } from './conversation.ts';
import { isVisibleTo } from './hub.ts';
import { filesOf, type StudioFile } from './message.ts';
import type { StudioWords } from './page-words.ts';
import type { StudioPerson } from './people.ts';
import type { Uploads } from './uploads.ts';

/** Where a file of the blob store is on this machine. */
export interface OpenedFile {
  path: string;
  mime: string;
  bytes: number;
}

export interface FileSource {
  uploads: Uploads;
  messages: StudioMessageStore;
  openFile(key: string): Promise<OpenedFile | null>;
  words: StudioWords;
}

/** Shown in the page; anything else is only ever downloaded, since a browser might run it. */
const shownTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

const fileHeaders = {
  ...safeHeaders,
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
};

/**
 * `GET /studio/files/<key>?message=<id>[&download]`: a file is only served as part of a message its reader can see, so
 * knowing a key is not enough.
 */
export async function sendFile(
  request: Request,
  person: StudioPerson,
  source: FileSource,
): Promise<Response> {
  const url = new URL(request.url);
  const encodedKey = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const message = await source.messages.get(url.searchParams.get('message') ?? '');
  const visible = message && isVisibleTo(message, personRefOf(person.id));
  const files = visible ? filesOf(message) : [];
  const file = files.find(({ key }) => encodeURIComponent(key) === encodedKey);
  const opened = file ? await source.openFile(file.key) : null;
  if (!file || !opened) return refuse(404, source.words.fileGone);
  const blob = await openAsBlob(opened.path);
  return new Response(blob.stream(), {
    headers: {
      ...fileHeaders,
      'content-type': opened.mime,
      'content-length': String(blob.size),
      'content-disposition': disposition(file, opened, url.searchParams.has('download')),
    },
  });
}

/** `GET /studio/uploads/<id>`: for whoever uploaded it, and only to be shown as a picture: it may be anything. */
export async function sendUpload(
  request: Request,
  person: StudioPerson,
  { uploads, words }: FileSource,
): Promise<Response> {
  const upload = new URL(request.url).pathname.split('/').at(-1) ?? '';
  const blob = await uploads.read(person, upload);
  if (!blob) return refuse(404, words.uploadGone);
  return new Response(blob.stream(), {
    headers: {
      ...fileHeaders,
      'content-type': 'application/octet-stream',
      'content-length': String(blob.size),
      'content-disposition': 'attachment',
    },
  });
}

function disposition(file: StudioFile, { mime }: OpenedFile, download: boolean): string {
  if (!download && shownTypes.includes(mime)) return 'inline';
  const plain = file.name.replace(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(file.name)}`;
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
