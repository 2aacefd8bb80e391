import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every process looks every second for what the others wrote. */
export const revisions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index studio_messages_by_revision on studio_messages (((body->>'revision')::double precision))`.execute(
      db,
    );
  },
};
