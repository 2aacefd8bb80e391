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

/** Forgets the presses of a person on a button, whatever message it stands in: pressing it again is meant. */
export async function forgetPresses(
  db: Database,
  { person, action }: { person: string; action: string },
): Promise<void> {
  const [start, end] = [`${person} `, ` ${action}`];
  const isOne = sql<boolean>`starts_with(key, ${start}) and right(key, ${end.length}) = ${end}`;
  await db.deleteFrom('presses').where(isOne).execute();
}
