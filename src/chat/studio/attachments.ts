import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { AttachmentRef, Options, OptionValue } from '../chat.ts';
import { imagesShownBy } from '../shown-pictures.ts';
import { personRefOf } from './address.ts';
import type { BodyOptions, BodyPicture } from './bodies.ts';
import type { StudioMessageStore } from './conversation.ts';
import type { OpenedFile } from './files.ts';
import { isVisibleTo } from './hub.ts';
import type { StudioPerson } from './people.ts';
import { goneError, type Uploads } from './uploads.ts';

export interface AttachmentSource {
  messages: StudioMessageStore;
  uploads: Uploads;
  openFile(key: string): Promise<OpenedFile | null>;
}

/** The id of an attachment that is a kept file; others are uploads. */
const keptFile = /^kept:(.+)$/;

/** The pictures the page names, in order; null when one of them is not there (any more), or not for this person. */
export async function findPictures(
  wanted: readonly BodyPicture[],
  person: StudioPerson,
  source: AttachmentSource,
): Promise<AttachmentRef[] | null> {
  const found = await Promise.all(
    wanted.map((picture) =>
      'upload' in picture ? source.uploads.find(person, picture) : findShown(picture, person, source),
    ),
  );
  const there = found.filter((picture) => picture !== null);
  return there.length === wanted.length ? there : null;
}

/** Options with their uploads found; null when one is not there. */
export async function findAttachments(
  options: BodyOptions,
  person: StudioPerson,
  { uploads }: AttachmentSource,
): Promise<Options | null> {
  const found: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(options)) {
    const attachment = typeof value === 'object' ? await uploads.find(person, value) : value;
    if (attachment === null) return null;
    found[name] = attachment;
  }
  return found;
}

/** A picture of the conversation, as far as this person sees it. */
async function findShown(
  { message: id, file: name }: { message: string; file: string },
  person: StudioPerson,
  { messages }: AttachmentSource,
): Promise<AttachmentRef | null> {
  const message = await messages.get(id);
  if (!message || !isVisibleTo(message, personRefOf(person.id))) return null;
  const at = message.files.findIndex((file) => file.name === name);
  const file = message.files[at];
  if (!file) return null;
  const actions = message.buttons.flat().map((button) => button.id);
  const image = imagesShownBy(actions, message.files.length)?.[at];
  return { id: `kept:${file.key}`, name: file.name, bytes: file.bytes, ...(image && { image }) };
}

/** @throws ChatError when it is gone */
export async function openPicture(
  ref: AttachmentRef,
  signal: AbortSignal,
  { uploads, openFile }: AttachmentSource,
): Promise<Readable> {
  const [, key] = keptFile.exec(ref.id) ?? [];
  if (key === undefined) return uploads.open(ref, signal);
  const file = await openFile(key);
  if (!file) throw goneError();
  return createReadStream(file.path, { signal });
}
