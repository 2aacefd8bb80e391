import { acceptCommand } from './app/accept.ts';
import { acceptAction } from './app/actions.ts';
import { checkDrift, type DriftReport, recordDrift } from './app/drift/drift.ts';
import { acceptForm } from './app/filled.ts';
import { openForm } from './app/forms.ts';
import { describeHome } from './app/home.ts';
import { type ChatTools, joinRooms } from './app/join.ts';
import { createMemory, createRows } from './app/memory.ts';
import { offerServices } from './app/offer-services.ts';
import { type OpenStore, openStore } from './app/open-store.ts';
import { keepOwnSettings } from './app/own-settings.ts';
import type { Parts } from './app/parts.ts';
import { stopInOrder } from './app/stop.ts';
import { suggestFor } from './app/suggest.ts';
import { mayComeBack } from './app/take-up.ts';
import { recoverJobs, startUpkeep } from './app/upkeep.ts';
import type { Chat, ChatHandlers } from './chat/chat.ts';
import { createManifest, toYaml } from './chat/slack/manifest.ts';
import type { SlackOptions } from './chat/slack/slack.ts';
import { describeCommands } from './command/dispatch.ts';
import { loadCommands } from './command/load.ts';
import type { Config, SlackConfig } from './config.ts';
import { maxAttachmentBytes } from './image/image.ts';
import { createLogger } from './log.ts';
import { openDownload } from './net/net.ts';
import type { ImageProvider } from './provider/provider.ts';
import { loseCalls } from './store/lost-calls.ts';
import { type Names, startWeb } from './web/web.ts';
import { createWords, type Language } from './words/words.ts';

