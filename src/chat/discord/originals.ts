import { z } from 'zod';
import { ChatError } from '../chat-error.ts';
import type { InteractionToken } from './address.ts';
import type { Api } from './api.ts';

const messageSchema = z.object({ flags: z.number().default(0) });
/** It only says that the app is thinking. */
const loading = 1 << 7;
const rememberedMs = 15 * 60_000;
const longestFillMs = 120_000;

/**
 * The deferred answers of commands. The first thing sent while one is still empty takes its place, and is seen by
 * whoever would have seen it: so only what belongs there may come first.
 */
export interface Originals {
  /** This process deferred it just now. */
  deferred(interaction: InteractionToken): void;
  /** It is still to be filled. Asked of the platform when another process deferred it. */
  isOpen(interaction: InteractionToken): Promise<boolean>;
  filled(interaction: InteractionToken): void;
  /** What comes next is for other eyes: it is taken away where it is still to be filled. */
  discard(interaction: InteractionToken): Promise<void>;
  /** Resolves with true once it is filled, with false when that takes too long. */
  whenFilled(interaction: InteractionToken): Promise<boolean>;
}

function originalOf({ applicationId, token }: InteractionToken) {
  return `/webhooks/${applicationId}/${token}/messages/@original` as const;
}

export function createOriginals(api: Api): Originals {
  const open = new Map<string, boolean>();
  const waiting = new Map<string, (() => void)[]>();

  function note(id: string, isOpen: boolean): void {
    if (!open.has(id)) setTimeout(() => open.delete(id), rememberedMs).unref();
    open.set(id, isOpen);
  }

  async function isOpen(interaction: InteractionToken): Promise<boolean> {
    if (interaction.cause !== 'command') return false;
    const known = open.get(interaction.id);
    if (known !== undefined) return known;
    try {
      const answer = await api.send({ method: 'GET', route: originalOf(interaction), auth: false });
      return (messageSchema.parse(answer).flags & loading) !== 0;
    } catch (error) {
      if (error instanceof ChatError && error.permanent) return false;
      throw error;
    }
  }

  function filled({ id }: InteractionToken): void {
    note(id, false);
    for (const resolve of waiting.get(id) ?? []) resolve();
    waiting.delete(id);
  }

  return {
    deferred: ({ id, cause }) => note(id, cause === 'command'),
    isOpen,
    filled,

    async discard(interaction) {
      const isEmpty = await isOpen(interaction);
      if (isEmpty) await api.send({ method: 'DELETE', route: originalOf(interaction), auth: false });
      filled(interaction);
    },

    whenFilled({ id }) {
      if (open.get(id) !== true) return Promise.resolve(true);
      return new Promise((resolve) => {
        const late = setTimeout(() => resolve(false), longestFillMs).unref();
        const done = () => {
          clearTimeout(late);
          resolve(true);
        };
        waiting.set(id, [...(waiting.get(id) ?? []), done]);
      });
    },
  };
}
