import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Deleted pictures that a message may still show are looked for at every start. */
export const removals: Migration = {
  async up(db: Kysely<unknown>) {
    // What was deleted before was taken from its messages before its file went.
    await sql`update pictures set part = null where state = 'deleted' and key is null`.execute(db);
    await sql`create index pictures_to_take on pictures (job_id) where state = 'deleted' and (part is not null or published)`.execute(
      db,
    );
  },
};
