import { createHmac } from 'node:crypto';
import { lengthOf } from './json.ts';
import type { StoredFile, World } from './world.ts';

const lifetimeSeconds = 24 * 60 * 60;

/** A CDN address as Discord hands it out now: good for a day. */
export function signedUrl(world: World, path: string): string {
  const issued = Math.floor(world.clock.now() / 1000);
  const ex = (issued + lifetimeSeconds).toString(16);
  const is = issued.toString(16);
  return `${world.origin}${path}?ex=${ex}&is=${is}&hm=${signature(world, path, ex, is)}`;
}

function signature(world: World, path: string, ex: string, is: string): string {
  return createHmac('sha256', world.secret).update(`${path}|${ex}|${is}`).digest('hex');
}

export function download(world: World, path: string, query: URLSearchParams): StoredFile | null {
  const [ex = '', is = '', hm = ''] = ['ex', 'is', 'hm'].map((name) => query.get(name) ?? '');
  if (signature(world, path, ex, is) !== hm) return null;
  if (Number.parseInt(ex, 16) * 1000 <= world.clock.now()) return null;
  return world.files.get(path) ?? null;
}

export function fileAt(world: World, url: string): StoredFile | null {
  return URL.canParse(url) ? (world.files.get(new URL(url).pathname) ?? null) : null;
}

interface Upload {
  folder: string;
  name: string;
  bytes: Uint8Array;
  contentType?: string;
  details?: { description?: string; title?: string };
}

export function store(world: World, id: string, upload: Upload): StoredFile {
  const { folder, bytes, details } = upload;
  const filename = cleanName(upload.name);
  const path = `${folder}/${id}/${filename}`;
  const contentType = upload.contentType || contentTypeOf(filename);
  const file: StoredFile = { id, path, filename, contentType, bytes, ...details, ...sizeOf(bytes) };
  world.files.set(path, file);
  return file;
}

/** Discord keeps letters, digits, dot, dash and underscore of a name. */
export function cleanName(name: string): string {
  const cleaned = name.replaceAll(' ', '_').replaceAll(/[^\w.-]/g, '');
  return lengthOf(cleaned) === 0 || cleaned.startsWith('.') ? `file${cleaned}` : cleaned;
}

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
};

function contentTypeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function sizeOf(bytes: Uint8Array): { width?: number; height?: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? sizeOfJpeg(view) : {};
}

function sizeOfJpeg(view: DataView): { width?: number; height?: number } {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at);
    const startsFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (startsFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return {};
}
