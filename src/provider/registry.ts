import { AppError } from '../errors.ts';
import type { Catalogue } from '../request/models.ts';
import { createAcedataProvider } from './acedata/acedata.ts';
import { createAimlapiProvider } from './aimlapi/aimlapi.ts';
import { createArkProvider } from './ark/ark.ts';
import { createAtlascloudProvider } from './atlascloud/atlascloud.ts';
import { createFalProvider } from './fal/fal.ts';
import { createInferenceProvider } from './inference/inference.ts';
import { createOpenRouterProvider } from './openrouter/openrouter.ts';
import type { ImageProvider } from './provider.ts';
import { createWavespeedProvider } from './wavespeed/wavespeed.ts';

export interface ServiceSettings {
  name: string;
  apiKey: string;
  baseUrl: string;
}

/** What the house lends a service. */
interface House {
  catalogue: Catalogue;
  /** Where pictures that come inside an answer lie until they are fetched. */
  spoolDir: string | undefined;
}

type Create = (settings: Pick<ServiceSettings, 'apiKey' | 'baseUrl'>, house: House) => ImageProvider;

/** Every service there is, one line each. */
const services: Readonly<Record<string, Create>> = {
  acedata: createAcedataProvider,
  aimlapi: createAimlapiProvider,
  ark: (settings, { catalogue }) => createArkProvider({ ...settings, catalogue }),
  atlascloud: createAtlascloudProvider,
  fal: createFalProvider,
  inference: createInferenceProvider,
  openrouter: (settings, { spoolDir }) => createOpenRouterProvider({ ...settings, spoolDir }),
  wavespeed: createWavespeedProvider,
};

export const registeredServices: readonly string[] = Object.keys(services);

/** The configured services by their names, in the given order. */
export function createProviders(
  configured: readonly ServiceSettings[],
  catalogue: Catalogue,
  spoolDir?: string,
): ReadonlyMap<string, ImageProvider> {
  return new Map(
    configured.map(({ name, ...settings }) => {
      const create = services[name];
      if (!create) throw new AppError('no-such-service', `There is no service ${name}.`);
      return [name, create(settings, { catalogue, spoolDir })];
    }),
  );
}
