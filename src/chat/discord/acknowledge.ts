import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../log.ts';
import type { Visibility } from './address.ts';
import type { Api } from './api.ts';
import { isCode } from './api-error.ts';
import { deferredFor, type Interaction, interactionTypes } from './interaction.ts';

const deferredMessage = 5;
const deferredUpdate = 6;
export const ephemeral = 64;
const unknownInteraction = 10062;
const alreadyAcknowledged = 40060;
const acknowledgeTries = 3;
const longestYieldMs = 1000;

/**
 * `late`: the person was told that it failed, so nothing may be started for them. `elsewhere`: another process was given
 * it too and was first.
 */
export type Acknowledged = 'here' | 'elsewhere' | 'late';

/** Tells the platform within its 3 s that an answer comes. */
export type Acknowledge = (interaction: Interaction, visible: Visibility) => Promise<Acknowledged>;

/** Interactions that come together are all acknowledged before the first of them keeps the database busy. */
export function createAcknowledge(parts: { api: Api; log: Logger }): Acknowledge {
  const underWay = new Set<Promise<Acknowledged>>();
  return async (interaction, visible) => {
    const mine = tell(parts, interaction, visible);
    underWay.add(mine);
    const told = await mine.finally(() => underWay.delete(mine));
    if (told !== 'late' && underWay.size > 0) {
      await Promise.race([Promise.all(underWay), wait(longestYieldMs, undefined, { ref: false })]);
    }
    return told;
  };
}

async function tell(
  { api, log }: { api: Api; log: Logger },
  interaction: Interaction,
  visible: Visibility,
): Promise<Acknowledged> {
  const { id, token, type } = interaction;
  const body =
    type === interactionTypes.component
      ? { type: deferredUpdate }
      : {
          type: deferredMessage,
          data: deferredFor(interaction, visible) === 'private' ? { flags: ephemeral } : {},
        };
  const route = `/interactions/${id}/${token}/callback` as const;
  const call = { method: 'POST', route, body, auth: false, once: true } as const;
  for (let tries = 1; ; tries += 1) {
    try {
      await api.call(call);
      return 'here';
    } catch (error) {
      // After a request whose answer was lost it was by us.
      if (isCode(error, alreadyAcknowledged)) return tries === 1 ? 'elsewhere' : 'here';
      const late = isCode(error, unknownInteraction);
      if (late || tries === acknowledgeTries) {
        const reason = error instanceof Error ? error.name : 'unknown';
        log.warn({ interactionId: id, error: reason, late }, 'an interaction could not be acknowledged');
        return 'late';
      }
    }
  }
}
