import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/postgres.ts';
import type { Tables } from '../../src/store/tables.ts';
import { createPostgres } from './postgres.ts';
import { startSilentNetwork } from './silent-network.ts';

let postgres: Awaited<ReturnType<typeof createPostgres>>;
beforeAll(async () => {
  postgres = await createPostgres();
});
afterAll(() => postgres.drop());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function connect(url: string, patienceMs: number): Kysely<Tables> {
  const db = connectPostgres(url, { patienceMs });
  closing.push(() => db.destroy());
  return db;
}

const ask = (db: Kysely<Tables>) => sql<{ answer: number }>`select 1 as answer`.execute(db);

test('a database that drops its connections in the middle of a transaction fails that transaction and nothing else', async () => {
  const [db, operator] = [connect(postgres.url, 30_000), connect(postgres.url, 30_000)];
  const transaction = db.transaction().execute(async (tx) => {
    await ask(tx);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(operator);
    // The news of it arrives while nobody waits for an answer.
    await ask(operator);
    await ask(tx);
  });
  await expect(transaction).rejects.toThrow();
  expect((await ask(db)).rows).toEqual([{ answer: 1 }]);
});

test('a database that falls silent is given up, and asked again on another connection', async () => {
  const network = await startSilentNetwork(postgres.url);
  closing.push(() => network.close());
  const db = connect(network.url, 300);
  await ask(db);
  network.swallow();
  await expect(ask(db)).rejects.toThrow(/terminated/);
  expect((await ask(db)).rows).toEqual([{ answer: 1 }]);
});

test('a transaction on a database that falls silent is given up too', async () => {
  const network = await startSilentNetwork(postgres.url);
  closing.push(() => network.close());
  const db = connect(network.url, 300);
  const transaction = db.transaction().execute(async (tx) => {
    await ask(tx);
    network.swallow();
    await ask(tx);
  });
  await expect(transaction).rejects.toThrow();
  expect((await ask(db)).rows).toEqual([{ answer: 1 }]);
});
