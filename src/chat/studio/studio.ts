import type { Chat, ChatHandlers, ChatLimits, ChatRoute, CommandSpec } from '../chat.ts';
import {
  channelOf,
  conversationOf,
  decodeAddress,
  encodeAddress,
  platform,
  unknownAddress,
} from './address.ts';
import { answerTo } from './answer-to.ts';
import { type Assets, loadAssets } from './assets.ts';
import { openPicture } from './attachments.ts';
import { createConversation, type StudioMessageStore } from './conversation.ts';
import type { OpenedFile } from './files.ts';
import { createHub } from './hub.ts';
import type { StudioMessage } from './message.ts';
import type { StudioWords } from './page-words.ts';
import { createPeople } from './people.ts';
import { createRoutes } from './routes.ts';
import { createUploads } from './uploads.ts';
import { createWatch } from './watch.ts';

export type { StudioMessageStore } from './conversation.ts';
export { type StudioMessage, studioMessageSchema } from './message.ts';
export type { StudioWords } from './page-words.ts';

export interface StudioOptions {
  messages: StudioMessageStore;
  /** What any process wrote after a revision, in that order; null where no other process writes. */
  changedSince: ((revision: number) => Promise<readonly StudioMessage[]>) | null;
  /** Signs the cookies that make a browser a person. */
  secret: string;
  /** Asked for once by the page. Null lets everybody in who can reach the server. */
  token: string | null;
  uploadsDir: string;
  maxUploadBytes: number;
  /** Where a blob is on disk; null when there is none of that key. */
  openFile(key: string): Promise<OpenedFile | null>;
  commands: readonly CommandSpec[];
  words: StudioWords;
  /** True where the page is reached by HTTPS. */
  secureCookie: boolean;
  now?: () => number;
}

const limits: ChatLimits = {
  filesPerMessage: 10,
  bytesPerFile: 64 * 1024 * 1024,
  bytesPerMessage: 640 * 1024 * 1024,
  formats: ['jpeg', 'png', 'webp', 'gif'],
  altTextLength: 2000,
  editSpacingMs: 250,
};

/** The local studio: one shared conversation on a web page of our own. */
export function createStudioChat(options: StudioOptions): Chat & { routes(): ChatRoute[] } {
  const { messages, maxUploadBytes, now = Date.now } = options;
  const hub = createHub();
  const { changedSince } = options;
  const watch = changedSince && createWatch({ hub, changedSince, now });
  const publish = watch?.publish ?? hub.publish;
  const conversation = createConversation({ messages, publish, now });
  const uploads = createUploads({ directory: options.uploadsDir, maxBytes: maxUploadBytes, now });
  const people = createPeople({ ...options, now });
  let running: ChatHandlers | null = null;
  let loaded: Assets | null = null;
  const assets = () => {
    loaded ??= loadAssets();
    return loaded;
  };
  const parts = { ...options, conversation, hub, uploads, people, assets, handlers: () => running };

  return {
    platform,
    help: 'answer.help-page',
    limitsAt: () => limits,
    async start(on) {
      await uploads.clean();
      watch?.start();
      running = on;
    },
    connected: () => running !== null,
    post: (address, message, key) => conversation.post({ address, message, key }),
    update: (ref, message) => conversation.update(ref, message),
    remove: (ref) => conversation.remove(ref),
    async threadFor({ card }) {
      const where = decodeAddress(card.address);
      if (!where) throw unknownAddress();
      return encodeAddress({ person: where.person, card: card.id });
    },
    answer: (ref, message) => conversation.post(answerTo(ref, message)).then(() => undefined),
    async tell(person, address, message, key) {
      const own = encodeAddress({ person, card: null });
      await conversation.post({ address: own, message, key, actsAt: conversationOf(address) });
    },
    privateAddress: async (person) => encodeAddress({ person, card: null }),
    channelOf,
    isDirect: (address) => decodeAddress(address)?.person != null,
    async linkTo({ id }, index) {
      const message = await messages.get(id);
      if (!message || message.removed) return null;
      return index === undefined ? `#${id}` : `#${id}/${index}`;
    },
    problemsIn: async () => [],
    openAttachment: (ref, signal) => openPicture(ref, signal, parts),
    async stop() {
      running = null;
      watch?.stop();
      hub.end();
    },
    routes: () => createRoutes(parts),
  };
}
