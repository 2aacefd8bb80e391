import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { AppError, ConfigError } from '../errors.ts';
import { openEmbedded } from './embedded.ts';
import { migrations } from './migrations/migrations.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  db: Database;
  /** What the queue needs to work in the same database. */
  connection: { pglite: PGlite } | { connectionString: string };
  /** True when no other process can be working in it. */
  exclusive: boolean;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens Postgres when there is a URL, else PGlite in `dataDir`, and brings the tables up to date. */
export async function openDatabase(settings: {
  databaseUrl: string | null;
  dataDir: string;
}): Promise<OpenDatabase> {
  const opened = settings.databaseUrl
    ? openPostgres(settings.databaseUrl)
    : await openPglite(settings.dataDir);
  if (settings.databaseUrl) await opened.ping().catch(explainUnreachable);
  await migrate(opened.db);
  return opened;
}

async function openPglite(dataDir: string): Promise<OpenDatabase> {
  const pglite = await openEmbedded(join(dataDir, 'database'));
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    connection: { pglite },
    exclusive: true,
    ping: () => ping(db),
    close: () => pglite.close(),
  };
}

function openPostgres(connectionString: string): OpenDatabase {
  const pool = new pg.Pool({ connectionString, max: 8, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => pool.idleCount);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    connection: { connectionString },
    exclusive: false,
    ping: () => ping(db),
    close: () => db.destroy(),
  };
}

function explainUnreachable(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  throw new ConfigError(
    `DATABASE_URL names a database that cannot be reached${code}. Check its address, name and password.`,
  );
}

async function ping(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw new AppError('migration', 'The database could not be brought up to date.', { cause: error });
}
