import { z } from 'zod';
import { ChatError } from '../chat-error.ts';
import type { Api } from './api.ts';
import type { Gateway, KnownChannel } from './gateway.ts';

const channelSchema = z.object({ type: z.number(), parent_id: z.string().nullish() });
const textChannel = 0;

export interface Place {
  channel: KnownChannel;
  locale: string;
  moderates(member: { id: string; roles: readonly string[] }): boolean;
}

/** Where in a server something was written: messages carry no more than the channel's id. */
export type FindPlace = (guildId: string, channelId: string) => Promise<Place>;

export function createFindPlace(
  api: Api,
  gateway: Pick<Gateway, 'channelOf' | 'localeOf' | 'moderates'>,
): FindPlace {
  async function fetchChannel(id: string): Promise<KnownChannel> {
    try {
      const answer = channelSchema.parse(await api.send({ method: 'GET', route: `/channels/${id}` }));
      return { type: answer.type, parent: answer.parent_id ?? null, permissions: null };
    } catch (error) {
      if (!(error instanceof ChatError && error.permanent)) throw error;
      return { type: textChannel, parent: null, permissions: null };
    }
  }

  return async (guildId, channelId) => ({
    // An archived thread is not among those that are known.
    channel: gateway.channelOf(channelId) ?? (await fetchChannel(channelId)),
    locale: gateway.localeOf(guildId) ?? 'en',
    moderates: (member) => gateway.moderates(guildId, member),
  });
}
