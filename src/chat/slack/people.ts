import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';

export interface Profile {
  name: string;
  locale: string;
  /** Admins and owners of the workspace. */
  moderator: boolean;
}

const userSchema = z.object({
  user: z.object({
    name: z.string().nullish(),
    real_name: z.string().nullish(),
    locale: z.string().nullish(),
    is_admin: z.boolean().nullish(),
    is_owner: z.boolean().nullish(),
    profile: z.object({ display_name: z.string().nullish() }).nullish(),
  }),
});

const freshMs = 10 * 60_000;
/** A slow answer must not eat the 3 s in which an event is acknowledged. */
const longestMs = 1_000;

/** What is known of a person; asked once in a while, and never waited for long. */
export type FindProfile = (
  where: Pick<SlackAddress, 'team' | 'enterprise'>,
  userId: string,
  fallbackName: string,
) => Promise<Profile>;

/** The language somebody was last seen with; null for a stranger. Asks nobody. */
export type KnownLocale = (where: Pick<SlackAddress, 'team' | 'enterprise'>, userId: string) => string | null;

export function createPeople(api: Api, log: Logger): { findProfile: FindProfile; knownLocale: KnownLocale } {
  const known = new Map<string, { at: number; profile: Profile }>();

  async function ask(where: Pick<SlackAddress, 'team' | 'enterprise'>, userId: string, fallbackName: string) {
    const answer = await api.call(where, 'users.info', { user: userId, include_locale: true });
    const { user } = userSchema.parse(answer);
    const profile = {
      name: user.profile?.display_name || user.real_name || user.name || fallbackName,
      locale: user.locale ?? 'en',
      moderator: user.is_admin === true || user.is_owner === true,
    };
    known.set(keyOf(where, userId), { at: Date.now(), profile });
    return profile;
  }

  return {
    knownLocale: (where, userId) => known.get(keyOf(where, userId))?.profile.locale ?? null,

    async findProfile(where, userId, fallbackName) {
      const earlier = known.get(keyOf(where, userId));
      if (earlier && Date.now() - earlier.at < freshMs) return earlier.profile;
      const unknown = earlier?.profile ?? { name: fallbackName, locale: 'en', moderator: false };
      const asked = ask(where, userId, fallbackName).catch((error: unknown) => {
        log.info({ error: String(error) }, 'a person could not be looked up');
        return unknown;
      });
      const late = new Promise<Profile>((resolve) => setTimeout(() => resolve(unknown), longestMs).unref());
      return Promise.race([asked, late]);
    },
  };
}

/** The same person may be an admin of one workspace and not of another. */
function keyOf({ team, enterprise }: Pick<SlackAddress, 'team' | 'enterprise'>, userId: string): string {
  return `${team ?? enterprise}:${userId}`;
}
