import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Words that could not reach their person yet, and marks of what was said once. */
export const notices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('notices')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('notices_by_person').on('notices').column('person').execute();
  },
};
