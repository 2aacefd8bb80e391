import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { logLevels } from './log.ts';
import { cloudOf, createCatalogue, readOverrides } from './request/catalogue.ts';
import { type Catalogue, findModel } from './request/models.ts';
import type { Delivery } from './request/request.ts';

/** Every setting as it is found in the environment. Names and order are those of `.env.example`. */
const environmentSchema = z.object({
  ARK_API_KEY: z.string().optional(),
  ARK_BASE_URL: httpUrl().default('https://ark.ap-southeast.bytepluses.com/api/v3'),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: httpUrl().default('https://discord.com/api'),
  DISCORD_CDN_URL: httpUrl().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'has to start with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'has to start with xoxb-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, 'has to have at least 16 characters').optional(),
  ENCRYPTION_KEY: z.string().refine(isKey, 'has to be 32 bytes as base64 or hex').optional(),
  SLACK_API_URL: httpUrl().default('https://slack.com/api/'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'has to start with postgres:// or postgresql://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, 'has to start with redis:// or rediss://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8787),
  STUDIO_TOKEN: z.string().min(8, 'has to have at least 8 characters').optional(),
  LOG_LEVEL: z.enum(logLevels, `has to be one of ${logLevels.join(', ')}`).default('info'),
  PUBLIC_URL: httpUrl().optional(),
  DEFAULT_MODEL: z.string().default('4.5'),
  DELIVERY: z.enum(['streamed', 'batched'], 'has to be streamed or batched').default('streamed'),
  WATERMARK: onOff().default(false),
  PERSON_RUNNING_JOBS: wholeNumber(1, 100).default(3),
  PERSON_IMAGES_PER_MINUTE: wholeNumber(1, 10_000).default(30),
  SANDBOX_SPEED: z.coerce
    .number('has to be a number, such as 1 or 10')
    .positive('has to be greater than 0')
    .max(1000, 'can be 1000 at most')
    .default(1),
  MODELS_FILE: z.string().optional(),
});

export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface SlackConfig {
  transport: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  installation:
    | { kind: 'one'; token: string }
    | {
        kind: 'many';
        clientId: string;
        clientSecret: string;
        stateSecret: string;
        encryptionKey: string;
        publicUrl: string;
      };
  /** With a slash at its end. */
  apiUrl: string;
}

/** Settings as the process uses them. */
export interface Config {
  ark: { apiKey: string | null; baseUrl: string };
  /** Null when it is not brought in. */
  discord: { token: string; apiUrl: string; cdnUrl: string | null } | null;
  slack: SlackConfig | null;
  store: { databaseUrl: string | null; dataDir: string };
  redisUrl: string | null;
  web: { host: string; port: number; publicUrl: string | null };
  studio: { token: string | null };
  defaults: { model: string; delivery: Delivery; watermark: boolean };
  person: { runningJobs: number; imagesPerMinute: number };
  sandbox: { speed: number };
  catalogue: Catalogue;
}

