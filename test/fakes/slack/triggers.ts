import { randomBytes } from 'node:crypto';
import { faulted, refused } from './errors.ts';
import type { Message, ResponseUrl, Trigger, View } from './things.ts';
import type { World } from './world.ts';

const triggerMs = 3000;

export function newTrigger(world: World, user: string, team: string, view: View | null = null): string {
  const id = `${world.clock.now()}.${world.triggers.size + 1}.${randomBytes(16).toString('hex')}`;
  world.triggers.set(id, { user, team, view, issuedAt: world.clock.now(), used: false });
  return id;
}

/** Good once, for 3 s, in its own workspace. */
export function useTrigger(world: World, id: string, team: string): Trigger {
  const trigger = world.triggers.get(id);
  if (!trigger || trigger.team !== team) throw faulted('invalid_trigger_id', 'A trigger_id of nobody');
  if (trigger.used) throw faulted('exchanged_trigger_id', 'A trigger_id used twice');
  if (world.clock.now() - trigger.issuedAt >= triggerMs) throw refused('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

type NewResponseUrl = Pick<ResponseUrl, 'channel' | 'team' | 'user'> & {
  original?: Message | null;
  threadTs?: string | null;
};

export function newResponseUrl(world: World, where: NewResponseUrl): string {
  const id = randomBytes(12).toString('hex');
  const { channel, team, user, original = null, threadTs = null } = where;
  const url: ResponseUrl = {
    ...{ channel, team, user, original, threadTs },
    issuedAt: world.clock.now(),
    uses: 0,
  };
  world.responseUrls.set(id, url);
  return `${world.origin}/response/${where.team}/${id}`;
}
