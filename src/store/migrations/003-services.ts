import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calls know what their service charges, by what they are asked after, and where it may tell that it is ready. */
export const services: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('calls')
      .addColumn('price', 'jsonb')
      .addColumn('cost', 'jsonb')
      .addColumn('webhook_token', 'text')
      .execute();
    await sql`create unique index calls_by_webhook on calls (webhook_token) where webhook_token is not null`.execute(
      db,
    );
    await db.schema
      .createTable('handles')
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('handles_key', ['service', 'id'])
      .execute();
    await db.schema
      .createTable('probes')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('until', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
