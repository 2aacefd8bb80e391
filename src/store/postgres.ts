import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/** A connection that nothing was heard on for this long is asked whether its other end is still there. */
const keepAliveMs = 10_000;
const connectMs = 10_000;
/** No statement or transaction of ours takes longer, however busy the database is. */
const patienceMs = 30_000;

export interface PostgresOptions {
  /** After how many milliseconds a statement or transaction without an end is given up; null waits for ever. */
  patienceMs?: number | null;
}

/** The connections to Postgres. One that breaks, or does not answer, is replaced at the next query. */
export function connectPostgres(
  connectionString: string,
  { patienceMs: patience = patienceMs }: PostgresOptions = {},
): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
  });
  // Without listeners a connection that breaks would end the process: the pool has one only while it is idle.
  pool.on('error', () => pool.idleCount);
  pool.on('connect', (client) => client.on('error', () => pool.idleCount));
  if (patience !== null) giveUpAfter(pool, patience);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** A network that swallows everything breaks no connection: without this, whoever uses one would wait for ever. */
function giveUpAfter(pool: pg.Pool, patience: number): void {
  const inUse = new Map<pg.PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    inUse.set(
      client,
      // Ending it fails what waits for its answer, and the pool takes no ended one back.
      setTimeout(() => void client.end(), patience),
    );
  });
  pool.on('release', (_error, client) => {
    clearTimeout(inUse.get(client));
    inUse.delete(client);
  });
}
