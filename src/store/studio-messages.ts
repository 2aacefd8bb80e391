import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { StudioMessagesTable } from './tables.ts';

/** The columns a studio message is found by; the rest of it is kept as it is. */
interface Indexed {
  id: string;
  seq: number;
  address: string;
  key: string;
  visibleTo: string | null;
}

/** The conversation of the local studio. `read` checks what comes out of the table. */
export function createStudioMessages<M extends Indexed>(db: Database, read: (body: unknown) => M) {
  const toMessage = (row: Pick<Selectable<StudioMessagesTable>, 'body'>) => read(row.body);
  return {
    async put(message: M): Promise<void> {
      const { id, seq, address, key, visibleTo } = message;
      const row = { seq, address, key, visible_to: visibleTo, body: JSON.stringify(message) };
      await db
        .insertInto('studio_messages')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async findByKey(address: string, key: string): Promise<M | null> {
      const row = await db
        .selectFrom('studio_messages')
        .select('body')
        .where('address', '=', address)
        .where('key', '=', key)
        .executeTakeFirst();
      return row ? toMessage(row) : null;
    },
    async get(id: string): Promise<M | null> {
      const row = await db
        .selectFrom('studio_messages')
        .select('body')
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toMessage(row) : null;
    },
    async list(filter: { person: string; before?: number; limit: number }): Promise<M[]> {
      let query = db
        .selectFrom('studio_messages')
        .select('body')
        .where((eb) => eb.or([eb('visible_to', 'is', null), eb('visible_to', '=', filter.person)]))
        .orderBy('seq', 'desc')
        .limit(filter.limit);
      if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
      return (await query.execute()).map(toMessage).reverse();
    },
    /** What was written after a revision, in that order. */
    async changedSince(revision: number): Promise<M[]> {
      const written = sql<number>`(body->>'revision')::double precision`;
      const query = db.selectFrom('studio_messages').select('body').where(written, '>', revision);
      return (await query.orderBy(written).execute()).map(toMessage);
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('studio_messages').where('id', '=', id).execute();
    },
  };
}
