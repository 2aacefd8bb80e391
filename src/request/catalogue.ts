import { z } from 'zod';
import { builtInFamilies } from './catalogue-data.ts';
import { type Catalogue, type Cloud, type ModelFamily, modelFamilySchema } from './models.ts';

/** What an operator may write in MODELS_FILE: the family's short name, then any of its fields. */
const overridesSchema = z.record(
  z.string(),
  modelFamilySchema.omit({ family: true }).partial().extend({ like: z.string().optional() }).strict(),
);

/** The cloud follows the host of the base URL: `volces.com` is Volcengine, everything else speaks BytePlus. */
export function cloudOf(baseUrl: string): Cloud {
  const host = new URL(baseUrl).hostname;
  return host === 'volces.com' || host.endsWith('.volces.com') ? 'volcengine' : 'byteplus';
}

export function createCatalogue(cloud: Cloud, families: readonly ModelFamily[] = builtInFamilies): Catalogue {
  return { cloud, families };
}

/**
 * Lays MODELS_FILE over the built-in families. `like` names the family a new entry starts from.
 * @throws ZodError or Error with the path of the wrong field
 */
export function readOverrides(json: unknown): readonly ModelFamily[] {
  const overrides = overridesSchema.parse(json);
  const families = new Map(builtInFamilies.map((family) => [family.family, family]));
  for (const [name, { like, ...fields }] of Object.entries(overrides)) {
    const base = families.get(name) ?? families.get(like ?? '');
    if (!base)
      throw new Error(`${name}: not a known family. Say which one it is like, for example "like": "4.5".`);
    const aliases = like === undefined ? base.aliases : [];
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    families.set(name, modelFamilySchema.parse({ ...base, aliases, ...given, family: name }));
  }
  return [...families.values()];
}
