import type { Database } from './database.ts';
import type { TrayPicture } from './tables.ts';

export type { TrayPicture } from './tables.ts';

/** What one person puts together in one channel until it is used or cleared. */
export interface Tray {
  id: string;
  person: string;
  /** Words that came with it. */
  prompt: string | null;
  /** The style that goes with them, by its name as typed; null is the person's own. */
  style: string | null;
  pictures: readonly TrayPicture[];
}

type Content = Pick<Tray, 'prompt' | 'style' | 'pictures'>;

/** The most references a model of the catalogue takes. */
export const maxTrayPictures = 14;

export async function findTray(db: Database, id: string): Promise<Tray | null> {
  const row = await db.selectFrom('trays').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const { person, prompt, style, pictures } = row;
  return { id, person, prompt, style, pictures };
}

/**
 * Changes a tray while nobody else does; one that holds neither pictures nor words is gone. The change sees what is
 * there now, and answers the new content.
 */
export function changeTray(
  db: Database,
  tray: { id: string; person: string; now: Date },
  change: (now: Content) => Content,
): Promise<Tray> {
  const { id, person, now } = tray;
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('trays')
      .values({ id, person, prompt: null, style: null, pictures: '[]', updated_at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const row = await tx
      .selectFrom('trays')
      .select(['prompt', 'style', 'pictures'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const next = change(row);
    if (next.pictures.length === 0 && next.prompt === null)
      await tx.deleteFrom('trays').where('id', '=', id).execute();
    else {
      await tx
        .updateTable('trays')
        .set({ ...next, pictures: JSON.stringify(next.pictures), updated_at: now })
        .where('id', '=', id)
        .execute();
    }
    return { id, person, ...next };
  });
}
