import { sql } from 'kysely';
import type { Blobs } from './blobs.ts';
import type { Database } from './database.ts';

/** Looked at in one round; the next round takes the next ones. */
const perSweep = 200;

/**
 * Notes that a picture is only there for one answer, such as a contact sheet. To be called before its bytes are kept:
 * a sweep that is just removing the same bytes is waited for.
 */
export async function notePassing(db: Database, key: string, now: Date): Promise<void> {
  await db
    .insertInto('passing')
    .values({ key, at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: now }))
    .execute();
}

/**
 * Removes the bytes of passing pictures that were noted before a time and that nothing shows or starts from. Answers
 * how many went.
 */
export async function sweepPassing(db: Database, blobs: Blobs, before: Date): Promise<number> {
  let removed = 0;
  for (const key of await listUnused(db, before)) {
    // The row is locked until the bytes are gone, so that whoever makes the same picture now keeps it anew.
    removed += await db.transaction().execute(async (tx) => {
      const old = await tx
        .deleteFrom('passing')
        .where('key', '=', key)
        .where('at', '<', before)
        .executeTakeFirst();
      if (old.numDeletedRows === 0n || !(await blobs.removeOlder(key, before))) return 0;
      await tx.deleteFrom('copies').where('copy', '=', key).execute();
      return 1;
    });
  }
  return removed;
}

/** Pictures and references of jobs, sheets on cards, trays, kept wishes, and what the studio still shows. */
async function listUnused(db: Database, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('passing')
    .select('key')
    .where('at', '<', before)
    .where(sql<boolean>`not exists (select 1 from pictures p where p.key = passing.key)`)
    .where(sql<boolean>`not exists (select 1 from job_references r where r.key = passing.key)`)
    .where(sql<boolean>`not exists (select 1 from job_references r where r.source->>'blob' = passing.key)`)
    .where(sql<boolean>`not exists (select 1 from jobs j where j.sheet->>'key' = passing.key)`)
    .where(sql<boolean>`not exists (select 1 from trays t where strpos(t.pictures::text, passing.key) > 0)`)
    .where(sql<boolean>`not exists (select 1 from drafts d where strpos(d.body::text, passing.key) > 0)`)
    .where(sql<boolean>`not exists (
      select 1 from studio_messages m, jsonb_array_elements(m.body->'files') f where f->>'key' = passing.key
    )`)
    .limit(perSweep)
    .execute();
  return rows.map(({ key }) => key);
}
