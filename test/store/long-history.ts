import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';

/** Jobs of one person and model that ended long ago, each with one call, one picture and one reference. */
export async function fillHistory(
  db: Database,
  { count, person, modelKey }: { count: number; person: string; modelKey: string },
): Promise<void> {
  const numbers = sql`generate_series(1, ${sql.lit(count)}) as n`;
  const at = sql`now() - interval '2 days' - n * interval '1 second'`;
  await sql`insert into jobs (id, person, person_name, place, locale, address, request, warnings, delivery, is_private, state, created_at, queued_at, started_at, ended_at)
    select 'past' || n, ${person}, 'Ana', 'test:place', 'en', 'test:main', '{}', '[]', 'streamed', false, 'done', ${at}, ${at}, ${at}, ${at}
    from ${numbers}`.execute(db);
  await sql`insert into calls (id, job_id, person, model_key, first_picture, images, state, sent_at, accepted_at, ended_at, billed_images)
    select 'past' || n || '.0', 'past' || n, ${person}, ${modelKey}, 1, 1, 'done', ${at}, ${at}, ${at}, 1 from ${numbers}`.execute(
    db,
  );
  await sql`insert into pictures (job_id, index, call_id, state, key, kept_at, part)
    select 'past' || n, 1, 'past' || n || '.0', 'kept', md5(n::text) || md5(n::text), ${at}, 'pictures-1' from ${numbers}`.execute(
    db,
  );
  await sql`insert into job_references (job_id, index, source, parent, key)
    select 'past' || n, 0, '{}', 'past' || n - 1 || '-1', md5(n::text) || md5(n::text) from ${numbers}`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}
