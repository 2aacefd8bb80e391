import { cleanName, store } from './cdn.ts';
import { Form, refused } from './errors.ts';
import { type Json, record, records, text } from './json.ts';
import type { Channel, Message, StoredFile, World } from './world.ts';

export interface UploadedFile {
  index: number;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What a request says: its JSON, its files, and how large all of it is. */
export interface Body {
  payload: Json;
  files: UploadedFile[];
  bytes: number;
}

export interface Allowance {
  perFile: number;
  perRequest: number;
}

const mebibyte = 1024 * 1024;
const mostFiles = 10;

export function allowanceOf(perFile: number): Allowance {
  return { perFile, perRequest: Math.max(25 * mebibyte, 2.5 * perFile) };
}

/** Boosted guilds take larger files. */
export function allowanceIn(world: World, channel: Channel): Allowance {
  const tier = world.guilds.get(channel.guildId ?? '')?.premiumTier ?? 0;
  return allowanceOf((tier === 3 ? 100 : tier === 2 ? 50 : 10) * mebibyte);
}

export function checkUpload(body: Body, allowance: Allowance, kept: number): void {
  const { files, bytes } = body;
  const largest = files.find((file) => file.bytes.length > allowance.perFile);
  if (largest) {
    throw refused(40005, `${largest.name} has ${largest.bytes.length} bytes of ${allowance.perFile} allowed`);
  }
  if (bytes > allowance.perRequest) {
    throw refused(40005, `A request of ${bytes} bytes where ${allowance.perRequest} are allowed`);
  }
  if (files.length + kept > mostFiles)
    throw refused(30015, `${files.length + kept} attachments in a message`);
}

/** A file as it will be, before anything is stored. */
export interface Planned {
  kept: StoredFile | null;
  upload: UploadedFile | null;
  filename: string;
  entry: Json;
}

/** Listed attachments stay, unlisted ones go; without a list nothing changes; new files come on top. */
export function plan(payload: Json, before: Message | null, files: UploadedFile[]): Planned[] {
  const listed = payload.attachments === undefined ? null : records(payload.attachments);
  const form = new Form();
  const planned: Planned[] = listed === null ? (before?.files ?? []).map((file) => keep(file, {})) : [];
  for (const [index, entry] of (listed ?? []).entries()) {
    const kept = before?.files.find((file) => file.id === String(entry.id));
    if (kept) planned.push(keep(kept, entry));
    else if (!files.some((file) => String(file.index) === String(entry.id))) {
      const message = `Neither an attachment of the message nor a file of the request: ${entry.id}`;
      form.wrong(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', message);
    }
  }
  form.check();
  for (const upload of files) {
    const entry = listed?.find(({ id }) => String(id) === String(upload.index)) ?? {};
    const filename = cleanName(text(entry.filename) || upload.name);
    planned.push({ kept: null, upload, filename, entry });
  }
  return planned;
}

function keep(file: StoredFile, entry: Json): Planned {
  return { kept: file, upload: null, filename: file.filename, entry };
}

export function realize(world: World, channelId: string, planned: Planned): StoredFile {
  const { kept, upload, filename, entry } = planned;
  const details = {
    ...(typeof entry.description === 'string' ? { description: entry.description } : {}),
    ...(typeof entry.title === 'string' ? { title: entry.title } : {}),
  };
  if (kept) return Object.assign(kept, details);
  const bytes = upload?.bytes ?? new Uint8Array();
  const contentType = upload?.type ?? '';
  const folder = `/cdn/attachments/${channelId}`;
  return store(world, world.clock.snowflake(), { folder, name: filename, bytes, contentType, details });
}

const prefix = 'attachment://';

/** The names that embeds or components refer to. */
export function referredNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referredNames);
  if (typeof value === 'string') return value.startsWith(prefix) ? [value.slice(prefix.length)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referredNames) : [];
}

/** The same with addresses of the CDN in place of attachment://. */
export function resolved<T>(value: T, mediaOf: (name: string) => Json | null): T {
  if (Array.isArray(value)) return value.map((item) => resolved(item, mediaOf)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const media = text(record(value).url).startsWith(prefix)
    ? mediaOf(text(record(value).url).slice(prefix.length))
    : null;
  const entries = Object.entries({ ...value, ...media }).map(([key, inner]) => {
    const address =
      typeof inner === 'string' && inner.startsWith(prefix) ? mediaOf(inner.slice(prefix.length)) : null;
    return [key, address ? address.url : resolved(inner, mediaOf)];
  });
  return Object.fromEntries(entries) as T;
}
