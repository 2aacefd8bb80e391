import { join } from 'node:path';
import type { Chat, ChatRoute, CommandSpec } from '../chat/chat.ts';
import { createStudioChat, studioMessageSchema } from '../chat/studio/studio.ts';
import { type Commands, describeCommands } from '../command/dispatch.ts';
import { loadCommands } from '../command/load.ts';
import type { Config } from '../config.ts';
import { createDelivery, type Delivery } from '../delivery/deliver.ts';
import { describePicture, maxAttachmentBytes } from '../image/image.ts';
import { createLogger } from '../log.ts';
import type { ImageProvider } from '../provider/provider.ts';
import { createHealth } from '../queue/health.ts';
import { createLimiter } from '../queue/limiter.ts';
import { createQueue, type JobQueue } from '../queue/queue.ts';
import type { Blobs } from '../store/blobs.ts';
import { claimProbe } from '../store/handles.ts';
import { countJobsByState } from '../store/jobs.ts';
import { listUse } from '../store/limits.ts';
import { readSecret } from '../store/settings.ts';
import { createStudioMessages } from '../store/studio-messages.ts';
import { createMetrics } from '../web/metrics.ts';
import { createWords, type Language, languageOf, type Words } from '../words/words.ts';
import { checkOperator, reportDrift } from './drift/schedule.ts';
import { joinWorker } from './join-worker.ts';
import type { OpenStore } from './open-store.ts';
import { createOriginals } from './originals.ts';
import type { Parts } from './parts.ts';
import { cardFactsOf } from './place.ts';
import { shrinkWith } from './shrink.ts';
import { createWakers } from './wakers.ts';
import { createWebhookRoute } from './webhooks.ts';

type Base = Omit<Parts, 'delivery' | 'drawing' | 'worker' | 'queue' | 'advancing' | 'stopping' | 'log'>;

export interface Joined {
  parts: Parts;
  /** What the chats want on the web server. */
  routes: readonly ChatRoute[];
}

export interface JoinOptions {
  config: Config;
  store: OpenStore;
  services: ReadonlyMap<string, ImageProvider>;
  simulated: boolean;
  stopping(): boolean;
  /** Opens the chats beside the studio. */
  openChats(tools: ChatTools): Promise<readonly Chat[]>;
}

/** What the core lends to a chat. */
export interface ChatTools {
  wordsFor(locale: string): Words;
  /** The commands as a reader of that language sees them. */
  commandsIn(language: Language): readonly CommandSpec[];
  /** Where a kept file is on disk, or null when it is gone. */
  openFile(key: string): Promise<{ path: string } | null>;
  store: OpenStore;
}

/** Creates every room and hands each what it needs of the others. Nothing runs yet. */
export async function joinRooms(options: JoinOptions): Promise<Joined> {
  const { config, store } = options;
  const wordsFor = createDictionary();
  const commands = await loadCommands();
  const studio = await createStudio(config, store, { commands, words: wordsFor('en') });
  const commandsIn = (language: Language) => describeCommands(commands, wordsFor(language));
  const openFile = (key: string) => store.blobs.find(key);
  const others = await options.openChats({ wordsFor, commandsIn, openFile, store });
  const chats = new Map<string, Chat>([studio, ...others].map((chat) => [chat.platform, chat]));
  if (config.drift) checkOperator({ chats }, config.drift.address);
  const { db, blobs } = store;
  const { publicUrl } = config.web;
  const originals = createOriginals({ db, blobs, secret: await readSecret(db, 'originals'), publicUrl });
  const base = createBase(options, { commands, wordsFor, linkFor: originals.linkFor, chats });
  const delivery = joinDelivery(base);
  const { worker, drawing } = joinWorker(base, (jobId) => delivery.changed(jobId));
  const queue = joinQueue(base, store, worker.run);
  const rest = { advancing: new Set<string>(), stopping: options.stopping, log: createLogger('app') };
  return {
    parts: { ...base, delivery, drawing, worker, queue, ...rest },
    routes: [
      ...[...chats.values()].flatMap((chat) => chat.routes?.() ?? []),
      originals.route,
      createWebhookRoute({ ...base, log: createLogger('webhooks') }),
    ],
  };
}

function joinDelivery(base: Base): Delivery {
  const { db, blobs, chats, wordsFor, linkFor } = base;
  return createDelivery({
    db,
    chats,
    wordsFor,
    linkFor,
    cardFacts: (job) => cardFactsOf(base, job),
    shrink: shrinkWith({ db, blobs }),
    log: createLogger('delivery'),
  });
}

function joinQueue(
  base: Base,
  { connection, exclusive }: OpenStore,
  run: (jobId: string) => Promise<void>,
): JobQueue {
  const { catalogue, person, drift } = base.config;
  return createQueue({
    connection,
    exclusive,
    run,
    models: catalogue.families.map((family) => family.family),
    personRunningJobs: person.runningJobs,
    scheduled: drift && {
      name: 'drift',
      cron: drift.cron,
      setting: 'DRIFT_CRON',
      run: () => reportDrift(base, drift.address),
    },
    log: createLogger('queue'),
  });
}

/** One `Words` per language, made when it is first asked for. */
function createDictionary(): (locale: string) => Words {
  const made = new Map<Language, Words>();
  return (locale) => {
    const language = languageOf(locale);
    const words = made.get(language) ?? createWords(language);
    made.set(language, words);
    return words;
  };
}

function createBase(
  { config, store, services, simulated }: JoinOptions,
  given: Pick<Base, 'commands' | 'wordsFor' | 'linkFor' | 'chats'>,
): Base {
  const { db, blobs } = store;
  const limiter = createLimiter({
    person: config.person,
    redisUrl: config.redisUrl,
    readUse: (scope, key) => listUse(db, { scope, key, now: new Date() }),
    log: createLogger('limiter'),
  });
  const metrics = createMetrics(() => countJobsByState(db));
  return {
    ...given,
    config,
    db,
    blobs,
    services,
    simulated,
    health: createHealth({
      claimProbe: (model, forMs) => claimProbe(db, model, { now: new Date(), forMs }),
    }),
    wakers: createWakers(),
    limiter,
    metrics,
  };
}

async function createStudio(
  config: Config,
  { db, blobs, exclusive }: OpenStore,
  { commands, words }: { commands: Commands; words: Words },
) {
  const messages = createStudioMessages(db, (body) => studioMessageSchema.parse(body));
  return createStudioChat({
    messages,
    changedSince: exclusive ? null : messages.changedSince,
    secret: await readSecret(db, 'studio-cookies'),
    token: config.studio.token,
    uploadsDir: join(config.store.dataDir, 'uploads'),
    maxUploadBytes: maxAttachmentBytes,
    openFile: (key) => openPicture(blobs, key),
    commands: describeCommands(commands, words),
    words: words.studio,
    secureCookie: config.web.publicUrl?.startsWith('https:') ?? false,
  });
}

/** A kept file with the kind its own bytes say. */
async function openPicture(blobs: Blobs, key: string) {
  const file = await blobs.find(key);
  const described = file && (await describePicture(file.path));
  return file && { ...file, mime: described?.mime ?? 'application/octet-stream' };
}
