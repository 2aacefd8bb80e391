import { createHash } from 'node:crypto';
import { fromPglite, type PGliteLike, PgBoss } from 'pg-boss';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../log.ts';

/** Jobs of one queue this process works on or holds in line at once. Waiting for a limit costs a promise, no more. */
const slotsPerQueue = 200;
/** Finds what other processes sent; what this process sends is fetched at once. */
const pollMs = 5_000;
/** What a process holds without a sign of life for this long goes to another; they look for it this often. */
const heartbeatSeconds = 30;
const superviseSeconds = 15;
/** A database that does not answer for this long is asked again on another connection. */
const queryMs = 30_000;
/** pg-boss's longest; a job that is alive is never fetched a second time in this process. */
const expireInSeconds = 86_399;

export interface QueueOptions {
  connection: { pglite: PGliteLike } | { connectionString: string };
  /** No other process works in this database. */
  exclusive: boolean;
  /** One queue each, so that a saturated model blocks no other. */
  models: readonly string[];
  personRunningJobs: number;
  /** Runs one job to its end; called again after a crash. Never rejects. */
  run(jobId: string): Promise<void>;
  /** Work at set times, by cron in UTC as `setting` says; one process does it. */
  scheduled?: { name: string; cron: string; setting: string; run(): Promise<void> } | null;
  log: Logger;
}

export interface QueueEntry {
  jobId: string;
  model: string;
  person: string;
  /** When it came into line: jobs of one person keep this order. */
  queuedAt: Date;
}

/** The line between acceptance and drawing. It carries job ids; the job table is the truth. */
export interface JobQueue {
  start(): Promise<void>;
  /** Sends a job into line. Sending it twice is once. */
  send(entry: QueueEntry): Promise<void>;
  connected(): boolean;
  /** Starts nothing new and waits for nothing. */
  pause(): void;
  stop(): Promise<void>;
}

/** @throws ConfigError for set times that never come */
export function createQueue(options: QueueOptions): JobQueue {
  const { log, models } = options;
  const boss = new PgBoss({
    ...('pglite' in options.connection
      ? { db: fromPglite(options.connection.pglite), backend: 'pglite' as const }
      : {
          connectionString: options.connection.connectionString,
          max: 4,
          keepAlive: true,
          query_timeout: queryMs,
        }),
    ...(!options.exclusive && {
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds - 1,
    }),
    schedule: Boolean(options.scheduled),
    monitorVacuum: false,
    reindex: false,
  });
  if (options.scheduled) checkTimes(boss, options.scheduled);
  boss.on('error', (error) => log.error({ error: error.message }, 'the queue reported an error'));
  const active = new Map<string, Promise<void>>();
  const fetching = new Map<string, { again: boolean }>();
  let running = false;
  let timers: NodeJS.Timeout[] = [];

  /** Fetches until the queue has nothing more for us; calls meanwhile make one more round, not a second loop. */
  async function pull(model: string): Promise<void> {
    const busy = fetching.get(model);
    if (busy) {
      busy.again = true;
      return;
    }
    const state = { again: true };
    fetching.set(model, state);
    try {
      while (state.again && running) {
        state.again = false;
        if (await fetchSome(model)) state.again = true;
      }
    } catch (error) {
      log.error({ error: String(error) }, 'the queue could not be read');
    } finally {
      fetching.delete(model);
    }
  }

  async function fetchSome(model: string): Promise<boolean> {
    const room = slotsPerQueue - [...active.keys()].filter((key) => key.startsWith(`${model} `)).length;
    if (room <= 0) return false;
    const entries = await boss.fetch<{ jobId: string }>(queueName(model), {
      batchSize: Math.min(room, 50),
      groupConcurrency: options.personRunningJobs,
    });
    for (const entry of entries) work(model, entry.id, entry.data.jobId);
    return entries.length > 0;
  }

  function work(model: string, entryId: string, jobId: string): void {
    const key = `${model} ${entryId}`;
    if (active.has(key)) return;
    const done = options
      .run(jobId)
      // What a stopping process did not finish goes back into line for the next one.
      .then(() =>
        running ? boss.deleteJob(queueName(model), entryId) : boss.fail(queueName(model), entryId),
      )
      .catch((error: unknown) => log.error({ jobId, error: String(error) }, 'a finished job stayed in line'))
      .then(() => {
        active.delete(key);
        void pull(model);
      });
    active.set(key, done);
  }

  async function beat(): Promise<void> {
    for (const model of models) {
      const ids = [...active.keys()]
        .filter((key) => key.startsWith(`${model} `))
        .map((key) => key.slice(model.length + 1));
      if (ids.length > 0) await boss.touch(queueName(model), ids);
    }
  }

  return {
    async start() {
      await boss.start();
      for (const model of models) await prepareQueue(boss, queueName(model), options.exclusive);
      if (options.scheduled) await startSchedule(boss, options.scheduled);
      running = true;
      timers = [
        setInterval(() => models.forEach((model) => void pull(model)), pollMs).unref(),
        setInterval(() => {
          beat().catch((error: unknown) =>
            log.warn({ error: String(error) }, 'the queue missed a heartbeat'),
          );
        }, heartbeatSeconds * 250).unref(),
      ];
      for (const model of models) void pull(model);
    },
    async send({ jobId, model, person, queuedAt }) {
      await boss.send(
        queueName(model),
        { jobId },
        { id: entryIdFor(jobId, queuedAt), group: { id: person } },
      );
      if (running) void pull(model);
    },
    connected: () => running,
    pause() {
      running = false;
      for (const timer of timers) clearInterval(timer);
    },
    async stop() {
      this.pause();
      await boss.stop({ graceful: false, close: true });
    },
  };
}

function checkTimes(boss: PgBoss, { cron, setting }: NonNullable<QueueOptions['scheduled']>): void {
  try {
    boss.previewSchedule(cron, { count: 1 });
  } catch {
    throw new ConfigError(
      `${setting} names no time that ever comes. Set it to five fields, such as 0 4 * * 1.`,
    );
  }
}

async function startSchedule(
  boss: PgBoss,
  { name, cron, run }: NonNullable<QueueOptions['scheduled']>,
): Promise<void> {
  // It may draw for an hour, and a crash in the middle is no reason to draw it all again.
  await boss.createQueue(name, { retryLimit: 0, expireInSeconds: 4 * 3_600 });
  await boss.schedule(name, cron);
  await boss.work(name, { pollingIntervalSeconds: 30 }, run);
}

async function prepareQueue(boss: PgBoss, name: string, exclusive: boolean): Promise<void> {
  await boss.createQueue(name, { heartbeatSeconds, expireInSeconds, retryLimit: 1000, retryDelay: 0 });
  // Entries of a process that died; the job table sends again what still has to run.
  if (exclusive) await boss.deleteAllJobs(name);
}

function queueName(model: string): string {
  return `draw-${model}`;
}

/** pg-boss wants a UUID and keeps their order within a person: time first, as in version 7, then the job's hash. */
function entryIdFor(jobId: string, queuedAt: Date): string {
  const time = queuedAt.getTime().toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(jobId).digest('hex');
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hash.slice(0, 3)}`,
    `8${hash.slice(3, 6)}`,
    hash.slice(6, 18),
  ].join('-');
}
