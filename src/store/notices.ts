import type { Database } from './database.ts';

/** Nobody is told after this long; marks are forgotten with them. */
const keptMs = 30 * 86_400_000;

/** Keeps words for a person who cannot be reached now. The same key once. */
export async function keepNotice(
  db: Database,
  notice: { key: string; person: string; text: string; now: Date },
): Promise<void> {
  const { key, person, text, now } = notice;
  await insertOnce(db, { key, person, text, at: now });
}

/** What waits for a person, oldest first. It is handed out once, across processes. */
export async function takeNotices(db: Database, person: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('notices')
    .where('person', '=', person)
    .returning(['text', 'at'])
    .execute();
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map((row) => row.text);
}

/** True for the first who marks a key, across processes. */
export async function markOnce(db: Database, key: string, now: Date): Promise<boolean> {
  await db
    .deleteFrom('notices')
    .where('at', '<', new Date(now.getTime() - keptMs))
    .execute();
  return insertOnce(db, { key, person: null, text: '', at: now });
}

async function insertOnce(
  db: Database,
  row: { key: string; person: string | null; text: string; at: Date },
): Promise<boolean> {
  const inserted = await db
    .insertInto('notices')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
