import { z } from 'zod';
import { builtInFamilies } from './catalogue-data.ts';
import { knownServices } from './catalogue-services.ts';
import {
  type Catalogue,
  type Cloud,
  defaultImagesPerMinute,
  type ModelFamily,
  type ModelOffer,
  modelFamilySchema,
  operations,
  priceSchema,
} from './models.ts';

/** References and outputs of one call together. Source: ModelArk image API, "reference images + generated ≤ 15". */
const maxPicturesPerCall = 15;

const home = 'ark';

const differsSchema = modelFamilySchema
  .omit({ family: true, name: true, aliases: true, ids: true, price: true, imagesPerMinute: true })
  .partial();

/** What an operator may write about a model on one service. */
const serviceOverrideSchema = differsSchema
  .extend({
    ids: z.partialRecord(z.enum(operations), z.string().min(1)).optional(),
    maxSet: z.number().int().positive().nullable().optional(),
    maxTogether: z.number().int().positive().nullable().optional(),
    price: priceSchema.nullable().optional(),
    imagesPerMinute: z.number().int().positive().nullable().optional(),
  })
  .strict();

/** What an operator may write in MODELS_FILE: the family's short name, then any of its fields. */
const overridesSchema = z.record(
  z.string(),
  modelFamilySchema
    .omit({ family: true })
    .partial()
    .extend({ like: z.string().optional(), services: z.record(z.string(), serviceOverrideSchema).optional() })
    .strict(),
);

/** What the operator wrote about one model on one service. */
export interface ServiceOverride extends z.infer<typeof serviceOverrideSchema> {
  family: string;
  service: string;
  /** A new family takes over what the service offers of this one. */
  like: string | null;
}

/** The cloud follows the host of the base URL: `volces.com` is Volcengine, everything else speaks BytePlus. */
export function cloudOf(baseUrl: string): Cloud {
  const host = new URL(baseUrl).hostname;
  return host === 'volces.com' || host.endsWith('.volces.com') ? 'volcengine' : 'byteplus';
}

/** The catalogue as it is on ModelArk alone. */
export function createCatalogue(cloud: Cloud, families: readonly ModelFamily[] = builtInFamilies): Catalogue {
  return { cloud, home, families, offers: homeOffers(families, cloud), routes: new Map() };
}

/** One offer for each id of a family: the first that has not ended is called. */
function homeOffers(families: readonly ModelFamily[], cloud: Cloud): ModelOffer[] {
  return families.flatMap((family) =>
    (family.ids[cloud] ?? []).map(({ id, status, endsAt }) => ({
      service: home,
      family: family.family,
      ids: {
        ...(family.generates && { generate: id }),
        ...(family.references.max > 0 && { edit: id }),
        ...(family.set && { set: id, 'edit-set': id }),
      },
      differs: {},
      maxSet: family.set ? maxPicturesPerCall : null,
      maxTogether: maxPicturesPerCall,
      price: family.price[cloud] ?? null,
      imagesPerMinute: family.imagesPerMinute ?? defaultImagesPerMinute,
      status,
      endsAt,
    })),
  );
}

/** The catalogue as the services that can be called offer it, with what the operator wrote laid over. */
export function withServices(
  catalogue: Catalogue,
  services: {
    offers: readonly ModelOffer[];
    overrides: readonly ServiceOverride[];
    configured: readonly string[];
    routes: Catalogue['routes'];
  },
): Catalogue {
  const offers = services.overrides
    .filter(({ service }) => services.configured.includes(service))
    .reduce(layOver, services.offers);
  const rank = (offer: ModelOffer) => services.configured.indexOf(offer.service);
  return { ...catalogue, offers: offers.toSorted((a, b) => rank(a) - rank(b)), routes: services.routes };
}

function layOver(offers: readonly ModelOffer[], override: ServiceOverride): readonly ModelOffer[] {
  const { family, service, like, ...fields } = override;
  const { ids, maxSet, maxTogether, price, imagesPerMinute, ...differs } = dropUndefined(fields);
  const change = (offer: ModelOffer): ModelOffer => ({
    ...offer,
    family,
    ids: { ...offer.ids, ...ids },
    differs: { ...offer.differs, ...differs },
    ...dropUndefined({ maxSet, maxTogether, price, imagesPerMinute }),
  });
  const isOf = (name: string | null) => (offer: ModelOffer) =>
    offer.service === service && offer.family === name;
  if (offers.some(isOf(family))) return offers.map((offer) => (isOf(family)(offer) ? change(offer) : offer));
  const nothing = { differs: {}, maxSet: null, maxTogether: null, price: null, imagesPerMinute: null };
  // A new family has ids of its own; all else is as with the one it is like.
  const base = offers.find(isOf(like)) ?? { service, family, ...nothing };
  return [...offers, change({ ...base, ids: {} })];
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function dropUndefined<T extends object>(fields: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/**
 * Lays MODELS_FILE over the built-in families. `like` names the family a new entry starts from.
 * @throws ZodError or Error with the path of the wrong field
 */
export function readOverrides(json: unknown): readonly ModelFamily[] {
  const overrides = overridesSchema.parse(json);
  const families = new Map(builtInFamilies.map((family) => [family.family, family]));
  for (const [name, { like, services: _, ...fields }] of Object.entries(overrides)) {
    const base = families.get(name) ?? families.get(like ?? '');
    if (!base)
      throw new Error(`${name}: not a known family. Say which one it is like, for example "like": "4.5".`);
    const fresh = like === undefined ? {} : { aliases: [] };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    families.set(name, modelFamilySchema.parse({ ...base, ...fresh, ...given, family: name }));
  }
  return [...families.values()];
}

/**
 * What MODELS_FILE says about models on single services.
 * @throws ZodError or Error with the path of the wrong field
 */
export function readServiceOverrides(json: unknown): ServiceOverride[] {
  const known = knownServices.map((service) => service.name);
  return Object.entries(overridesSchema.parse(json)).flatMap(([family, { like = null, services = {} }]) =>
    Object.entries(services).map(([service, fields]) => {
      if (!known.includes(service))
        throw new Error(`${family}.services: the services are ${known.join(', ')}.`);
      return { ...fields, family, service, like };
    }),
  );
}
