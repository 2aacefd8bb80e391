import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigError } from '../../errors.ts';
import { judgeUrl, NetError } from '../../net/net.ts';
import { problem } from '../../request/request.ts';
import { languageOf } from '../../words/words.ts';
import type { AttachmentRef, Chat, ChatHandlers, ChatLimits, OutMessage } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { ChatMeans } from '../means.ts';
import { createAcknowledge } from './acknowledge.ts';
import {
  channelNameOf,
  type DiscordAddress,
  decodeAddress,
  encodeAddress,
  isAlive,
  isDirect,
  linkOf,
  platform,
} from './address.ts';
import { createAnswerPosts } from './answer-posts.ts';
import { answerKey, createAnswers } from './answers.ts';
import { createApi } from './api.ts';
import { renderBody } from './body.ts';
import { createCommandLinks } from './command-links.ts';
import { registerChanged, registerCommands } from './commands.ts';
import { createDirectMessages } from './direct.ts';
import { createEdits } from './edits.ts';
import { takeInteraction } from './events.ts';
import { createGateway, tokenSentence } from './gateway.ts';
import { limitsAt } from './limits.ts';
import { createLocales } from './locales.ts';
import { createMenu, describeMenus } from './menu.ts';
import type { PictureRules } from './message-pictures.ts';
import { takeMessage } from './messages.ts';
import { createOriginals } from './originals.ts';
import { invitePermissions, permissionProblems } from './permissions.ts';
import { createFindPlace } from './places.ts';
import { createPosts } from './posts.ts';
import { createTelling } from './telling.ts';
import { threadFor } from './threads.ts';

export interface DiscordOptions extends ChatMeans {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  /** A further host that attachments may be fetched from. */
  cdnUrl: string | null;
}

const cdnHosts = ['cdn.discordapp.com', 'media.discordapp.net'];
const downloadTimeoutMs = 30_000;
const firstPauseMs = 5_000;
const longestPauseMs = 300_000;
const identitySchema = z.object({ id: z.string() });

/** Servers, threads and direct conversations, through the gateway and the bot's own messages. */
export function createDiscordChat(options: DiscordOptions): Chat {
  const { token, apiUrl, wordsFor, commandsIn, memory, log, now = Date.now } = options;
  const gateway = createGateway({
    ...{ token, apiUrl, log },
    onInteraction: (raw) => void take(raw),
    onMessage: (raw) => void takeMessage(messageParts, raw),
  });
  const api = createApi({ token, apiUrl, openFile: options.openFile });
  const links = createCommandLinks();
  const direct = createDirectMessages(api);
  const originals = createOriginals(api);
  const answers = createAnswers({ api, direct, links, originals, wordsFor, now });
  const telling = createTelling({ api, answers, links, memory, wordsFor, now, log });
  const answerPosts = createAnswerPosts(api);
  const render = (address: DiscordAddress, message: OutMessage) =>
    renderBody(message, {
      linkCommands: links.link,
      promptBack: wordsFor(address.locale).say('chat.prompt-back'),
    });
  const edits = createEdits({ api, answerPosts, render });
  const posts = createPosts({
    ...{ api, answers, answerPosts, direct, links, originals, render, memory, wordsFor, now, log },
    ownId: createIdentity(() => api.send({ method: 'GET', route: '/users/@me' })),
  });
  const commands = commandsIn('en');
  const allow = allowedHosts(options.cdnUrl);
  const rules: PictureRules = {
    isAllowed: (url) => URL.canParse(url) && judgeUrl(new URL(url), allow) !== 'refused',
    ownId: gateway.ownId,
  };
  const locales = createLocales(memory);
  let running: ChatHandlers | null = null;
  const common = { api, locales, commands, wordsFor, log, handlers: () => running };
  const menu = createMenu({ api, rules, wordsFor });
  const commandsFor = (locale: string) => commandsIn(languageOf(locale));
  const messageParts = {
    ...common,
    commandsFor,
    telling,
    memory,
    rules,
    findPlace: createFindPlace(api, gateway),
  };
  const acknowledge = createAcknowledge({ api, log });
  const take = (raw: unknown) =>
    takeInteraction({ ...common, acknowledge, answers, originals, memory, menu }, raw);

  async function register(): Promise<void> {
    const application = await api.send({ method: 'GET', route: '/applications/@me' });
    const applicationId = identitySchema.parse(application).id;
    const menus = describeMenus(wordsFor);
    links.learn(await registerChanged({ api, applicationId, commandsIn, menus }, memory));
  }

  async function keepRegistering(): Promise<void> {
    for (let pauseMs = firstPauseMs; running; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        return await register();
      } catch (error) {
        if (running) log.warn({ error: String(error) }, 'the commands could not be registered yet');
        await wait(pauseMs, undefined, { ref: false });
      }
    }
  }

  return {
    platform,
    limitsAt: (address): ChatLimits => limitsAt(decodeAddress(address), gateway.boostTierOf),
    async start(on) {
      running = on;
      await gateway.start();
      void keepRegistering();
    },
    connected: () => running !== null && gateway.connected() && !api.isRefused(),
    post: (address, message, key, again = false) => posts.post(address, message, { key, again }),
    update: edits.update,
    remove: edits.remove,
    threadFor: (wish) => threadFor(api, wish),
    async answer(ref, message) {
      const address = decodeAddress(ref.token);
      const key = answerKey(address, message);
      if (isAlive(address.interaction, now())) return answers.answer(address, message, key);
      return telling.tell(address, message, key);
    },
    tell: (person, address, message, key) =>
      telling.tell({ ...decodeAddress(address), person }, message, key),
    async privateAddress(person, address) {
      const from = decodeAddress(address);
      const own = from.person === person && isAlive(from.interaction, now()) ? from.interaction : null;
      const interaction = own && { ...own, visible: 'private' as const };
      return encodeAddress({
        ...from,
        person,
        kind: own ? 'answer' : 'direct',
        interaction,
        card: null,
        asked: null,
      });
    },
    channelOf: (address) => channelNameOf(decodeAddress(address)),
    isDirect: (address) => isDirect(decodeAddress(address)),
    async linkTo(ref) {
      const address = decodeAddress(ref.address);
      // An answer may be seen by one person only.
      return address.kind === 'answer' ? null : linkOf(address, ref.id);
    },
    async problemsIn(address) {
      const decoded = decodeAddress(address);
      const words = wordsFor(decoded.locale);
      const isOver = decoded.kind === 'answer' && !isAlive(decoded.interaction, now());
      if (isOver) return [problem('chat-answer-over', { button: words.say('button.publish') })];
      return permissionProblems(decoded, words);
    },
    openAttachment: (ref, signal) => openAttachment(options, ref, signal),
    async stop() {
      running = null;
      await gateway.stop();
    },
  };
}

