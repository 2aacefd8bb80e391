import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is asked for every few seconds is found without reading all that was ever drawn; what passes is noted. */
export const indexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index pictures_by_call on pictures (call_id)`.execute(db);
    await sql`create index pictures_to_purge on pictures (job_id) where state = 'deleted' and key is not null`.execute(
      db,
    );
    await sql`create index references_by_parent on job_references (parent) where parent is not null`.execute(
      db,
    );
    await sql`create index jobs_open_by_person on jobs (person) where ended_at is null`.execute(db);
    // For all calls, not only those that count: Postgres keeps no statistics for the expression of a partial index.
    await sql`create index calls_by_model_use on calls (model_key, (coalesce(accepted_at, ended_at)))`.execute(
      db,
    );
    await sql`create index calls_by_person_use on calls (person, (coalesce(accepted_at, ended_at)))`.execute(
      db,
    );
    await createPassing(db);
  },
};

/** Pictures that go again once nothing shows them. */
async function createPassing(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passing')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('copies_by_copy').on('copies').column('copy').execute();
  await sql`create index jobs_by_sheet on jobs ((sheet->>'key')) where sheet is not null`.execute(db);
}
