import { openAsBlob } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { OutFile } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { asChatError } from './api-error.ts';
import { isOurs, type SlackHosts } from './hosts.ts';
import { workspaceOf } from './limits.ts';

const ticketSchema = z.object({ upload_url: z.string(), file_id: z.string() });
const infoSchema = z.object({ file: z.object({ mimetype: z.string().nullish() }) });

const uploadTimeoutMs = 120_000;
/** An upload that is not processed by then is made once more. */
const processedMs = 15_000;
const firstPollMs = 200;
const longestPollMs = 2_000;
/** Files of one workspace that are on their way at once. */
const maxUploads = 6;

export interface UploadParts {
  api: Api;
  hosts: SlackHosts;
  openFile(key: string): Promise<{ path: string } | null>;
  /** Takes away a file that nobody will see. */
  discard(address: SlackAddress, id: string): void;
}

/** How often one file of a message may still be brought. */
export interface UploadTries {
  left: number;
}

/** One that cannot be shown is brought once more. */
export const freshTries = (): UploadTries => ({ left: 2 });

/**
 * Brings a picture to Slack without showing it anywhere, and waits until it is said to be processed. Answers its file
 * id, and counts `tries` down.
 */
export type UploadFile = (address: SlackAddress, file: OutFile, tries: UploadTries) => Promise<string>;

export function createUploads({ api, hosts, openFile, discard }: UploadParts): UploadFile {
  const inSlot = createSlots(maxUploads);

  async function uploadOnce(address: SlackAddress, file: OutFile, path: string): Promise<string> {
    const asked = { filename: file.name, length: file.bytes };
    const ticket = ticketSchema.parse(await api.call(address, 'files.getUploadURLExternal', asked));
    await inSlot(workspaceOf(address), () => sendBytes(ticket.upload_url, path, file.mime));
    await complete(address, ticket.file_id, file.title || file.name);
    return ticket.file_id;
  }

  /** Not asked for twice: after an unclear answer it is looked whether the file is there. */
  async function complete(address: SlackAddress, id: string, title: string): Promise<void> {
    try {
      await api.call(address, 'files.completeUploadExternal', { files: JSON.stringify([{ id, title }]) });
    } catch (error) {
      if (!(error instanceof ChatError && error.unclear)) throw error;
      await api.call(address, 'files.info', { file: id }).catch(() => {
        discard(address, id);
        throw error;
      });
    }
  }

  async function sendBytes(url: string, path: string, type: string): Promise<void> {
    if (!isOurs(url, hosts))
      throw new ChatError('chat-refused', 'the upload address is not Slack’s', {
        ...refused,
        params: { code: 'upload_url' },
      });
    try {
      const body = await openAsBlob(path, { type });
      const signal = AbortSignal.timeout(uploadTimeoutMs);
      const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the upload was answered with ${answer.status}`);
    } catch (error) {
      throw asChatError(error);
    }
  }

  async function isProcessed(address: SlackAddress, file: string): Promise<boolean> {
    const until = Date.now() + processedMs;
    for (let pauseMs = firstPollMs; Date.now() < until; pauseMs = Math.min(longestPollMs, pauseMs * 2)) {
      await wait(pauseMs);
      if (await hasKind(address, file)) return true;
    }
    return false;
  }

  /** No answer is as good as not yet. */
  async function hasKind(address: SlackAddress, file: string): Promise<boolean> {
    try {
      return Boolean(infoSchema.parse(await api.call(address, 'files.info', { file })).file.mimetype);
    } catch (error) {
      if (error instanceof ChatError && !error.permanent) return false;
      discard(address, file);
      throw error;
    }
  }

  return async (address, file, tries) => {
    const found = await openFile(file.key);
    if (!found) throw new ChatError('picture-gone', 'a kept file is gone', refused);
    while (tries.left > 0) {
      const id = await uploadOnce(address, file, found.path);
      tries.left -= 1;
      if (await isProcessed(address, id)) return id;
      discard(address, id);
    }
    throw new ChatError('chat-stuck-upload', 'an upload was not processed', refused);
  };
}

const refused = { permanent: true };

/** So many at once of each name; the others wait, and are handed the slot of one that is done. */
function createSlots(most: number) {
  const lines = new Map<string, { taken: number; waiting: (() => void)[] }>();

  function leave(name: string): void {
    const line = lines.get(name);
    const next = line?.waiting.shift();
    if (next) next();
    else if (line && line.taken > 1) line.taken -= 1;
    else lines.delete(name);
  }

  return async function inSlot<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = lines.get(name) ?? { taken: 0, waiting: [] };
    lines.set(name, line);
    if (line.taken < most) line.taken += 1;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    try {
      return await work();
    } finally {
      leave(name);
    }
  };
}
