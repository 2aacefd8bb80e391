import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Pictures that come from pictures: who made them, what people keep of them, and what is being put together. */
export const followUps: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('job_references').addColumn('parent', 'text').execute();
    await db.schema.alterTable('jobs').addColumn('sheet', 'jsonb').execute();
    await db.schema
      .alterTable('pictures')
      .addColumn('published', 'boolean', (column) => column.notNull().defaultTo(false))
      .execute();
    await sql`create index pictures_by_key on pictures (key)`.execute(db);
    await sql`create index references_by_key on job_references (key)`.execute(db);
    await createOwnThings(db);
    await createPending(db);
  },
};

async function createOwnThings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('favourites')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('index', 'integer', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('favourites_key', ['person', 'job_id', 'index'])
    .execute();
  await db.schema
    .createTable('styles')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('options', 'jsonb', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('styles_key', ['scope', 'name'])
    .execute();
}

async function createPending(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('trays')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text')
    .addColumn('style', 'text')
    .addColumn('pictures', 'jsonb', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('drafts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('copies')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('copy', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('copies_key', ['key', 'copy'])
    .execute();
}
