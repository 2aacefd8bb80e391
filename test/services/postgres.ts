import { randomBytes } from 'node:crypto';
import pg from 'pg';

const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of its own for one suite, dropped afterwards. */
export async function createPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `darkroom_test_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

async function run(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379/9';
