import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OutFile } from '../chat.ts';
import { type DiscordAddress, personIdOf } from './address.ts';
import type { Api } from './api.ts';
import { type Body, describeFiles } from './body.ts';

const idSchema = z.object({ id: z.string() });

export interface Outgoing {
  body: Body;
  files: readonly OutFile[];
}

/** Messages to one person alone. */
export interface DirectMessages {
  send(address: DiscordAddress, message: Outgoing, key: string): Promise<void>;
  channelOf(address: DiscordAddress): Promise<string>;
}

export function createDirectMessages(api: Api): DirectMessages {
  const channels = new Map<string, string>();

  async function channelOf({ person }: DiscordAddress): Promise<string> {
    const known = channels.get(person);
    if (known) return known;
    const body = { recipient_id: personIdOf(person) };
    const { id } = idSchema.parse(await api.send({ method: 'POST', route: '/users/@me/channels', body }));
    channels.set(person, id);
    return id;
  }

  return {
    channelOf,
    async send(address, message, key) {
      await createMessage(api, { ...message, channel: await channelOf(address), key });
    },
  };
}

export interface NewMessage extends Outgoing {
  channel: string;
  key: string;
  /** The message it replies to; posted all the same when that one is gone. */
  replyTo?: string | null;
}

/** Posts as the bot. The same key within a few minutes is the same message. */
export async function createMessage(api: Api, message: NewMessage): Promise<string> {
  const { channel, key, body, files, replyTo } = message;
  const route = `/channels/${channel}/messages` as const;
  const full = {
    ...body,
    nonce: nonceOf(key),
    enforce_nonce: true,
    ...(files.length > 0 && { attachments: describeFiles(files) }),
    ...(replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
  return idSchema.parse(await api.send({ method: 'POST', route, body: full, files })).id;
}

/** At most 25 characters. */
function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}
