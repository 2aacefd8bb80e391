import { setTimeout as wait } from 'node:timers/promises';
import Bottleneck from 'bottleneck';
import { Redis } from 'ioredis';
import type { Logger } from '../log.ts';
import type { Lease } from './lease.ts';
import { countMissing, countSurplus, endLostWork } from './lost-work.ts';
import { reachRedis } from './reach-redis.ts';
import { isUnfilled, nameErrorsPlainly } from './redis-scripts.ts';
import { createTurns, type Ticket } from './turns.ts';

export type { Ticket };

/** The service counts pictures in a sliding minute. Source: ModelArk, "images per minute". */
const defaultWindowMs = 60_000;
/** How long Redis keeps a limiter nobody touches. */
const redisKeyMs = 86_400_000;

/** How often a call at the head of a line looks for room. */
const roomCheckMs = 50;

/** Pictures that count against a limit, and since when (epoch ms); `null` while the call is still out. */
export interface Use {
  images: number;
  since: number | null;
  /** The service still has the call. */
  out: boolean;
}

export type LimitScope = 'model' | 'person';

export interface LimiterOptions {
  person: { runningJobs: number; imagesPerMinute: number };
  /** Null: limits of this process. */
  redisUrl: string | null;
  /** The calls table, which is the truth a limit is rebuilt from. */
  readUse(scope: LimitScope, key: string): Promise<readonly Use[]>;
  log: Logger;
  windowMs?: number;
  /** How often several processes check their shared limits against the calls table. */
  reconcileMs?: number;
  /** A process that gave no sign of life for this long is gone. */
  silenceMs?: number;
  /** How long Redis may take to answer at the start. */
  reachMs?: number;
}

export interface Limiter {
  /**
   * Resolves when its limits can be used.
   * @throws ConfigError when Redis does not answer
   */
  start(): Promise<void>;
  /** Holds one of the person's job slots while `work` runs. */
  runJob<T>(person: string, work: () => Promise<T>): Promise<T>;
  /** Waits for the person's and the model's share, in turn with other people, then runs `work`. */
  runCall<T>(ticket: Ticket, work: (lease: Lease) => Promise<T>): Promise<T>;
  /** The model starts nothing before this time (epoch ms). */
  pause(model: string, until: number): void;
  pausedUntil(model: string): number;
  ready(): boolean;
  stop(): Promise<void>;
}

interface Member {
  /** What all processes call it. */
  id: string;
  limiter: Bottleneck;
  /** Work that waits or runs, and pictures not handed back yet: at zero the member can be forgotten. */
  uses: number;
  restored: Promise<void>;
  scope: LimitScope | 'jobs';
  key: string;
  limit: number;
  /** As the last look at the calls table found them. */
  missing: number;
  surplus: number;
}

