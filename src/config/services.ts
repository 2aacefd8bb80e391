import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { knownServices } from '../request/catalogue-services.ts';
import { type Catalogue, findModel } from '../request/models.ts';
import { httpUrl, serviceKey } from './fields.ts';

/** A service that can be called. */
export interface ServiceConfig {
  name: string;
  apiKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
}

/** A key brings a service in; its address is for tests and proxies. */
export const serviceFields = {
  ARK_API_KEY: serviceKey().optional(),
  ARK_BASE_URL: httpUrl().default('https://ark.ap-southeast.bytepluses.com/api/v3'),
  ACEDATA_API_KEY: serviceKey().optional(),
  ACEDATA_BASE_URL: httpUrl().default('https://api.acedata.cloud'),
  AIMLAPI_API_KEY: serviceKey().optional(),
  AIMLAPI_BASE_URL: httpUrl().default('https://api.aimlapi.com'),
  INFERENCE_API_KEY: serviceKey().optional(),
  INFERENCE_BASE_URL: httpUrl().default('https://api.inference.sh'),
  FAL_KEY: serviceKey().optional(),
  FAL_BASE_URL: httpUrl().default('https://queue.fal.run'),
  OPENROUTER_API_KEY: serviceKey().optional(),
  OPENROUTER_BASE_URL: httpUrl().default('https://openrouter.ai/api/v1'),
  WAVESPEED_API_KEY: serviceKey().optional(),
  WAVESPEED_BASE_URL: httpUrl().default('https://api.wavespeed.ai'),
  ATLASCLOUD_API_KEY: serviceKey().optional(),
  ATLASCLOUD_BASE_URL: httpUrl().default('https://api.atlascloud.ai/api/v1'),
  ROUTES: z
    .string()
    .regex(
      /^\s*[\w.-]+\s*:[\w\s,-]+(;\s*[\w.-]+\s*:[\w\s,-]+)*;?\s*$/,
      'has to look like 4.5:ark,wavespeed;5-lite:fal',
    )
    .optional(),
};

const fieldsSchema = z.object(serviceFields);
type Fields = z.infer<typeof fieldsSchema>;

/** The setting of each service's key and address. */
const settings = {
  ark: ['ARK_API_KEY', 'ARK_BASE_URL'],
  acedata: ['ACEDATA_API_KEY', 'ACEDATA_BASE_URL'],
  aimlapi: ['AIMLAPI_API_KEY', 'AIMLAPI_BASE_URL'],
  inference: ['INFERENCE_API_KEY', 'INFERENCE_BASE_URL'],
  fal: ['FAL_KEY', 'FAL_BASE_URL'],
  openrouter: ['OPENROUTER_API_KEY', 'OPENROUTER_BASE_URL'],
  wavespeed: ['WAVESPEED_API_KEY', 'WAVESPEED_BASE_URL'],
  atlascloud: ['ATLASCLOUD_API_KEY', 'ATLASCLOUD_BASE_URL'],
} as const satisfies Record<string, readonly [keyof Fields, keyof Fields]>;

/** The services that have a key, in order of preference. */
export function readServices(env: Fields): ServiceConfig[] {
  return Object.entries(settings).flatMap(([name, [key, url]]) => {
    const apiKey = env[key];
    return apiKey ? [{ name, apiKey, baseUrl: env[url].replace(/\/+$/, '') }] : [];
  });
}

/**
 * Reads `4.5:ark,wavespeed;5-lite:fal`: for each model the services that may draw it, in order.
 * @throws ConfigError that says what may stand there
 */
export function readRoutes(
  text: string | undefined,
  { catalogue, services }: { catalogue: Catalogue; services: readonly ServiceConfig[] },
): Map<string, readonly string[]> {
  const routes = new Map<string, readonly string[]>();
  for (const entry of (text ?? '').split(';').filter((part) => part.trim() !== '')) {
    const [model = '', list = ''] = entry.split(':').map((part) => part.trim());
    const found = findModel(catalogue, model);
    if (!found) {
      const known = catalogue.families.map((family) => family.family).join(', ');
      throw new ConfigError(`ROUTES has to name models of the catalogue: ${known}.`);
    }
    const { family } = found.family;
    if (routes.has(family)) throw new ConfigError(`ROUTES has two entries for ${family}; one is enough.`);
    routes.set(family, readList(list, family, services));
  }
  return routes;
}

function readList(list: string, family: string, services: readonly ServiceConfig[]): string[] {
  const names = list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.length === 0) throw new ConfigError(`ROUTES has to name at least one service for ${family}.`);
  for (const name of names) {
    if (!knownServices.some((service) => service.name === name)) {
      const known = knownServices.map((service) => service.name).join(', ');
      throw new ConfigError(`ROUTES has to name services that Darkroom knows: ${known}.`);
    }
    if (names.filter((other) => other === name).length > 1)
      throw new ConfigError(`ROUTES has the service ${name} twice for ${family}; once is enough.`);
    if (!services.some((service) => service.name === name))
      throw new ConfigError(`ROUTES needs ${keySettingOf(name)} as well, because it names that service.`);
  }
  return names;
}

function keySettingOf(service: string): string {
  return Object.entries(settings).find(([name]) => name === service)?.[1][0] ?? '';
}
