import type { Address } from '../request/address.ts';
import type { Database } from './database.ts';
import { addEntry } from './outbox.ts';

/** What one message can carry. A larger file is sent as a copy of `bytesPerFile` at most. */
export interface MessageRoom {
  filesPerMessage: number;
  bytesPerFile: number;
  bytesPerMessage: number;
}

/**
 * Hands every kept picture that no message carries yet to new messages with room for them. Runs in one transaction, so
 * that each picture is in exactly one message.
 */
export function packPictures(
  db: Database,
  pack: { jobId: string; address: Address; limits: MessageRoom; now: Date },
): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const job = await tx
      .selectFrom('jobs')
      .select('id')
      .where('id', '=', pack.jobId)
      .forUpdate()
      .executeTakeFirst();
    if (!job) return [];
    const free = await tx
      .selectFrom('pictures')
      .select(['index', 'bytes'])
      .where('job_id', '=', pack.jobId)
      .where('state', '=', 'kept')
      .where('part', 'is', null)
      .orderBy('index')
      .execute();
    const parts: string[] = [];
    for (const indexes of splitByRoom(free, pack.limits)) {
      const part = `pictures-${(indexes[0] ?? 0) + 1}`;
      await addEntry(tx, { jobId: pack.jobId, part, address: pack.address, now: pack.now });
      await tx
        .updateTable('pictures')
        .set({ part })
        .where('job_id', '=', pack.jobId)
        .where('index', 'in', indexes)
        .execute();
      parts.push(part);
    }
    return parts;
  });
}

function splitByRoom(
  rows: readonly { index: number; bytes: number | null }[],
  limits: MessageRoom,
): number[][] {
  const messages: { indexes: number[]; bytes: number }[] = [];
  for (const row of rows) {
    const bytes = Math.min(row.bytes ?? 0, limits.bytesPerFile);
    const last = messages.at(-1);
    const fits =
      last && last.indexes.length < limits.filesPerMessage && last.bytes + bytes <= limits.bytesPerMessage;
    if (fits) {
      last.indexes.push(row.index);
      last.bytes += bytes;
    } else messages.push({ indexes: [row.index], bytes });
  }
  return messages.map(({ indexes }) => indexes);
}

/** Jobs with finished pictures that no message carries yet: a crash came between the two. */
export async function jobsToPack(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('pictures')
    .innerJoin('jobs', 'jobs.id', 'pictures.job_id')
    .select('pictures.job_id')
    .distinct()
    .where('pictures.state', '=', 'kept')
    .where('pictures.part', 'is', null)
    .where('jobs.cancel_requested', '=', false)
    .execute();
  return rows.map((row) => row.job_id);
}