export interface App {
  /** Where the studio is. */
  readonly url: string;
  /** The chats that are configured, and whether each is connected. */
  readonly chats: ReadonlyMap<string, { connected(): boolean }>;
  /** Takes no more commands, finishes what it can within 30 seconds, leaves the rest queued. Never rejects. */
  stop(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  /** The services that draw, in order of preference. */
  providers: ReadonlyMap<string, ImageProvider> | Promise<ReadonlyMap<string, ImageProvider>>;
  /** They are the built-in simulator: nothing is charged. */
  simulated: boolean;
}

/** Opens the rooms, joins them, and takes up what the last process left. */
export async function startApp({ config, providers, simulated }: AppOptions): Promise<App> {
  const [store, services] = await Promise.all([openStore(config), providers]);
  let stopping = false;
  const catalogue = offerServices(config, services);
  const { parts, routes } = await joinRooms({
    config: { ...config, catalogue },
    store,
    services,
    simulated,
    stopping: () => stopping,
    openChats: (tools) => openChats(config, tools),
  });
  await parts.limiter.start();
  // Before anything new is sent, so that only calls of the last process are lost.
  const lost = await loseCalls(
    store.db,
    store.exclusive ? { all: true } : { expired: true },
    new Date(),
    (call) => mayComeBack(parts, call),
  );
  await parts.queue.start();
  await Promise.all([...parts.chats.values()].map((chat) => chat.start(handlersFor(parts))));
  const web = await startWeb({
    ...config.web,
    names: namesOf(config),
    routes,
    missing: () => findMissing(parts, store),
    metrics: parts.metrics,
    log: createLogger('web'),
  });
  await recoverJobs(parts, { lost, exclusive: store.exclusive });
  const stopUpkeep = startUpkeep(parts);
  return {
    url: web.url,
    chats: parts.chats,
    async stop() {
      stopping = true;
      stopUpkeep();
      await stopInOrder(parts, { store, web });
    },
  };
}

/** The chats beside the studio that are configured. Their libraries are large, and loaded only then. */
async function openChats({ discord, slack }: Config, tools: ChatTools): Promise<Chat[]> {
  const common = { ...tools, memory: createMemory(tools.store.db), openDownload, maxAttachmentBytes };
  return Promise.all([
    ...(discord ? [openDiscord(discord, common)] : []),
    ...(slack ? [openSlack(slack, common, tools.store)] : []),
  ]);
}

type Common = Omit<SlackOptions, 'transport' | 'apiUrl' | 'workspaces' | 'log'>;

async function openDiscord(discord: NonNullable<Config['discord']>, common: Common): Promise<Chat> {
  const { createDiscordChat } = await import('./chat/discord/discord.ts');
  return createDiscordChat({ ...common, ...discord, log: createLogger('discord') });
}

async function openSlack(
  { transport, installation, apiUrl }: SlackConfig,
  common: Common,
  { db }: OpenStore,
): Promise<Chat> {
  const [{ createSlackChat }, { createInstallations }, { createSingleWorkspace }] = await Promise.all([
    import('./chat/slack/slack.ts'),
    import('./chat/slack/installations.ts'),
    import('./chat/slack/single-workspace.ts'),
  ]);
  const log = createLogger('slack');
  const workspaces =
    installation.kind === 'one'
      ? createSingleWorkspace({ ...installation, apiUrl, log })
      : createInstallations({
          ...installation,
          apiUrl,
          log,
          store: createRows(db, 'slack-installation'),
        });
  return createSlackChat({ ...common, transport, apiUrl, workspaces, log });
}

/** Registers the commands without starting, for everybody or for one server. */
export async function registerCommands(discord: NonNullable<Config['discord']>, guildId: string | null) {
  const { registerByHand } = await import('./chat/discord/discord.ts');
  const commands = await loadCommands();
  const commandsIn = (language: Language) => describeCommands(commands, createWords(language));
  return registerByHand({ ...discord, commandsIn, wordsFor: createWords }, guildId);
}

/** Draws the fixed prompts with every model of every service, and keeps or compares what comes. */
export function runDrift(
  mode: 'record' | 'check',
  config: Config,
  services: ReadonlyMap<string, ImageProvider>,
): Promise<DriftReport> {
  const run = mode === 'record' ? recordDrift : checkDrift;
  return run({
    services,
    catalogue: offerServices(config, services),
    dataDir: config.store.dataDir,
    words: createWords('en'),
    log: createLogger('drift'),
  });
}

/** The Slack app's manifest, for the settings there are. It needs none: then it is for Socket Mode. */
export function printManifest(
  environment: Readonly<Record<string, string | undefined>>,
  yaml: boolean,
): string {
  const words = createWords('en');
  const manifest = createManifest({
    mode: environment.SLACK_SIGNING_SECRET ? 'http' : 'socket',
    publicUrl: environment.PUBLIC_URL?.replace(/\/+$/, '') || null,
    multiWorkspace: Boolean(environment.SLACK_CLIENT_ID),
    commands: [
      {
        name: 'imagine',
        description: words.say('command.imagine'),
        usageHint: words.say('start.hint-imagine'),
      },
      { name: 'series', description: words.say('command.series'), usageHint: words.say('start.hint-series') },
      {
        name: 'darkroom',
        description: words.say('start.hint-own'),
        usageHint: 'blend | style | history | tray | info | edit | show | queue | cancel | models | help',
      },
    ],
  });
  return yaml ? toYaml(manifest).trimEnd() : JSON.stringify(manifest, null, 2);
}

function handlersFor(parts: Parts): ChatHandlers {
  return {
    onCommand: (event) => acceptCommand(parts, event),
    onAction: (event) => acceptAction(parts, event),
    onForm: (event) => openForm(parts, event),
    onFilled: (event) => acceptForm(parts, event),
    onHome: (event) => describeHome(parts, event),
    onSettings: (event) => keepOwnSettings(parts, event),
    onSuggest: (event) => suggestFor(parts, event),
  };
}

function namesOf({ web, studio }: Config): Names {
  const publicName = web.publicUrl === null ? null : new URL(web.publicUrl).hostname;
  return { publicName, hasToken: studio.token !== null };
}

async function findMissing(parts: Parts, store: OpenStore): Promise<string[]> {
  const reachable = await store.ping().then(
    () => true,
    () => false,
  );
  const chats = [...parts.chats.values()].filter((chat) => !chat.connected()).map((chat) => chat.platform);
  return [
    ...(reachable ? [] : ['store']),
    ...(parts.queue.connected() ? [] : ['queue']),
    ...(parts.limiter.ready() ? [] : ['redis']),
    ...chats,
  ];
}
