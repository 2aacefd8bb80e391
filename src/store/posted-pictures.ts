import type { Address } from '../request/address.ts';
import type { Database } from './database.ts';
import { listParts } from './outbox.ts';

const publicPattern = /^public-(\d+)$/;

/** The message that shows one picture of a private job to everybody. */
export function publicPart(index: number): string {
  return `public-${index + 1}`;
}

export function isPublicPart(part: string): boolean {
  return publicPattern.test(part);
}

/** Where pictures of a private job are shown to everybody, or will be. */
export async function listPublicAddresses(db: Database, jobId: string): Promise<Address[]> {
  const parts = await listParts(db, jobId);
  return parts
    .filter(({ part, state }) => isPublicPart(part) && state !== 'refused')
    .map(({ address }) => address);
}

/** Which pictures a message carries, by number from 0. */
export async function picturesIn(db: Database, jobId: string, part: string): Promise<number[]> {
  const shown = publicPattern.exec(part);
  if (shown) return [Number(shown[1]) - 1];
  const rows = await db
    .selectFrom('pictures')
    .select('index')
    .where('job_id', '=', jobId)
    .where('part', '=', part)
    .orderBy('index')
    .execute();
  return rows.map((row) => row.index);
}

/** The newest message that carries a picture, for everybody. */
export async function findPosted(
  db: Database,
  jobId: string,
  index: number,
): Promise<{ address: Address; id: string } | null> {
  const row = await db
    .selectFrom('outbox')
    .leftJoin('pictures', (join) =>
      join.onRef('pictures.job_id', '=', 'outbox.job_id').onRef('pictures.part', '=', 'outbox.part'),
    )
    .select('outbox.posted')
    .where('outbox.job_id', '=', jobId)
    .where('outbox.state', '=', 'sent')
    .where((eb) => eb.or([eb('pictures.index', '=', index), eb('outbox.part', '=', publicPart(index))]))
    .orderBy('outbox.updated_at', 'desc')
    .executeTakeFirst();
  return row?.posted ?? null;
}
