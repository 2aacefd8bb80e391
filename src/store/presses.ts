import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The same press within this time is the same wish, however often the button was hit. */
const pressMs = 5_000;

/** True for the first of several presses on the same button of a message by the same person, across processes. */
export async function isFirstPress(
  db: Database,
  press: { person: string; message: string; action: string; now: Date },
): Promise<boolean> {
  const before = new Date(press.now.getTime() - pressMs);
  await db.deleteFrom('presses').where('at', '<', before).execute();
  const first = await db
    .insertInto('presses')
    .values({ key: `${press.person} ${press.message} ${press.action}`, at: press.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning(sql<number>`1`.as('first'))
    .executeTakeFirst();
  return first !== undefined;
}
