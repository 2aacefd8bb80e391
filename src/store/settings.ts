import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** A secret made once and the same ever after, for every process of this database. */
export async function readSecret(db: Database, name: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  await db
    .insertInto('settings')
    .values({ name, value: fresh })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}

/** What an earlier process noted, or null. */
export async function readSetting(db: Database, name: string): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** `prefix` holds no wildcards. */
export function listSettings(db: Database, prefix: string): Promise<{ name: string; value: string }[]> {
  return db
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('name', 'like', `${prefix}%`)
    .orderBy('name')
    .execute();
}

export async function writeSetting(db: Database, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export async function removeSetting(db: Database, name: string): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', name).execute();
}
