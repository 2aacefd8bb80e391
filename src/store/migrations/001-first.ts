import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await createJobs(db);
    await createCalls(db);
    await createOutbox(db);
    await db.schema
      .createTable('presses')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('settings')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('person_name', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('request', 'jsonb', (column) => column.notNull())
    .addColumn('warnings', 'jsonb', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('is_private', 'boolean', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('cancel_requested', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('failure', 'jsonb')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('queued_at', 'timestamptz')
    .addColumn('started_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .execute();
  await sql`create index jobs_open on jobs (state, created_at) where ended_at is null`.execute(db);
  await sql`create index jobs_by_person on jobs (person, created_at desc)`.execute(db);
  await sql`create index jobs_ended on jobs (ended_at) where ended_at is not null`.execute(db);
  await db.schema
    .createTable('job_references')
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('index', 'integer', (column) => column.notNull())
    .addColumn('source', 'jsonb', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('mime', 'text')
    .addColumn('bytes', 'integer')
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addPrimaryKeyConstraint('job_references_key', ['job_id', 'index'])
    .execute();
}

async function createCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('model_key', 'text', (column) => column.notNull())
    .addColumn('first_picture', 'integer', (column) => column.notNull())
    .addColumn('images', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('counts', 'boolean', (column) => column.notNull().defaultTo(true))
    .addColumn('handle', 'jsonb')
    .addColumn('request_id', 'text')
    .addColumn('sent_at', 'timestamptz')
    .addColumn('accepted_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('billed_images', 'integer')
    .addColumn('failure', 'jsonb')
    .addColumn('lease_until', 'timestamptz')
    .execute();
  await sql`create index calls_by_job on calls (job_id)`.execute(db);
  await sql`create index calls_by_model on calls (model_key, sent_at)`.execute(db);
  await sql`create index calls_by_person on calls (person, sent_at)`.execute(db);
  await sql`create index calls_out on calls (lease_until) where state = 'sent'`.execute(db);
  await db.schema
    .createTable('pictures')
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('index', 'integer', (column) => column.notNull())
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('mime', 'text')
    .addColumn('bytes', 'integer')
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('kept_at', 'timestamptz')
    .addColumn('failure', 'jsonb')
    .addColumn('part', 'text')
    .addPrimaryKeyConstraint('pictures_key', ['job_id', 'index'])
    .execute();
  await sql`create index pictures_to_deliver on pictures (job_id) where state = 'kept' and part is null`.execute(
    db,
  );
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id').onDelete('cascade'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('posted', 'jsonb')
    .addColumn('digest', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_key', ['job_id', 'part'])
    .execute();
  await sql`create index outbox_open on outbox (updated_at) where state in ('waiting', 'sending')`.execute(
    db,
  );
  await db.schema
    .createTable('studio_messages')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'double precision', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('visible_to', 'text')
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addUniqueConstraint('studio_messages_once', ['address', 'key'])
    .execute();
  await sql`create index studio_messages_by_seq on studio_messages (seq)`.execute(db);
}
