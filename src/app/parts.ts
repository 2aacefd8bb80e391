import type { Chat } from '../chat/chat.ts';
import type { Commands } from '../command/dispatch.ts';
import type { Config } from '../config.ts';
import type { Delivery } from '../delivery/deliver.ts';
import type { LinkFor } from '../delivery/pictures.ts';
import type { Logger } from '../log.ts';
import type { ImageProvider } from '../provider/provider.ts';
import type { Health } from '../queue/health.ts';
import type { Limiter } from '../queue/limiter.ts';
import type { JobQueue } from '../queue/queue.ts';
import type { Worker } from '../queue/worker.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Metrics } from '../web/metrics.ts';
import type { Words } from '../words/words.ts';
import type { Drawing } from './draw.ts';
import type { Wakers } from './wakers.ts';

/** The rooms, opened and joined. */
export interface Parts {
  config: Config;
  db: Database;
  blobs: Blobs;
  chats: ReadonlyMap<string, Chat>;
  commands: Commands;
  /** The services that draw, by name, in order of preference. */
  services: ReadonlyMap<string, ImageProvider>;
  health: Health;
  wakers: Wakers;
  drawing: Drawing;
  /** Pictures come from the built-in simulator. */
  simulated: boolean;
  limiter: Limiter;
  delivery: Delivery;
  worker: Worker;
  queue: JobQueue;
  metrics: Metrics;
  wordsFor(locale: string): Words;
  linkFor: LinkFor;
  /** Jobs that are being brought into line by this process. */
  advancing: Set<string>;
  stopping(): boolean;
  log: Logger;
}
