import type { ActionId, AttachmentRef, Chat, CommandEvent, OutFile, PostedRef } from '../../src/chat/chat.ts';
import type { Address } from '../../src/request/address.ts';
import type { Heard } from './heard.ts';

/** A chat, started, with two people in one shared place. */
export interface ChatStage {
  chat: Chat;
  /** Where both people read. */
  address: Address;
  heard: Heard;
  /** A file the chat can send. */
  file(name: string, bytes: Uint8Array, index: number): Promise<OutFile>;
  /** The asker sends a command with one picture of these bytes; resolves with what the handlers were given. */
  ask(picture: Uint8Array): Promise<CommandEvent>;
  /** The asker uses a command and gives it nothing. */
  run(command: string): Promise<void>;
  /** The asker presses the button with this id, wherever they see it last. */
  press(action: ActionId): Promise<void>;
  /** The asker chooses this value in the menu that has it. */
  choose(value: string): Promise<void>;
  /** What the asker's open form says: its title and what stands in its fields. Null while none is open. */
  openForm(): Promise<{ title: string; values: Record<string, string> } | null>;
  /** The asker fills the open form and sends it off; an empty text clears a field. */
  fill(values: Record<string, string>, pictures: readonly Uint8Array[]): Promise<void>;
  /** The asker answers a message with words and new pictures, in the way the platform has. */
  reply(to: PostedRef, words: string, pictures: readonly Uint8Array[]): Promise<void>;
  /** Every text this person can read now, oldest first. */
  textsSeenBy(who: 'asker' | 'other'): Promise<string[]>;
  /** Every file this person can open now, by its name: its bytes. */
  filesSeenBy(who: 'asker' | 'other'): Promise<Record<string, Uint8Array>>;
  close(): Promise<void>;
}

/** The bytes of an attachment, as the chat hands them out. */
export async function readAttachment(chat: Chat, ref: AttachmentRef): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await chat.openAttachment(ref, AbortSignal.timeout(5000))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Bytes that tell themselves apart. */
export function samplePicture(seed: number, length = 5000): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * seed) % 251);
}
