import type { Logger } from '../log.ts';
import type { OpenDownload } from '../net/net.ts';
import type { Language, Words } from '../words/words.ts';
import type { CommandSpec } from './chat.ts';
import type { Memory } from './memory.ts';

/** What the core lends to a chat that lives elsewhere. */
export interface ChatMeans {
  /** The commands as a reader of that language sees them. */
  commandsIn(language: Language): readonly CommandSpec[];
  wordsFor(locale: string): Words;
  /** Where a kept file is on disk, or null when it is gone. */
  openFile(key: string): Promise<{ path: string } | null>;
  openDownload: OpenDownload;
  /** Larger attachments are refused before their end. */
  maxAttachmentBytes: number;
  memory: Memory;
  log: Logger;
  now?: () => number;
}
