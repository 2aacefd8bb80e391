import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { ImageProvider } from '../provider/provider.ts';
import { withServices } from '../request/catalogue.ts';
import { type Catalogue, findModel } from '../request/models.ts';
import { liveFamilies, offersFor } from '../request/offers.ts';

/**
 * The catalogue as the configured services offer it, by the routes of the operator.
 * @throws ConfigError when a route or the default model names what no service offers
 */
export function offerServices(
  { catalogue, overrides, routes, defaults }: Config,
  services: ReadonlyMap<string, ImageProvider>,
): Catalogue {
  const now = new Date();
  const offered = withServices(catalogue, {
    offers: [...services.values()].flatMap((provider) => provider.models()),
    configured: [...services.keys()],
    overrides,
    routes,
  });
  for (const [family, route] of routes) {
    const here = offered.offers.filter((offer) => offer.family === family).map((offer) => offer.service);
    const missing = route.find((service) => !here.includes(service));
    if (missing !== undefined)
      throw new ConfigError(`ROUTES sends ${family} to ${missing}, which does not offer it. ${sayWho(here)}`);
  }
  const found = findModel(offered, defaults.model);
  if (!found || offersFor(offered, found, now).length === 0) {
    const models = liveFamilies(offered, now).map((family) => family.family);
    throw new ConfigError(
      `DEFAULT_MODEL has to be a model that a service with a key offers: ${models.join(', ')}.`,
    );
  }
  return offered;
}

function sayWho(services: readonly string[]): string {
  return services.length > 0
    ? `These do: ${[...new Set(services)].join(', ')}.`
    : 'No service with a key does.';
}