/**
 * Per person: jobs at once and pictures a minute. Per model: pictures a minute. Each reservoir is the limit itself,
 * never refreshed: a call hands its pictures back one window after the service had it, so that no window ever holds
 * more than the limit and a quiet minute makes all of it usable at once.
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { log, windowMs = defaultWindowMs, reconcileMs = 5_000, silenceMs = 30_000 } = options;
  const redis = options.redisUrl ? new Redis(options.redisUrl, { maxRetriesPerRequest: null }) : null;
  if (redis) nameErrorsPlainly(redis);
  redis?.on('error', (error) => log.error({ code: error.name }, 'redis is out of reach'));
  const connection = redis ? new Bottleneck.IORedisConnection({ client: redis }) : null;
  connection?.on('error', (error) => log.error({ error: String(error) }, 'redis limiter failed'));
  const shared = connection
    ? {
        connection,
        datastore: 'ioredis',
        timeout: redisKeyMs,
        heartbeatInterval: 250,
        clientTimeout: silenceMs,
      }
    : {};
  const members = new Map<string, Member>();
  const timers = new Set<NodeJS.Timeout>();
  let reconciling = false;
  const turns = createTurns(({ model, imagesPerMinute }) => {
    if (imagesPerMinute === null) return null;
    const member = memberOf('model', model, imagesPerMinute);
    return {
      wait: (images, signal) => waitForRoom(member, images, signal),
      hold: (images, work) => hold(member, images, work),
    };
  });
  const reconciler = redis ? setInterval(() => void reconcileAll(redis), reconcileMs).unref() : null;

  function memberOf(scope: Member['scope'], key: string, limit: number): Member {
    const name = `${scope}-${key}-${limit}`;
    const known = members.get(name);
    if (known) return known;
    // What Redis has lost must not come back full: `fill` knows how much of it is left.
    const size = scope === 'jobs' ? { maxConcurrent: limit } : { reservoir: redis ? 0 : limit };
    const id = `darkroom-${name}`;
    const limiter = new Bottleneck({ ...shared, ...size, id });
    limiter.on('error', (error) => log.error({ error: String(error) }, 'limiter failed'));
    const restored = Promise.resolve();
    const member: Member = { id, limiter, uses: 0, restored, scope, key, limit, missing: 0, surplus: 0 };
    if (scope !== 'jobs') {
      const ready = redis ? fill(redis, member, scope) : restore(member, scope);
      member.restored = ready.catch((error: unknown) => forget(member, error));
    }
    members.set(name, member);
    return member;
  }

  function release(member: Member): void {
    member.uses -= 1;
    if (member.uses > 0 || member.scope === 'model') return;
    members.delete(`${member.scope}-${member.key}-${member.limit}`);
    void member.limiter.disconnect(false);
  }

  /** Without the last minute it must not be used; the next to ask starts anew. */
  function forget(member: Member, error: unknown): never {
    members.delete(`${member.scope}-${member.key}-${member.limit}`);
    void member.limiter.disconnect(false);
    throw error;
  }

  async function restore(member: Member, scope: LimitScope): Promise<void> {
    for (const use of await options.readUse(scope, member.key)) {
      await member.limiter.incrementReservoir(-use.images);
      handBack(member, use.images, (use.since ?? Date.now()) + windowMs - Date.now());
    }
  }

  function handBack(member: Member, images: number, afterMs: number): void {
    member.uses += 1;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        giveBack(member, images);
        release(member);
      },
      Math.max(0, afterMs),
    ).unref();
    timers.add(timer);
  }

  function giveBack(member: Member, images: number): void {
    member.limiter.incrementReservoir(images).catch((error: unknown) => {
      log.error({ error: String(error) }, 'pictures could not be handed back to a limit');
    });
  }

  /** A reservoir that is new in Redis, or that Redis has lost, gets what the last minute left of its limit. */
  async function fill(redis: Redis, member: Member, scope: LimitScope): Promise<void> {
    await member.limiter.currentReservoir();
    if (!(await isUnfilled(redis, member.id))) return;
    const { missing } = await compare(member, scope);
    await member.limiter.incrementReservoir(missing);
  }

  /** How far a reservoir is from what the calls table says. It is read twice, because calls start meanwhile. */
  async function compare({ limiter, key, limit }: Member, scope: LimitScope) {
    const before = (await limiter.currentReservoir()) ?? limit;
    const held = await limiter.running();
    const uses = await options.readUse(scope, key);
    const after = (await limiter.currentReservoir()) ?? limit;
    return {
      missing: countMissing({ limit, left: Math.max(before, after), held, uses }),
      surplus: countSurplus({ limit, left: Math.min(before, after), uses, since: Date.now() - windowMs }),
    };
  }

  /**
   * A process that died never hands back what it held, and what Redis has lost may be handed back to it twice: what two
   * looks at the calls table find is put right.
   */
  async function reconcile(redis: Redis, member: Member): Promise<void> {
    await member.restored;
    await endLostWork(redis, member.id, silenceMs);
    // Whoever waits is told of free slots also when Redis has forgotten who waits.
    if (member.scope === 'jobs')
      return void (await member.limiter.updateSettings({ maxConcurrent: member.limit }));
    await fill(redis, member, member.scope);
    const { missing, surplus } = await compare(member, member.scope);
    const lost = Math.min(missing, member.missing);
    const tooMany = Math.min(surplus, member.surplus);
    member.missing = missing - lost;
    member.surplus = surplus - tooMany;
    if (lost !== tooMany) await member.limiter.incrementReservoir(lost - tooMany);
  }

  /** Never two at once: what waited for Redis together would pass for looks at different times. */
  async function reconcileAll(redis: Redis): Promise<void> {
    if (reconciling) return;
    reconciling = true;
    const results = await Promise.allSettled([...members.values()].map((member) => reconcile(redis, member)));
    reconciling = false;
    const failed = results.find((result) => result.status === 'rejected');
    if (failed)
      log.warn({ error: String(failed.reason) }, 'limits could not be checked against the calls table');
  }

  async function use<T>(member: Member, work: () => Promise<T>): Promise<T> {
    member.uses += 1;
    try {
      await member.restored;
      return await work();
    } finally {
      release(member);
    }
  }

  /** Holds `images` of a reservoir from start until one window after acceptance, or gives them back at once. */
  function hold<T>(member: Member, asked: number, work: (lease: Lease) => Promise<T>): Promise<T> {
    const images = weightOf(member, asked);
    const held = async () => {
      let settled = false;
      const settle = (afterMs: number) => {
        if (!settled && afterMs === 0) giveBack(member, images);
        else if (!settled) handBack(member, images, afterMs);
        settled = true;
      };
      try {
        return await work({ accepted: () => settle(windowMs), refund: () => settle(0) });
      } finally {
        settle(windowMs);
      }
    };
    return use(member, () => member.limiter.schedule({ weight: images }, held));
  }

  /** Room is looked for before it is queued for, so that a call that is dropped does not stand in the way. */
  function waitForRoom(member: Member, images: number, signal: AbortSignal): Promise<void> {
    return use(member, async () => {
      while (!(await member.limiter.check(weightOf(member, images)))) {
        await wait(roomCheckMs, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
    });
  }

  return {
    async start() {
      if (redis) await reachRedis(() => redis.ping(), options.reachMs ?? 5_000);
    },
    runJob: (person, work) => {
      const member = memberOf('jobs', person, options.person.runningJobs);
      return use(member, () => member.limiter.schedule(work));
    },
    runCall(ticket, work) {
      const own = memberOf('person', ticket.person, options.person.imagesPerMinute);
      return hold(own, ticket.images, (lease) => turns.take(ticket, lease, work));
    },
    pause: turns.pause,
    pausedUntil: turns.pausedUntil,
    ready: () => redis === null || redis.status === 'ready',
    async stop() {
      if (reconciler) clearInterval(reconciler);
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...members.values()].map(({ limiter }) => limiter.disconnect(false)));
      await connection?.disconnect(false);
    },
  };
}

/** More than a limit holds can never be had at once: such a call takes all of it. */
function weightOf({ limit }: Member, images: number): number {
  return Math.min(limit, images);
}
