import { setTimeout as wait } from 'node:timers/promises';
import {
  Client,
  DiscordjsErrorCodes,
  GatewayIntentBits,
  Options,
  PermissionFlagsBits,
  Status,
} from 'discord.js';
import { ConfigError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { restOptions } from './api.ts';

export interface GatewayOptions {
  token: string;
  apiUrl: string;
  onInteraction(raw: unknown): void;
  onMessage(raw: unknown): void;
  log: Logger;
}

export interface KnownChannel {
  type: number;
  parent: string | null;
  /** What the bot may do there. */
  permissions: bigint | null;
}

/** The connection events come in by. */
export interface Gateway {
  /** Resolves after the first try to connect; later ones go on by themselves. @throws ConfigError for a wrong token */
  start(): Promise<void>;
  connected(): boolean;
  /** 0 to 3; 0 where the server is not known. */
  boostTierOf(guildId: string | null): number;
  /** The bot's own user id; null before the first connection. */
  ownId(): string | null;
  /** What is known of a channel in a server; null where it is not known. */
  channelOf(channelId: string): KnownChannel | null;
  /** Whether somebody with these roles may manage what others wrote. */
  moderates(guildId: string, member: { id: string; roles: readonly string[] }): boolean;
  /** The language of a server; null where it is not known. */
  localeOf(guildId: string): string | null;
  stop(): Promise<void>;
}

export const tokenSentence =
  'DISCORD_TOKEN is not accepted. Copy it again from the page “Bot” of the application.';

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
const longestStopMs = 5_000;
const longestReadyMs = 3_000;
const longestStartMs = 5_000;
/** Answers of 401, 403 and 429: 10,000 in ten minutes shut the machine's address out. */
const invalidRequestWarning = 500;

export function createGateway(options: GatewayOptions): Gateway {
  const { token, log } = options;
  const stopped = new AbortController();
  /** A client whose login failed cannot be used again. */
  let client: Client | null = null;
  /** Events may come before its login is over. */
  let latest: Client | null = null;

  async function logIn(): Promise<boolean> {
    const fresh = createClient(options, stopped.signal);
    latest = fresh;
    try {
      await fresh.login(token);
      client = fresh;
      return true;
    } catch (error) {
      await fresh.destroy();
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === DiscordjsErrorCodes.TokenInvalid) {
        throw new ConfigError(tokenSentence);
      }
      const reason = error instanceof Error ? error.message : 'unknown';
      log.warn({ error: reason }, 'no connection yet; it is tried again');
      return false;
    }
  }

  /** A moment, so that the start can say truly whether it is connected. */
  async function untilReady(started: Client): Promise<void> {
    const ready = new Promise<unknown>((resolve) => started.once('clientReady', resolve));
    if (!started.isReady()) await Promise.race([ready, wait(longestReadyMs, undefined, { ref: false })]);
  }

  function goOnTrying(): void {
    keepTrying().catch((error: unknown) =>
      log.error({ error: String(error) }, 'the connection was given up'),
    );
  }

  async function keepTrying(): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      await wait(pauseMs, undefined, { ref: false });
      if (stopped.signal.aborted || (await logIn())) break;
    }
    if (stopped.signal.aborted) await client?.destroy();
  }

  return {
    async start() {
      const first = logIn().then((isIn) => (isIn && client ? untilReady(client) : goOnTrying()));
      // A platform that cannot be reached does not keep the others waiting.
      await Promise.race([first, wait(longestStartMs, undefined, { ref: false })]);
      first.catch((error: unknown) => log.error({ error: String(error) }, 'the connection was given up'));
    },
    connected() {
      const shards = client?.ws.shards;
      return shards !== undefined && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
    },
    boostTierOf: (guildId) => (guildId === null ? 0 : (client?.guilds.cache.get(guildId)?.premiumTier ?? 0)),
    ownId: () => latest?.user?.id ?? null,
    channelOf(channelId) {
      const channel = latest?.channels.cache.get(channelId);
      if (!channel || channel.isDMBased()) return null;
      const { me } = channel.guild.members;
      const permissions = me ? (channel.permissionsFor(me)?.bitfield ?? null) : null;
      return { type: channel.type, parent: channel.parentId, permissions };
    },
    moderates(guildId, { id, roles }) {
      const guild = latest?.guilds.cache.get(guildId);
      // The role of everybody has the server's id.
      const held = [guildId, ...roles].map((role) => guild?.roles.cache.get(role)?.permissions);
      const isAllowed = held.some((permissions) => permissions?.has(PermissionFlagsBits.ManageMessages));
      return isAllowed || guild?.ownerId === id;
    },
    localeOf: (guildId) => latest?.guilds.cache.get(guildId)?.preferredLocale ?? null,
    async stop() {
      stopped.abort();
      // A shard that was just connecting may never report its end.
      if (client) await Promise.race([client.destroy(), wait(longestStopMs, undefined, { ref: false })]);
    },
  };
}

function createClient(
  { apiUrl, onInteraction, onMessage, log }: GatewayOptions,
  stopped: AbortSignal,
): Client {
  const client = new Client({
    // None is privileged: people's messages arrive empty unless they are meant for the bot.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    // Otherwise interactions are held back until every server has answered.
    waitGuildTimeout: 0,
    rest: { ...restOptions, api: apiUrl, invalidRequestWarningInterval: invalidRequestWarning },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, ThreadMemberManager: 0, ReactionManager: 0, GuildEmojiManager: 0 },
      ...{ GuildStickerManager: 0, GuildScheduledEventManager: 0 },
      ...{ StageInstanceManager: 0, VoiceStateManager: 0 },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  });
  // The raw event: it comes before the library waits for anything.
  client.ws.on('INTERACTION_CREATE' as never, onInteraction as never);
  client.ws.on('MESSAGE_CREATE' as never, onMessage as never);
  client.on('error', (error) => log.warn({ error: error.message }, 'the chat’s client reports an error'));
  client.on('shardReady', (shard) => log.info({ shard }, 'connected'));
  client.on('shardResume', (shard) => log.info({ shard }, 'connected again'));
  // The library also calls it lost when we close it.
  client.on('shardReconnecting', (shard) => {
    if (!stopped.aborted) log.info({ shard }, 'the connection was lost; connecting again');
  });
  client.on('shardDisconnect', ({ code }, shard) => {
    if (!stopped.aborted) log.error({ shard, code }, 'the connection was refused for good');
  });
  client.on('invalidated', () => log.error('the session was ended by the chat'));
  client.rest.on('invalidRequestWarning', ({ count }) => log.warn({ count }, 'many requests are refused'));
  return client;
}