/**
 * Registers the commands by hand, for everybody or for one server.
 * @throws ConfigError with a sentence that says what to do
 */
export async function registerByHand(
  options: Pick<DiscordOptions, 'token' | 'apiUrl' | 'commandsIn' | 'wordsFor'>,
  guildId: string | null,
): Promise<{ count: number; inviteUrl: string }> {
  const { token, apiUrl, commandsIn, wordsFor } = options;
  const api = createApi({ token, apiUrl, openFile: async () => null });
  const menus = describeMenus(wordsFor);
  try {
    const application = await api.send({ method: 'GET', route: '/applications/@me' });
    const applicationId = identitySchema.parse(application).id;
    const { size } = await registerCommands({ api, applicationId, commandsIn, menus }, guildId);
    return { count: size, inviteUrl: inviteUrlOf(applicationId) };
  } catch (error) {
    throw new ConfigError(whyNotRegistered(error, api.isRefused()));
  }
}

function whyNotRegistered(error: unknown, tokenRefused: boolean): string {
  if (tokenRefused) return tokenSentence;
  if (error instanceof ChatError && !error.permanent)
    return 'Discord cannot be reached. Try again in a moment.';
  const reason = error instanceof Error ? error.message : 'unknown';
  return `Discord did not take the commands (${reason}). If a server was named, check its id and that the bot is in it.`;
}

function inviteUrlOf(applicationId: string): string {
  const query = `client_id=${applicationId}&scope=bot+applications.commands&permissions=${invitePermissions}`;
  return `https://discord.com/oauth2/authorize?${query}`;
}

function createIdentity(ask: () => Promise<unknown>): () => Promise<string> {
  let known: string | null = null;
  return async () => {
    known ??= identitySchema.parse(await ask()).id;
    return known;
  };
}

function allowedHosts(cdnUrl: string | null) {
  return { hosts: cdnHosts, ...(cdnUrl && { origins: [new URL(cdnUrl).origin] }) };
}

async function openAttachment(
  { openDownload, cdnUrl, maxAttachmentBytes }: DiscordOptions,
  ref: AttachmentRef,
  signal: AbortSignal,
): Promise<Readable> {
  const allow = allowedHosts(cdnUrl);
  try {
    const limits = { maxBytes: maxAttachmentBytes, timeoutMs: downloadTimeoutMs };
    return (await openDownload(ref.id, { allow, signal, ...limits })).body;
  } catch (error) {
    if (!(error instanceof NetError)) throw error;
    throw new ChatError('attachment', error.message, { permanent: !error.retryable, cause: error });
  }
}
