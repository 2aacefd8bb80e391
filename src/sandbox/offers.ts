import { type Cloud, hasEnded, type ModelFamily, type ModelId } from '../request/models.ts';
import { unknownModel } from './refusal.ts';

/** A model as one cloud offers it. */
export interface Offer {
  family: ModelFamily;
  cloud: Cloud;
  /** The id an alias stands for; it is what answers carry, and what the limit is counted by. */
  id: string;
}

interface ListedModel extends Offer {
  entry: ModelId;
}

/** Finds what an exact id stands for. Ids need their date, as on the service; both clouds' ids are known. */
export function findOffer(families: readonly ModelFamily[], model: string, now: Date): Offer {
  const listed = listModels(families).find(({ entry }) => entry.id === model);
  if (!listed || hasEnded(listed.entry, now)) throw unknownModel(model);
  const { family, cloud } = listed;
  const sameVersion = family.ids[cloud]?.find((entry) => versionOf(entry.id) === versionOf(model));
  return { family, cloud, id: sameVersion?.id ?? model };
}

function listModels(families: readonly ModelFamily[]): ListedModel[] {
  const clouds: readonly Cloud[] = ['byteplus', 'volcengine'];
  return families.flatMap((family) =>
    clouds.flatMap((cloud) =>
      (family.ids[cloud] ?? []).map((entry) => ({ family, cloud, entry, id: entry.id })),
    ),
  );
}

/** The date at the end of an id. */
function versionOf(id: string): string {
  return /-(\d{6,8})$/.exec(id)?.[1] ?? id;
}

/** `seedream-4-5-251128` without its date. */
export function baseNameOf(id: string): string {
  return id.replace(/-\d{6,8}$/, '');
}

/** The body of `GET /models`. Being listed does not mean that a model can still be called. */
export function modelList(families: readonly ModelFamily[], now: Date): object {
  const data = listModels(families).map(({ entry, id }) => ({
    id,
    object: 'model',
    created: 0,
    name: baseNameOf(id),
    version: versionOf(id),
    domain: 'ImageGeneration',
    status: hasEnded(entry, now) ? 'Shutdown' : entry.status === 'retiring' ? 'Retiring' : 'Published',
  }));
  return { object: 'list', data };
}
