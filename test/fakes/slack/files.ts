import type { Json } from '../discord/json.ts';
import type { FileCheck } from './blocks/report.ts';
import { idOf } from './ids.ts';
import type { Channel, Message, StoredFile } from './things.ts';
import type { World } from './world.ts';

type NewFile = Pick<StoredFile, 'name' | 'by' | 'team' | 'fromBot'> & Partial<StoredFile>;

export function newFile(world: World, file: NewFile): StoredFile {
  const id = idOf('F');
  const stored: StoredFile = {
    title: file.name,
    mimetype: '',
    size: file.bytes?.length ?? 0,
    bytes: new Uint8Array(),
    urlPrivate: `${world.origin}/files/${file.team}-${id}/${encodeURIComponent(file.name)}`,
    shares: [],
    processed: false,
    deleted: false,
    created: world.clock.now(),
    stub: false,
    redirect: null,
    claimedType: null,
    shared: [],
    completed: false,
    uploaded: false,
    declaredLength: 0,
    neverProcessed: false,
    neverShared: false,
    ticket: null,
    whenProcessed: [],
    ...file,
    id,
  };
  world.files.set(id, stored);
  return stored;
}

const signatures: [RegExp, string][] = [
  [/^89504e47/, 'image/png'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^47494638/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
  [/^.{8}6674797061766966/, 'image/avif'],
  [/^.{8}66747970(68656963|6d696631)/, 'image/heic'],
];

const extensions: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

function typeOf({ claimedType, bytes, name }: StoredFile): string {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const sniffed = signatures.find(([pattern]) => pattern.test(start))?.[1];
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return claimedType ?? sniffed ?? extensions[extension] ?? 'application/octet-stream';
}

/** Slack has looked at it. */
export function process(world: World, file: StoredFile): void {
  if (file.processed || file.neverProcessed || file.deleted) return;
  file.processed = true;
  file.mimetype = typeOf(file);
  for (const act of file.whenProcessed.splice(0)) act();
  world.changed();
}

export function whenProcessed(file: StoredFile, act: () => void): void {
  if (file.processed) act();
  else file.whenProcessed.push(act);
}

export function share(file: StoredFile, message: Message): void {
  const { channel, ts, threadTs } = message;
  file.shared.push({ channel, ts, threadTs });
  if (!file.shares.includes(channel)) file.shares.push(channel);
}

const showable = ['image/png', 'image/jpeg', 'image/gif'];

/** Whether the bot of the team may show a file in an image block. */
export function fileChecker(world: World, team: string): FileCheck {
  return ({ id, url }) => {
    const all = [...world.files.values()];
    const file = all.find((one) => one.id === id || (url !== undefined && one.urlPrivate === url));
    const message = 'invalid slack file';
    if (!file || file.deleted) return { message, fault: false };
    if (file.team !== team || !file.fromBot) return { message: `${message}: not the app's own`, fault: true };
    if (!file.processed) return { message, fault: false };
    if (showable.includes(file.mimetype)) return null;
    return { message: `${message}: ${file.mimetype} is not shown`, fault: true };
  };
}

function shareObject(world: World, file: StoredFile): Json {
  const shares: Record<'public' | 'private', Record<string, Json[]>> = { public: {}, private: {} };
  for (const { channel, ts, threadTs } of file.shared) {
    const { name, private: isPrivate, kind } = world.channel({ id: channel });
    const where = shares[isPrivate || kind === 'im' ? 'private' : 'public'];
    const entry = { ts, channel_name: name, team_id: file.team, share_user_id: file.by, source: 'UNKNOWN' };
    where[channel] ??= [];
    where[channel].push(threadTs === null ? entry : { ...entry, thread_ts: threadTs });
  }
  return Object.fromEntries(Object.entries(shares).filter(([, inner]) => Object.keys(inner).length > 0));
}

function inKind(world: World, file: StoredFile, fits: (channel: Channel) => boolean): string[] {
  return file.shares.filter((id) => fits(world.channel({ id })));
}

/** What events say of a file: little of one from a workspace that shares the channel. */
export function eventFile(world: World, file: StoredFile): Json {
  if (!file.stub) return fileObject(world, file);
  const created = Math.floor(file.created / 1000);
  const { id, by } = file;
  return { id, created, timestamp: created, user: by, mode: 'file_access', file_access: 'check_file_info' };
}

export function fileObject(world: World, file: StoredFile): Json {
  const { id, name, title, mimetype, by, size, urlPrivate } = file;
  const created = Math.floor(file.created / 1000);
  const filetype = mimetype.split('/')[1]?.replace('jpeg', 'jpg') ?? '';
  const isPublic = inKind(world, file, (one) => !one.private && one.kind === 'channel');
  return {
    ...{ id, created, timestamp: created, name, title, mimetype, filetype, user: by, user_team: file.team },
    pretty_type: filetype.toUpperCase(),
    ...{ editable: false, size, mode: 'hosted', is_external: false, external_type: '' },
    ...{ is_public: isPublic.length > 0, public_url_shared: false, display_as_bot: false, username: '' },
    url_private: urlPrivate,
    url_private_download: urlPrivate.replace(/\/([^/]+)$/, '/download/$1'),
    permalink: `${world.origin}/permalink/${id}`,
    channels: isPublic,
    groups: inKind(world, file, (one) => one.private && one.kind === 'channel'),
    ims: inKind(world, file, (one) => one.kind === 'im'),
    ...(mimetype.startsWith('image/') ? { thumb_360: `${urlPrivate}?thumb=360` } : {}),
    shares: shareObject(world, file),
    ...{ comments_count: 0, is_starred: false, has_rich_preview: false, file_access: 'visible' },
  };
}
