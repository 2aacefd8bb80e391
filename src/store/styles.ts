import type { Style } from '../request/styles.ts';
import type { Database } from './database.ts';

/** A style somebody saved, for themselves or for a place. */
export interface SavedStyle extends Style {
  /** A person or a place. */
  scope: string;
  madeBy: string;
}

export async function listStyles(db: Database, scopes: readonly string[]): Promise<SavedStyle[]> {
  const rows = await db
    .selectFrom('styles')
    .select(['scope', 'name', 'words', 'options', 'made_by'])
    .where('scope', 'in', scopes)
    .orderBy('name')
    .execute();
  return rows.map(({ made_by, ...style }) => ({ ...style, madeBy: made_by }));
}

/** Saves a style, over one of the same name in the same scope. */
export async function saveStyle(db: Database, style: SavedStyle, now: Date): Promise<void> {
  const { scope, name, words, madeBy } = style;
  const content = { words, options: JSON.stringify(style.options), made_by: madeBy, at: now };
  await db
    .insertInto('styles')
    .values({ scope, name, ...content })
    .onConflict((conflict) => conflict.columns(['scope', 'name']).doUpdateSet(content))
    .execute();
}

/** False when there was none. */
export async function deleteStyle(db: Database, scope: string, name: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('styles')
    .where('scope', '=', scope)
    .where('name', '=', name)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
