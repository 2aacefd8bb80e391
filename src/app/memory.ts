import type { Database } from '../store/database.ts';
import { keepNotice, markOnce, takeNotices } from '../store/notices.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** What a chat may keep beyond the process. */
export function createMemory(db: Database) {
  return {
    once: (key: string) => markOnce(db, key, new Date()),
    keep: (notice: { key: string; person: string; text: string }) =>
      keepNotice(db, { ...notice, now: new Date() }),
    take: (person: string) => takeNotices(db, person),
    read: (name: string) => readSetting(db, name),
    write: (name: string, value: string) => writeSetting(db, name, value),
  };
}