/**
 * Reads and checks the environment. An empty setting counts as not set.
 * @throws ConfigError naming the setting and what to put there, never its value
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settingNames.map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
    );
  }
  const env = parsed.data;
  if (!isLoopback(env.HOST) && !env.STUDIO_TOKEN) {
    throw new ConfigError(
      'STUDIO_TOKEN has to be set when HOST is reachable from other machines: whoever opens the studio has to know it.',
    );
  }
  const catalogue = readCatalogue(env.ARK_BASE_URL, env.MODELS_FILE);
  if (!findModel(catalogue, env.DEFAULT_MODEL)) {
    const known = catalogue.families.map((family) => family.family).join(', ');
    throw new ConfigError(`DEFAULT_MODEL has to be a model of the catalogue: ${known}.`);
  }
  return {
    ark: { apiKey: env.ARK_API_KEY ?? null, baseUrl: env.ARK_BASE_URL.replace(/\/+$/, '') },
    discord: env.DISCORD_TOKEN
      ? {
          token: env.DISCORD_TOKEN.replace(/^Bot /, ''),
          apiUrl: env.DISCORD_API_URL.replace(/\/+$/, ''),
          cdnUrl: env.DISCORD_CDN_URL ?? null,
        }
      : null,
    slack: readSlack(env),
    store: { databaseUrl: env.DATABASE_URL ?? null, dataDir: env.DATA_DIR },
    redisUrl: env.REDIS_URL ?? null,
    web: { host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null },
    studio: { token: env.STUDIO_TOKEN ?? null },
    defaults: { model: env.DEFAULT_MODEL, delivery: env.DELIVERY, watermark: env.WATERMARK },
    person: { runningJobs: env.PERSON_RUNNING_JOBS, imagesPerMinute: env.PERSON_IMAGES_PER_MINUTE },
    sandbox: { speed: env.SANDBOX_SPEED },
    catalogue,
  };
}

/** One way in and one kind of installation; anything else would leave it unclear which is meant. */
function readSlack(env: z.infer<typeof environmentSchema>): SlackConfig | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: token } = env;
  const many = {
    SLACK_CLIENT_ID: env.SLACK_CLIENT_ID,
    SLACK_CLIENT_SECRET: env.SLACK_CLIENT_SECRET,
    SLACK_STATE_SECRET: env.SLACK_STATE_SECRET,
  };
  const given = Object.entries(many).filter(([, value]) => value);
  if (!appToken && !signingSecret && !token && given.length === 0) return null;
  if (appToken && signingSecret) {
    throw new ConfigError('Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), not both.');
  }
  if (token && given.length > 0) {
    throw new ConfigError(
      'Set SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID and its fellows (many workspaces), not both.',
    );
  }
  if (!appToken && !signingSecret) {
    throw new ConfigError(
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well.',
    );
  }
  if (signingSecret && !env.PUBLIC_URL) {
    throw new ConfigError(
      'SLACK_SIGNING_SECRET needs PUBLIC_URL as well: Slack sends its requests to PUBLIC_URL/slack/events.',
    );
  }
  const transport = appToken
    ? ({ kind: 'socket', appToken } as const)
    : ({ kind: 'http', signingSecret: signingSecret ?? '' } as const);
  const apiUrl = `${env.SLACK_API_URL.replace(/\/+$/, '')}/`;
  if (token) return { transport, apiUrl, installation: { kind: 'one', token } };
  const needed = { ...many, ENCRYPTION_KEY: env.ENCRYPTION_KEY, PUBLIC_URL: env.PUBLIC_URL };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (given.length === 0) {
    throw new ConfigError('Slack needs SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many) as well.');
  }
  if (missing.length > 0) {
    throw new ConfigError(
      `For many Slack workspaces ${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} to be set as well.`,
    );
  }
  return {
    transport,
    apiUrl,
    installation: {
      kind: 'many',
      clientId: needed.SLACK_CLIENT_ID ?? '',
      clientSecret: needed.SLACK_CLIENT_SECRET ?? '',
      stateSecret: needed.SLACK_STATE_SECRET ?? '',
      encryptionKey: needed.ENCRYPTION_KEY ?? '',
      publicUrl: (needed.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    },
  };
}

function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text) || Buffer.from(text, 'base64').length === 32;
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1' || host === '[::1]') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function readCatalogue(baseUrl: string, file: string | undefined): Catalogue {
  const cloud = cloudOf(baseUrl);
  if (file === undefined) return createCatalogue(cloud);
  try {
    return createCatalogue(cloud, readOverrides(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    throw new ConfigError(`MODELS_FILE cannot be used. ${describeFileError(error)}`);
  }
}

function describeFileError(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`).join(' ');
  }
  if (error instanceof SyntaxError) return 'It is not valid JSON.';
  if (error instanceof Error && 'code' in error) return `It cannot be read (${String(error.code)}).`;
  return error instanceof Error ? error.message : 'It cannot be read.';
}

function httpUrl() {
  return z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    message: 'has to be an address that starts with https:// or http://',
  });
}

function wholeNumber(min: number, max: number) {
  const message = `has to be a whole number from ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

function onOff() {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['on', 'off', 'true', 'false', '1', '0'], 'has to be on or off'))
    .transform((text) => text === 'on' || text === 'true' || text === '1');
}
