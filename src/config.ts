import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { httpUrl, onOff, wholeNumber } from './config/fields.ts';
import { readRoutes, readServices, type ServiceConfig, serviceFields } from './config/services.ts';
import { readSlack, type SlackConfig } from './config/slack.ts';
import { ConfigError } from './errors.ts';
import { logLevels } from './log.ts';
import {
  cloudOf,
  createCatalogue,
  readOverrides,
  readServiceOverrides,
  type ServiceOverride,
} from './request/catalogue.ts';
import { type Catalogue, findModel } from './request/models.ts';
import type { Delivery } from './request/request.ts';

/** Every setting as it is found in the environment. Names and order are those of `.env.example`. */
const environmentSchema = z.object({
  ...serviceFields,
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
    .regex(/^rediss?:\/\/.+/, { error: 'has to start with redis:// or rediss://', abort: true })
    .refine((text) => URL.canParse(text), 'has to be an address, such as redis://host:6379')
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
  DRIFT_CRON: z
    .string()
    .regex(/^[\d*,/A-Za-z-]+( +[\d*,/A-Za-z-]+){4}$/, 'has to have five fields, such as 0 4 * * 1')
    .optional(),
  OPERATOR_ADDRESS: z
    .string()
    .regex(/^(discord|slack|studio):.+/, 'has to be an address, such as studio:main')
    .optional(),
});

export type { SlackConfig };

export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

/** Settings as the process uses them. */
export interface Config {
  /** Where ModelArk, or the simulator in its place, is. */
  ark: { apiKey: string | null; baseUrl: string };
  /** The services that have a key, in order of preference. None: the simulator draws. */
  services: readonly ServiceConfig[];
  /** Per model the services that may draw it, in order. */
  routes: ReadonlyMap<string, readonly string[]>;
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
  /** What MODELS_FILE says about models on single services. */
  overrides: readonly ServiceOverride[];
  /** When the services are checked for drift, and who is told; null where it is not. */
  drift: { cron: string; address: string } | null;
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
  const { catalogue, overrides } = readCatalogue(env.ARK_BASE_URL, env.MODELS_FILE);
  const services = readServices(env);
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
    overrides,
    services,
    routes: readRoutes(env.ROUTES, { catalogue, services }),
    drift: readDrift(env),
  };
}

function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text) || Buffer.from(text, 'base64').length === 32;
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1' || host === '[::1]') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function readDrift(env: z.infer<typeof environmentSchema>): Config['drift'] {
  const { DRIFT_CRON: cron, OPERATOR_ADDRESS: address } = env;
  if (!cron) return null;
  if (!address)
    throw new ConfigError('DRIFT_CRON needs OPERATOR_ADDRESS as well: the report is posted there.');
  const chat = address.slice(0, address.indexOf(':'));
  const connected = {
    discord: Boolean(env.DISCORD_TOKEN),
    slack: Boolean(env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET),
    studio: true,
  };
  if (Object.entries(connected).some(([name, here]) => name === chat && here)) return { cron, address };
  throw new ConfigError('OPERATOR_ADDRESS has to be an address in a chat that is brought in.');
}

function readCatalogue(
  baseUrl: string,
  file: string | undefined,
): { catalogue: Catalogue; overrides: ServiceOverride[] } {
  const cloud = cloudOf(baseUrl);
  if (file === undefined) return { catalogue: createCatalogue(cloud), overrides: [] };
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return {
      catalogue: createCatalogue(cloud, readOverrides(json)),
      overrides: readServiceOverrides(json),
    };
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
