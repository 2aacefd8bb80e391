import type { Selectable } from 'kysely';
import type { Address } from '../request/address.ts';
import type { Database } from './database.ts';
import type { OutboxState, OutboxTable } from './tables.ts';

/** A message that has to reach a chat once. */
export interface OutboxEntry {
  jobId: string;
  part: string;
  address: Address;
  state: OutboxState;
  posted: { address: Address; id: string } | null;
  digest: string | null;
  /** The end of the job that the message shows. */
  shownEnd: Date | null;
  attempts: number;
  updatedAt: Date;
}

/** Adds an entry; one that exists is left as it is. */
export async function addEntry(
  db: Database,
  entry: { jobId: string; part: string; address: Address; now: Date },
): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      job_id: entry.jobId,
      part: entry.part,
      address: entry.address,
      state: 'waiting',
      created_at: entry.now,
      updated_at: entry.now,
    })
    .onConflict((conflict) => conflict.columns(['job_id', 'part']).doNothing())
    .execute();
}

/** Sends an entry that was refused once more, there. */
export async function reopenEntry(
  db: Database,
  entry: { jobId: string; part: string; address: Address; now: Date },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'waiting', address: entry.address, updated_at: entry.now })
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .where('state', '=', 'refused')
    .execute();
}

export async function findEntry(db: Database, jobId: string, part: string): Promise<OutboxEntry | null> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('job_id', '=', jobId)
    .where('part', '=', part)
    .executeTakeFirst();
  return row ? toEntry(row) : null;
}

/** Messages that have still to reach a chat. */
export async function listOpenEntries(db: Database): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('created_at')
    .execute();
  return rows.map(toEntry);
}

export async function listParts(db: Database, jobId: string): Promise<OutboxEntry[]> {
  const rows = await db.selectFrom('outbox').selectAll().where('job_id', '=', jobId).execute();
  return rows.map(toEntry);
}

/** An entry nobody has touched for this long while it was being sent belongs to a process that is gone. */
const abandonedMs = 60_000;

/** Takes an entry for sending; one that was refused is tried once more. False while another process has it. */
export async function claimEntry(
  db: Database,
  entry: { jobId: string; part: string },
  now: Date,
): Promise<boolean> {
  const claimed = await db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), updated_at: now }))
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['waiting', 'refused']),
        eb.and([eb('state', '=', 'sending'), eb('updated_at', '<', new Date(now.getTime() - abandonedMs))]),
      ]),
    )
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}

/** Keeps an entry that is still being sent from being taken for abandoned. */
export async function touchEntry(
  db: Database,
  entry: { jobId: string; part: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ updated_at: now })
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .where('state', '=', 'sending')
    .execute();
}

/** For the start of a process that has the database to itself: what was being sent is to be sent again. */
export async function releaseEntries(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'waiting', updated_at: now })
    .where('state', '=', 'sending')
    .execute();
}

export interface EntryChange {
  state: OutboxState;
  posted?: { address: Address; id: string };
  digest?: string;
  /** Of a job's end, what the message shows. */
  shownEnd?: Date | null;
  now: Date;
}

export async function changeEntry(
  db: Database,
  entry: { jobId: string; part: string },
  change: EntryChange,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: change.state,
      updated_at: change.now,
      ...(change.posted && { posted: JSON.stringify(change.posted) }),
      ...(change.digest !== undefined && { digest: change.digest }),
      ...(change.shownEnd !== undefined && { shown_end: change.shownEnd }),
    })
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .execute();
}

/**
 * Notes what a message shows after an edit. False when another process edited it since `entry` was read: then what it
 * shows is not known.
 */
export async function noteEdit(
  db: Database,
  entry: OutboxEntry,
  { digest, shownEnd, now }: { digest: string; shownEnd: Date | null; now: Date },
): Promise<boolean> {
  const noted = await db
    .updateTable('outbox')
    .set({ digest, shown_end: shownEnd, updated_at: now })
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .where('digest', 'is not distinct from', entry.digest)
    .executeTakeFirst();
  if (noted.numUpdatedRows > 0n) return true;
  await db
    .updateTable('outbox')
    .set({ digest: null })
    .where('job_id', '=', entry.jobId)
    .where('part', '=', entry.part)
    .execute();
  return false;
}

function toEntry(row: Selectable<OutboxTable>): OutboxEntry {
  return {
    jobId: row.job_id,
    part: row.part,
    address: row.address,
    state: row.state,
    posted: row.posted,
    digest: row.digest,
    shownEnd: row.shown_end,
    attempts: row.attempts,
    updatedAt: row.updated_at,
  };
}

/**
 * Jobs whose card may show less than is known: they are not over, or it does not show their end, or it is not known
 * what it shows. `ended`: only those that ended in between.
 */
export async function staleCards(db: Database, ended: { from: Date; to: Date } | null): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('jobs', 'jobs.id', 'outbox.job_id')
    .select('jobs.id')
    .where('outbox.part', '=', 'card')
    .where('outbox.state', '=', 'sent')
    .where((eb) =>
      eb.or([
        ...(ended ? [] : [eb('jobs.ended_at', 'is', null)]),
        eb('jobs.ended_at', 'is distinct from', eb.ref('outbox.shown_end')),
        eb('outbox.digest', 'is', null),
      ]),
    )
    .$if(ended !== null, (query) =>
      query.where('jobs.ended_at', '>', ended?.from ?? null).where('jobs.ended_at', '<', ended?.to ?? null),
    )
    .execute();
  return rows.map((row) => row.id);
}
