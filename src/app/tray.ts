import { rm } from 'node:fs/promises';
import { type AttachmentRef, actionId, type Button, type OutFile } from '../chat/chat.ts';
import { describePicture, drawStrip } from '../image/image.ts';
import { jobIdFor } from '../request/address.ts';
import type { Problem } from '../request/request.ts';
import { notePassing } from '../store/passing.ts';
import { noteCopy } from '../store/removal.ts';
import { changeTray, findTray, maxTrayPictures, type Tray, type TrayPicture } from '../store/trays.ts';
import type { WishedReference } from './draw-wish.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { keepPassing } from './made.ts';
import type { Parts } from './parts.ts';
import { type Asker, chatOf, reply } from './replies.ts';
import { toReference } from './tray-references.ts';
import { findShownBy, imageIdOf, type Shown } from './visible.ts';

/** One per person and channel. */
function trayIdOf(parts: Parts, { person, address, ref }: Asker): string {
  return jobIdFor(`tray ${person} ${chatOf(parts, ref.platform).channelOf(address)}`);
}

const empty = { prompt: null, style: null, pictures: [] };

/** What lies in the tray here, as references. */
export async function traySources(parts: Parts, asker: Asker): Promise<WishedReference[]> {
  const tray = await findTray(parts.db, trayIdOf(parts, asker));
  return tray?.pictures.map((picture) => toReference(tray.id, picture)) ?? [];
}

export async function clearTray(parts: Parts, asker: Asker): Promise<void> {
  await emptyTray(parts, { id: trayIdOf(parts, asker), person: asker.person });
}

export async function emptyTray(parts: Parts, tray: { id: string; person: string }): Promise<void> {
  await changeTray(parts.db, { ...tray, now: new Date() }, () => empty);
}

/** Somebody's tray, for that person alone. */
export async function findOwnTray(parts: Parts, person: string, id: string): Promise<Tray | null> {
  const tray = await findTray(parts.db, id);
  return tray?.person === person ? tray : null;
}

/** Puts pictures of ours, and any others, into the tray, and says what is in it. */
export async function addToTray(
  parts: Parts,
  asker: Asker,
  added: {
    shown?: readonly Shown[];
    attachments: readonly AttachmentRef[];
    prompt?: string | null;
    style?: string | null;
  },
): Promise<unknown> {
  const own = (added.shown ?? []).map(fromShown);
  const fetched = await Promise.all(
    added.attachments.map((attachment, index) => fetchForTray(parts, asker, { attachment, n: index + 1 })),
  );
  const pictures = [...own, ...fetched.flatMap((entry) => ('picture' in entry ? [entry.picture] : []))];
  const problems = fetched.flatMap((entry) => ('problem' in entry ? [entry.problem] : []));
  const before = await findTray(parts.db, trayIdOf(parts, asker));
  const room = maxTrayPictures - (before?.pictures.length ?? 0);
  const tray = await changeTray(
    parts.db,
    { id: trayIdOf(parts, asker), person: asker.person, now: new Date() },
    (now) => ({
      prompt: added.prompt ?? now.prompt,
      style: added.style ?? now.style,
      pictures: [...now.pictures, ...pictures].slice(0, maxTrayPictures),
    }),
  );
  const left = Math.max(0, pictures.length - room);
  return showTray(parts, asker, { tray, problems, left });
}

function fromShown(shown: Shown): TrayPicture {
  const { key, mime, bytes, width, height } = shown.picture;
  const image = imageIdOf(shown);
  return { key, mime, bytes, width, height, name: image, image };
}

async function fetchForTray(
  parts: Parts,
  asker: Asker,
  { attachment, n }: { attachment: AttachmentRef; n: number },
): Promise<{ picture: TrayPicture } | { problem: Problem }> {
  const shown = await findShownBy(parts, asker, attachment);
  if (shown) return { picture: fromShown(shown) };
  const chat = chatOf(parts, asker.ref.platform);
  const fetched = await fetchAttachment(parts, chat, attachment);
  if ('problem' in fetched)
    return { problem: { ...fetched.problem, params: { ...fetched.problem.params, n } } };
  const described = await describePicture(fetched.path);
  if (!described) {
    await rm(fetched.path, { force: true });
    return { problem: { code: 'picture-unknown', params: { n } } };
  }
  const { path, sha256, bytes } = fetched;
  await notePassing(parts.db, sha256, new Date());
  await parts.blobs.keep(path, sha256);
  return { picture: { ...described, key: sha256, bytes, name: attachment.name, image: null } };
}

