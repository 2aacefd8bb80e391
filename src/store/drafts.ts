import type { Database } from './database.ts';

const keptMs = 30 * 24 * 60 * 60_000;

/** Keeps what a button will need later, under an id. What is a month old goes. */
export async function keepDraft(
  db: Database,
  draft: { id: string; person: string; body: unknown; now: Date },
): Promise<void> {
  const { id, person, body, now } = draft;
  await db
    .deleteFrom('drafts')
    .where('at', '<', new Date(now.getTime() - keptMs))
    .execute();
  await db
    .insertInto('drafts')
    .values({ id, person, body: JSON.stringify(body), at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** What was kept, for the same person; null when it is gone. */
export async function findDraft(db: Database, id: string, person: string): Promise<unknown> {
  const row = await db
    .selectFrom('drafts')
    .select('body')
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.body ?? null;
}
