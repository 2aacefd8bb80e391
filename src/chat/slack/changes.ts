import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { OutFile, OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import type { Rendered, ShownFile } from './blocks.ts';
import { deleteFile } from './post-files.ts';
import { decodePosted, type PostedFile } from './posted.ts';

/** Nothing else of a job waits for its card for longer: the edit is asked for again. */
const editPatienceMs = 2_000;
const linkSchema = z.object({ permalink: z.string() });

export interface ShownFiles {
  files: readonly ShownFile[];
  sheet: ShownFile | null;
}

export interface ChangeParts {
  api: Api;
  log: Logger;
  render(address: SlackAddress, message: OutMessage, shown: ShownFiles): Rendered;
}

/** What becomes of a message of ours that stands. */
export interface Changes {
  update(ref: PostedRef, message: OutMessage): Promise<void>;
  remove(ref: PostedRef): Promise<void>;
  linkTo(ref: PostedRef): Promise<string | null>;
}

export function createChanges({ api, log, render }: ChangeParts): Changes {
  const drop = (address: SlackAddress, files: readonly PostedFile[]) =>
    Promise.all(files.map(({ id }) => deleteFile({ api, log }, address, id)));

  async function isThere(address: SlackAddress, { id }: PostedFile): Promise<boolean> {
    try {
      await api.call(address, 'files.info', { file: id });
      return true;
    } catch (error) {
      if (error instanceof ChatError && error.code === 'chat-gone') return false;
      throw error;
    }
  }

  /** Answers the files it shows then. One that somebody deleted by hand would take the whole edit with it. */
  async function edit(ref: PostedRef, message: OutMessage, files: readonly PostedFile[]) {
    const address = decodeAddress(ref.address);
    const { ts } = decodePosted(ref.id);
    const kept = keptOf(message, files);
    const { text, blocks } = render(address, message, kept);
    const args = { channel: address.channel, ts, text, blocks: JSON.stringify(blocks) };
    await api.call(address, 'chat.update', args, { patienceMs: editPatienceMs });
    return [...kept.files, ...(kept.sheet ? [kept.sheet] : [])].map(({ id }) => id);
  }

  return {
    async update(ref, message) {
      const address = decodeAddress(ref.address);
      const { files } = decodePosted(ref.id);
      let shown: string[];
      try {
        shown = await edit(ref, message, files);
      } catch (error) {
        const isInvalid = error instanceof ChatError && error.message === 'invalid_blocks';
        if (!isInvalid || files.length === 0) throw error;
        const there = await Promise.all(files.map((file) => isThere(address, file)));
        const left = files.filter((_, at) => there[at]);
        if (left.length === files.length) throw error;
        shown = await edit(ref, message, left);
      }
      await drop(
        address,
        files.filter(({ id }) => !shown.includes(id)),
      );
    },

    async remove(ref) {
      const address = decodeAddress(ref.address);
      const posted = decodePosted(ref.id);
      try {
        await api.call(address, 'chat.delete', { channel: address.channel, ts: posted.ts });
      } catch (error) {
        if (!(error instanceof ChatError && error.code === 'chat-gone')) throw error;
      }
      await drop(address, posted.files);
    },

    async linkTo(ref) {
      const address = decodeAddress(ref.address);
      const args = { channel: address.channel, message_ts: decodePosted(ref.id).ts };
      try {
        return linkSchema.parse(await api.call(address, 'chat.getPermalink', args)).permalink;
      } catch (error) {
        if (!(error instanceof ChatError)) throw error;
        log.info({ error: error.message }, 'a message has no link');
        return null;
      }
    },
  };
}

/** Of the files of a message those that it names again. */
function keptOf({ card, files = [] }: OutMessage, posted: readonly PostedFile[]): ShownFiles {
  const find = (wanted: OutFile): ShownFile[] => {
    const file = posted.find(({ name, index }) =>
      name === null ? index === wanted.index : name === wanted.name,
    );
    return file ? [{ ...wanted, id: file.id }] : [];
  };
  return { files: files.flatMap(find), sheet: card?.sheet ? (find(card.sheet)[0] ?? null) : null };
}