/** The pictures of a tray, numbered, and what can be done with them. */
export async function showTray(
  parts: Parts,
  asker: Asker,
  { tray, problems, left }: { tray: Tray; problems: readonly Problem[]; left: number },
): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const count = tray.pictures.length;
  const lines = [
    ...problems.map((found) => words.explain(found)),
    ...(left > 0 ? [words.say('tray.full', { left, max: maxTrayPictures })] : []),
    count === 0 ? words.say('tray.empty') : words.say('tray.heading', { count }),
    ...tray.pictures.map(({ name }, index) => `${index + 1}. ${name}`),
    ...(tray.prompt ? [words.say('tray.prompt', { prompt: tray.prompt })] : []),
    ...(count === 0 ? [] : [words.say('tray.how', { room: maxTrayPictures - count })]),
  ];
  const buttons = trayButtons(parts, asker, tray);
  const message = { text: lines.join('\n'), ...(buttons.length > 0 && { buttons: [buttons] }) };
  if (count === 0) return reply(parts, asker.ref, message);
  const files = [await drawTrayStrip(parts, tray, words.say('tray.heading', { count }))];
  return reply(parts, asker.ref, { ...message, files });
}

/** What lies in the tray of this channel. */
export async function describeTray(parts: Parts, asker: Asker): Promise<unknown> {
  const id = trayIdOf(parts, asker);
  const tray = (await findTray(parts.db, id)) ?? { id, person: asker.person, ...empty };
  return showTray(parts, asker, { tray, problems: [], left: 0 });
}

function trayButtons(parts: Parts, asker: Asker, { id, prompt, pictures }: Tray): readonly Button[] {
  const words = parts.wordsFor(asker.locale);
  const draw: Button = prompt
    ? { id: actionId('tray-run', id), label: words.say('button.tray-run'), style: 'primary' }
    : { id: actionId('tray-draw', id), label: words.say('button.tray-draw'), style: 'primary' };
  const order: Button = {
    id: actionId('tray-order', id),
    label: words.say('button.tray-order'),
    style: 'plain',
  };
  const more: Button = { id: actionId('blend', id), label: words.say('button.tray-more'), style: 'plain' };
  const clear: Button = {
    id: actionId('tray-clear', id),
    label: words.say('button.tray-clear'),
    style: 'danger',
  };
  if (pictures.length > 0) return [draw, order, more, clear];
  return prompt ? [more, clear] : [];
}

async function drawTrayStrip(parts: Parts, tray: Tray, title: string): Promise<OutFile> {
  const pictures = await Promise.all(
    tray.pictures.map(async ({ key }, index) => {
      const file = await parts.blobs.find(key);
      return { path: file?.path ?? null, label: `${index + 1}` };
    }),
  );
  const strip = await drawStrip(pictures, { outDir: parts.blobs.incomingDir });
  const kept = await keepPassing(parts, strip);
  for (const { key } of tray.pictures) await noteCopy(parts.db, key, kept.key);
  const alt = tray.pictures.map(({ name }, index) => `${index + 1} ${name}`).join(', ');
  return {
    ...kept,
    index: null,
    name: `references.${kept.mime.replace('image/', '')}`,
    title,
    alt: alt.slice(0, 500),
  };
}

/** `3 1 2` puts the third first; a number that is left out is dropped. Null when it cannot be read so. */
export function readOrder(text: string, count: number): readonly number[] | null {
  const numbers = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  const valid = numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= count);
  const unique = new Set(numbers).size === numbers.length;
  return valid && unique && numbers.length > 0 ? numbers.map((number) => number - 1) : null;
}
