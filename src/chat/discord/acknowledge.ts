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
 * Tells the platform within its 3 s that an answer comes. False when it is too late: the person was told that it
 * failed, so nothing may be started for them.
 */
export type Acknowledge = (interaction: Interaction, visible: Visibility) => Promise<boolean>;

/** Interactions that come together are all acknowledged before the first of them keeps the database busy. */
export function createAcknowledge(parts: { api: Api; log: Logger }): Acknowledge {
  const underWay = new Set<Promise<boolean>>();
  return async (interaction, visible) => {
    const mine = tell(parts, interaction, visible);
    underWay.add(mine);
    const isTold = await mine.finally(() => underWay.delete(mine));
    if (isTold && underWay.size > 0) {
      await Promise.race([Promise.all(underWay), wait(longestYieldMs, undefined, { ref: false })]);
    }
    return isTold;
  };
}

async function tell(
  { api, log }: { api: Api; log: Logger },
  interaction: Interaction,
  visible: Visibility,
): Promise<boolean> {
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
      return true;
    } catch (error) {
      // By another process that was given it too, or by us in a request whose answer was lost.
      if (isCode(error, alreadyAcknowledged)) return true;
      const late = isCode(error, unknownInteraction);
      if (late || tries === acknowledgeTries) {
        const reason = error instanceof Error ? error.name : 'unknown';
        log.warn({ interactionId: id, error: reason, late }, 'an interaction could not be acknowledged');
        return false;
      }
    }
  }
}
