import type { Memory } from '../../src/chat/memory.ts';

/** What a chat keeps, for as long as a test lasts. */
export function createMemory(): Memory {
  const marks = new Set<string>();
  const settings = new Map<string, string>();
  const notices: { key: string; person: string; text: string }[] = [];
  return {
    async once(key) {
      const first = !marks.has(key);
      marks.add(key);
      return first;
    },
    async keep(notice) {
      if (!notices.some(({ key }) => key === notice.key)) notices.push(notice);
    },
    async take(person) {
      const mine = notices.filter((notice) => notice.person === person);
      for (const notice of mine) notices.splice(notices.indexOf(notice), 1);
      return mine.map(({ text }) => text);
    },
    read: async (name) => settings.get(name) ?? null,
    async write(name, value) {
      settings.set(name, value);
    },
  };
}
