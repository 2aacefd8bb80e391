import { setTimeout as wait } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { languageOf } from '../../words/words.ts';
import type { Chat, ChatHandlers } from '../chat.ts';
import type { ChatMeans } from '../means.ts';
import { channelOf, decodeAddress, encodeAddress, isDirect, type SlackAddress } from './address.ts';
import { createAnswers } from './answers.ts';
import { createApi } from './api.ts';
import { blockLimits } from './blocks.ts';
import { createEdits } from './edits.ts';
import { listen } from './events.ts';
import { createHomes } from './homes.ts';
import { hostsOf } from './hosts.ts';
import { createHttpTransport } from './http-transport.ts';
import { createLines } from './lines.ts';
import { createOpeners } from './openers.ts';
import { createPeople } from './people.ts';
import { createPostFiles, type Discard, deleteFile } from './post-files.ts';
import { decodePosted } from './posted.ts';
import { createPosts } from './posts.ts';
import { quietLogger } from './quiet-logger.ts';
import { createIntake } from './receiver.ts';
import { openReference } from './references.ts';
import { createSeen } from './seen.ts';
import { createSocketTransport } from './socket-transport.ts';
import { createTelling, directOf } from './telling.ts';
import { createUploads } from './uploads.ts';
import type { Workspaces } from './workspaces.ts';

export interface SlackOptions extends ChatMeans {
  /** How events come in: by connections of ours, or by signed requests to our web server. */
  transport: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  /** `https://slack.com/api/` */
  apiUrl: string;
  workspaces: Workspaces;
}

const longestCheckMs = 3_000;
/** Of one card; all cards of a workspace together have a limit of their own. */
const editSpacingMs = 5_000;
const mebibyte = 1024 * 1024;
const limits = {
  filesPerMessage: 10,
  bytesPerFile: 50 * mebibyte,
  bytesPerMessage: 500 * mebibyte,
  // Image blocks show no others.
  formats: ['jpeg', 'png', 'gif'],
  altTextLength: blockLimits.alt,
  editSpacingMs,
};

/** Workspaces: channels, threads and direct conversations, through Bolt and the Web API. */
export function createSlackChat(options: SlackOptions): Chat {
  const { apiUrl, workspaces, commandsIn, wordsFor, memory, log, now = Date.now } = options;
  const hosts = hostsOf(apiUrl);
  const lines = createLines();
  const api = createApi({ apiUrl, workspaces, lines, log });
  const discard: Discard = (address, file) => {
    deleteFile({ api, log }, address, file).catch((error: unknown) =>
      log.info({ error: String(error) }, 'a file that nobody sees was left behind'),
    );
  };
  const uploadFile = createUploads({ api, hosts, openFile: options.openFile, discard });
  const files = createPostFiles(uploadFile, discard);
  const posts = createPosts({ api, files, wordsFor, log });
  const answers = createAnswers({ api, posts, hosts, wordsFor, now });
  const telling = createTelling({ answers, wordsFor, memory, now, log });
  const edits = createEdits({ lines, send: posts.update, log });
  const people = createPeople(api, log);
  let running: ChatHandlers | null = null;
  const handlers = () => running;

  const { receiver, intake } = createIntake();
  const app = new App({
    receiver,
    // Tokens are looked up when something is posted, so that nothing slow comes before an acknowledgement.
    authorize: async () => ({}),
    convoStore: false,
    // Our own messages are known by their `bot_id`.
    ignoreSelf: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
    logger: quietLogger(log),
  });
  app.error(async (error) => {
    throw error;
  });
  const commandsFor = (locale: string) => commandsIn(languageOf(locale));
  const openers = createOpeners({ ...people, api, commandsFor, wordsFor, handlers, log });
  const homes = createHomes({ ...people, api, wordsFor, handlers, now, log });
  listen(app, {
    ...{ ...people, api, answers, openers, workspaces, wordsFor, handlers, now, log },
    ...{ seen: createSeen(), memory, commands: commandsIn('en'), commandsFor },
    homes,
  });
  const stopped = new AbortController();
  let isChecked = false;

  /** A token that is refused stops the start; a Slack that cannot be reached does not. */
  async function checkToken(): Promise<void> {
    const checked = (workspaces.ready?.(stopped.signal) ?? Promise.resolve()).then(() => {
      isChecked = true;
    });
    const late = wait(longestCheckMs, undefined, { ref: false });
    await Promise.race([checked, late]);
    checked.catch((error: unknown) => {
      if (!stopped.signal.aborted) log.error({ error: String(error) }, 'the token is refused');
    });
  }

  const { transport } = options;
  const socket =
    transport.kind === 'socket' ? createSocketTransport({ ...transport, apiUrl, intake, log }) : null;
  const http =
    transport.kind === 'http'
      ? [createHttpTransport({ ...transport, intake, now, log, running: () => running !== null })]
      : [];

  return {
    platform: 'slack',
    help: 'answer.help-mentions',
    namesPicturesByMenu: true,
    limitsAt: () => limits,
    async start(on) {
      running = on;
      await Promise.all([checkToken(), socket?.start()]);
    },
    connected: () => running !== null && isChecked && (socket?.connected() ?? true),
    async post(address, message, key, again = false) {
      const posted = await posts.post(address, message, { key, again });
      if (message.card) telling.tellMoved(decodeAddress(address), key);
      return posted;
    },
    update: (ref, message) => edits.update(ref, message),
    remove: posts.remove,
    async threadFor({ card }) {
      const address = decodeAddress(card.address);
      return encodeAddress({ ...address, thread: address.thread ?? decodePosted(card.id).ts });
    },
    answer: (ref, message) =>
      answers.answer(decodeAddress(ref.token), message, `answer:${crypto.randomUUID()}`),
    tell: (person, address, message, key) =>
      telling.tell({ ...decodeAddress(address), person }, message, key),
    async privateAddress(person, address) {
      const from: SlackAddress = decodeAddress(address);
      return encodeAddress({ ...directOf(from), person, responseUrl: from.responseUrl });
    },
    channelOf: (address) => channelOf(decodeAddress(address)),
    isDirect: (address) => isDirect(decodeAddress(address)),
    linkTo: posts.linkTo,
    problemsIn: async () => [],
    openAttachment: (ref, signal) => openReference({ api, hosts, ...options }, ref, signal),
    async stop() {
      running = null;
      stopped.abort();
      await socket?.stop();
    },
    homeChanged: homes.changed,
    routes: () => [...http, ...workspaces.routes()],
  };
}
