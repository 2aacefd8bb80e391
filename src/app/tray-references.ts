import { describePicture } from '../image/image.ts';
import type { FullJob } from '../queue/job.ts';
import { changeTray, maxTrayPictures, type TrayPicture } from '../store/trays.ts';
import { nothingKept, type WishedReference } from './draw-wish.ts';
import type { Parts } from './parts.ts';

/** A picture of a tray to start from; it knows which tray it is of. */
export function toReference(tray: string, { key, name, bytes, image }: TrayPicture): WishedReference {
  return { source: { id: key, name, bytes, blob: key, tray }, parent: image, ...nothingKept };
}

/** What is drawn once more takes nothing out of a tray. */
export function withoutTray<R extends WishedReference>(reference: R): R {
  const { tray: _tray, ...source } = reference.source;
  return { ...reference, source };
}

/** What is drawn from leaves its tray; what was added meanwhile stays. */
export async function takeFromTrays(
  { db }: Pick<Parts, 'db'>,
  person: string,
  references: readonly WishedReference[],
): Promise<void> {
  for (const [id, own] of byTray(references)) {
    const used = own.map(({ source }) => source.blob);
    await changeTray(db, { id, person, now: new Date() }, (now) => {
      const pictures = now.pictures.filter(({ key }) => !used.includes(key));
      return pictures.length > 0 ? { ...now, pictures } : { prompt: null, style: null, pictures };
    });
  }
}

/** A job that ends before anything is drawn puts its pictures back where they lay. */
export async function giveBackToTrays(
  { db, blobs }: Pick<Parts, 'db' | 'blobs'>,
  job: FullJob,
): Promise<void> {
  for (const [id, own] of byTray(job.references)) {
    const found = await Promise.all(own.map((reference) => findPicture({ blobs }, reference)));
    const back = found.flatMap((picture) => picture ?? []);
    await changeTray(db, { id, person: job.person, now: new Date() }, (now) => {
      const there = now.pictures.map(({ key }) => key);
      const missing = back.filter(({ key }) => !there.includes(key));
      return { ...now, pictures: [...missing, ...now.pictures].slice(0, maxTrayPictures) };
    });
  }
}

/** Null when its bytes are gone. */
async function findPicture(
  { blobs }: Pick<Parts, 'blobs'>,
  { source, parent }: WishedReference,
): Promise<TrayPicture | null> {
  const file = source.blob === undefined ? null : await blobs.find(source.blob);
  const described = file && (await describePicture(file.path));
  if (!file || !described || source.blob === undefined) return null;
  return { ...described, key: source.blob, bytes: file.bytes, name: source.name, image: parent };
}

function byTray(references: readonly WishedReference[]): Map<string, WishedReference[]> {
  const trays = new Map<string, WishedReference[]>();
  for (const reference of references) {
    const { tray } = reference.source;
    if (tray !== undefined) trays.set(tray, [...(trays.get(tray) ?? []), reference]);
  }
  return trays;
}
