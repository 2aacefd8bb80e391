import type { World } from './world.ts';

interface Status {
  channel: string;
  threadTs: string;
  status: string;
}

const lifeMs = 120_000;

/** Until when a status is shown. */
const shownUntil = new WeakMap<Status, number>();

export function setStatus(world: World, status: Status): void {
  shownUntil.set(status, world.clock.now() + lifeMs);
  world.statuses.push(status);
  world.changed();
}

function latest(world: World, channel: string, threadTs: string): Status | undefined {
  return world.statuses.findLast((one) => one.channel === channel && one.threadTs === threadTs);
}

/** A status goes away by itself once the app answers. */
export function clearStatus(world: World, channel: string, threadTs: string): void {
  const status = latest(world, channel, threadTs);
  if (status) shownUntil.set(status, 0);
}

export function statusOf(world: World, channel: string, threadTs: string): string {
  const status = latest(world, channel, threadTs);
  return status && world.clock.now() < (shownUntil.get(status) ?? 0) ? status.status : '';
}
