import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError, ConfigError } from '../errors.ts';
import { openEmbedded } from './embedded.ts';
import { migrations } from './migrations/migrations.ts';
import { connectPostgres } from './postgres.ts';
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
  if (settings.databaseUrl) return openPostgres(settings.databaseUrl);
  const opened = await openPglite(settings.dataDir);
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

async function openPostgres(connectionString: string): Promise<OpenDatabase> {
  await migratePostgres(connectionString);
  const db = connectPostgres(connectionString);
  return {
    db,
    connection: { connectionString },
    exclusive: false,
    ping: () => ping(db),
    close: () => db.destroy(),
  };
}

/** A large table may take long to change, and another process may be at it: this waits as long as it takes. */
async function migratePostgres(connectionString: string): Promise<void> {
  const db = connectPostgres(connectionString, { patienceMs: null });
  try {
    await ping(db).catch(explainUnreachable);
    await migrate(db);
  } finally {
    await db.destroy();
  }
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
