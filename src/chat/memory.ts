import type { PersonRef } from './chat.ts';

/** What has to outlive the process; the core's store keeps it. */
export interface Memory {
  /** True for the first who asks with this key, across processes. */
  once(key: string): Promise<boolean>;
  /** Keeps words for a person who cannot be reached now. The same key once. */
  keep(notice: { key: string; person: PersonRef; text: string }): Promise<void>;
  /** Hands out what is kept for a person, once. */
  take(person: PersonRef): Promise<readonly string[]>;
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}
