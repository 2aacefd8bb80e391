import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A card says which end of its job it shows: a job may have ended before that could be read. */
export const shownEnds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('outbox').addColumn('shown_end', 'timestamptz').execute();
    await sql`update outbox set shown_end = jobs.ended_at from jobs
      where jobs.id = outbox.job_id and part = 'card' and jobs.ended_at < outbox.updated_at`.execute(db);
  },
};
