import './environment.ts';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Simulator, startSimulator } from './app/simulator.ts';
import { type App, printManifest, registerCommands, runDrift, startApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './errors.ts';
import { createLogger } from './log.ts';
import { createProviders } from './provider/registry.ts';
import { runSandbox } from './sandbox/run.ts';
import { createWords } from './words/words.ts';

const log = createLogger('main');
const words = createWords('en');

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const simulated = config.services.length === 0;
  const simulator = simulated ? simulate() : null;
  const starting = startApp({ config, providers: openProviders(config, simulator), simulated });
  // A signal during the start waits for it: half open rooms cannot be closed in order.
  onSignal(async () => {
    await (await starting).stop();
    (await simulator)?.simulator.stop();
  });
  const app = await starting;
  greet(config, app);
  void simulator?.then(({ simulator: { ended } }) =>
    ended.then(() => fail(new ConfigError(words.say('start.simulator-ended')))),
  );
}

interface Simulated {
  simulator: Simulator;
  apiKey: string;
}

async function simulate(): Promise<Simulated> {
  // Its own key, so that nobody else on this machine draws with it.
  const apiKey = randomBytes(16).toString('hex');
  const simulator = await startSimulator(new URL(import.meta.url), { ...process.env, ARK_API_KEY: apiKey });
  return { simulator, apiKey };
}

/** The simulator draws only where no service has a key. */
async function openProviders({ services, catalogue, store }: Config, simulated: Promise<Simulated> | null) {
  const running = await simulated;
  const simulator = running
    ? [{ name: catalogue.home, baseUrl: running.simulator.url, apiKey: running.apiKey }]
    : [];
  return createProviders([...services, ...simulator], catalogue, join(store.dataDir, 'incoming'));
}

function startServices(config: Config) {
  return openProviders(config, config.services.length === 0 ? simulate() : null);
}

function greet(config: Config, { url, chats }: App): void {
  const hosts = config.services.map(({ baseUrl }) => new URL(baseUrl).host);
  const lines = [
    words.say('start.studio', { url }),
    hosts.length === 0
      ? words.say('start.simulated', { setting: 'ARK_API_KEY' })
      : words.say('start.real', { host: hosts.join(', ') }),
    config.store.databaseUrl
      ? words.say('start.postgres', { dir: config.store.dataDir })
      : words.say('start.embedded', { dir: config.store.dataDir }),
    describeChat(chats.get('discord'), { chat: 'Discord', setting: 'DISCORD_TOKEN' }),
    describeChat(chats.get('slack'), { chat: 'Slack', setting: 'SLACK_BOT_TOKEN' }),
  ];
  print(lines.join('\n'));
}

function describeChat(chat: { connected(): boolean } | undefined, params: { chat: string; setting: string }) {
  if (!chat) return words.say('start.chat-missing', params);
  return words.say(chat.connected() ? 'start.chat-connected' : 'start.chat-waiting', params);
}

/** For everybody, or for the server whose id is given: there new commands are seen at once. */
async function register([guildId]: string[]): Promise<void> {
  const { discord } = readConfig(process.env);
  if (!discord) throw new ConfigError(words.say('start.register-needs'));
  const { count, inviteUrl } = await registerCommands(discord, guildId ?? null);
  print(words.say('start.registered', { count, guild: guildId ?? 'none' }));
  print(words.say('start.invite', { url: inviteUrl }));
}

/** Nothing but the manifest goes to standard output: it is piped into files. */
async function manifest(args: string[]): Promise<void> {
  if (args.some((arg) => arg !== '--yaml')) throw new ConfigError(words.say('start.manifest-knows'));
  print(printManifest(process.env, args.includes('--yaml')));
}

/** The first signal stops in order, the second at once. */
function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const handle = () => {
    if (stopping) process.exit(1);
    stopping = true;
    print(words.say('start.stopping'));
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
}

async function sandbox(args: string[]): Promise<void> {
  const { ark, sandbox, catalogue } = readConfig(process.env);
  const running = await runSandbox(args, {
    ...(ark.apiKey !== null && { apiKey: ark.apiKey }),
    ...(process.env.PORT && { port: Number(process.env.PORT) }),
    speed: sandbox.speed,
    families: catalogue.families,
  });
  if (process.send) {
    // Somebody's child: it lives as long as its parent, which alone decides when to stop.
    process.on('SIGTERM', () => log.debug('the parent decides when to stop'));
    process.on('SIGINT', () => log.debug('the parent decides when to stop'));
    process.on('disconnect', () => process.exit(0));
    if (!process.connected) process.exit(0);
    process.send({ url: running.url }, undefined, undefined, (error) => error && process.exit(0));
    return;
  }
  print(words.say('start.sandbox', { url: running.url }));
  onSignal(() => running.stop());
}

/** `record` keeps what every model draws now; `check` draws it again and compares. */
async function drift([mode, ...more]: string[]): Promise<void> {
  if ((mode !== 'record' && mode !== 'check') || more.length > 0)
    throw new ConfigError(words.say('start.drift-knows'));
  const config = readConfig(process.env);
  const { text, sheet } = await runDrift(mode, config, await startServices(config));
  print(text);
  if (sheet !== null) print(words.say('start.drift-sheet', { path: sheet }));
  process.exit(0);
}

function fail(error: unknown): never {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ error: error instanceof Error ? error.stack : String(error) }, 'darkroom cannot go on');
  process.exit(1);
}

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  start,
  register,
  manifest,
  sandbox,
  drift,
};
const [name = 'start', ...args] = process.argv.slice(2);
const command = commands[name];

process.on('unhandledRejection', fail);

if (command) command(args).catch(fail);
else fail(new ConfigError(words.say('start.unknown', { name, known: Object.keys(commands).join(', ') })));
