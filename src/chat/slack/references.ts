import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { NetError, type OpenDownload } from '../../net/net.ts';
import type { AttachmentRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { Api } from './api.ts';
import { hostRuleOf, isOurs, type SlackHosts } from './hosts.ts';

export const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().nullish(),
  mimetype: z.string().nullish(),
  file_access: z.string().nullish(),
  mode: z.string().nullish(),
});

const infoSchema = z.object({
  file: z.object({
    mimetype: z.string().nullish(),
    url_private: z.string().nullish(),
    url_private_download: z.string().nullish(),
    file_access: z.string().nullish(),
  }),
});

const processedMs = 15_000;
const pollMs = 500;
const downloadTimeoutMs = 30_000;

export interface ReferenceParts {
  api: Api;
  hosts: SlackHosts;
  openDownload: OpenDownload;
  maxAttachmentBytes: number;
}

interface Where {
  team: string | null;
  enterprise: string | null;
}

/** A file by its id and where it lies: links change, and a token is looked up when it is read. */
export function attachmentOf(where: Where, file: z.infer<typeof fileSchema>): AttachmentRef {
  const id = JSON.stringify([where.team, where.enterprise, file.id]);
  return { id, name: file.name ?? file.id, bytes: file.size ?? null };
}

/** Of a file that was deleted, or is older than what the workspace keeps, only a stub is left. */
const goneModes = ['tombstone', 'hidden_by_limit'];

/** Pictures, and files whose kind is not known yet. */
export function isPicture({ mimetype, mode, file_access }: z.infer<typeof fileSchema>): boolean {
  if (goneModes.includes(mode ?? '') || file_access === 'access_denied') return false;
  return !mimetype || mimetype.startsWith('image/');
}

/** The file an attachment is, by Slack's own id. */
export function fileIdOf({ id }: AttachmentRef): string {
  return refSchema.parse(JSON.parse(id))[2];
}

const refSchema = z.tuple([z.string().nullable(), z.string().nullable(), z.string()]);
const final = { permanent: true };

/** The file's bytes. The token goes to Slack's own hosts only, through every redirect. */
export async function openReference(
  { api, hosts, openDownload, maxAttachmentBytes }: ReferenceParts,
  ref: AttachmentRef,
  signal: AbortSignal,
): Promise<Readable> {
  const [team, enterprise, id] = refSchema.parse(JSON.parse(ref.id));
  const where = { team, enterprise };
  const url = await findLink(api, where, { id, signal });
  const authorization = `Bearer ${await api.tokenOf(where)}`;
  try {
    const { body, mime } = await openDownload(url, {
      ...{ allow: hostRuleOf(hosts), maxBytes: maxAttachmentBytes, timeoutMs: downloadTimeoutMs, signal },
      headers: { authorization },
      keepsHeaders: (next) => isOurs(next.href, hosts),
    });
    if (mime !== 'text/html') return body;
    // A login page: the token may not read files.
    body.on('error', () => undefined).destroy();
    throw new ChatError('chat-scope', 'a login page instead of a file', {
      ...final,
      params: { needed: 'files:read' },
    });
  } catch (error) {
    if (!(error instanceof NetError)) throw error;
    throw new ChatError('attachment', error.message, { permanent: !error.retryable, cause: error });
  }
}

/** Waits while the file is still being processed. */
async function findLink(
  api: Api,
  where: Where,
  { id, signal }: { id: string; signal: AbortSignal },
): Promise<string> {
  const until = Date.now() + processedMs;
  for (;;) {
    const { file } = infoSchema.parse(await lookUp(api, where, id));
    if (file.file_access === 'access_denied' || file.file_access === 'file_not_found') {
      throw new ChatError('chat-file-elsewhere', 'the file cannot be read', final);
    }
    const link = file.url_private_download ?? file.url_private;
    if (link && file.mimetype) return link;
    if (Date.now() > until)
      throw new ChatError('attachment', 'the file is still being processed', { permanent: false });
    await wait(pollMs, undefined, { signal });
  }
}

/** A file of a conversation the app is not in looks the same as none; neither says anything about where it was asked. */
async function lookUp(api: Api, where: Where, id: string): Promise<object> {
  try {
    return await api.call(where, 'files.info', { file: id });
  } catch (error) {
    const isUnseen = error instanceof ChatError && ['chat-gone', 'chat-not-allowed'].includes(error.code);
    if (!isUnseen) throw error;
    throw new ChatError('chat-file-unseen', error.message, { ...final, cause: error });
  }
}
