import type { Database } from '../store/database.ts';
import { keepNotice, markOnce, takeNotices } from '../store/notices.ts';
import { listSettings, readSetting, removeSetting, writeSetting } from '../store/settings.ts';

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

/** Opaque texts a chat keeps by id, such as its installations. */
export function createRows(db: Database, kind: string) {
  return {
    read: (id: string) => readSetting(db, `${kind}:${id}`),
    async list(): Promise<[id: string, value: string][]> {
      const found = await listSettings(db, `${kind}:`);
      return found.map(({ name, value }) => [name.slice(kind.length + 1), value]);
    },
    write: (id: string, value: string) => writeSetting(db, `${kind}:${id}`, value),
    remove: (id: string) => removeSetting(db, `${kind}:${id}`),
  };
}
