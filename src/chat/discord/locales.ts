import type { Memory } from '../memory.ts';
import type { PersonRef } from '../message.ts';

/** The language each person's client was last seen in: a message does not say it. */
export interface Locales {
  learn(person: PersonRef, locale: string): Promise<void>;
  /** Null where it was never seen. */
  of(person: PersonRef): Promise<string | null>;
}

export function createLocales(memory: Memory): Locales {
  const known = new Map<PersonRef, string>();
  const nameOf = (person: PersonRef) => `locale:${person}`;
  return {
    async learn(person, locale) {
      if (known.get(person) === locale) return;
      known.set(person, locale);
      await memory.write(nameOf(person), locale);
    },
    async of(person) {
      return known.get(person) ?? (await memory.read(nameOf(person)));
    },
  };
}
