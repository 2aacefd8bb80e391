import type { Chips } from './build-command.ts';
import { isHere, type Reference } from './use-references.ts';

/** A line that may have arrived, although nothing said so. */
export interface Unclear {
  key: string;
  /** As it was sent. */
  body: string;
}

/** What lies in the box. It outlives a reload of the page, in its own tab. */
export interface KeptDraft {
  text: string;
  chips: Chips;
  references: readonly Reference[];
  unclear: Unclear | null;
}

/** The number tells older shapes apart. */
const placeFor = (person: string) => `draft:1:${person}`;

const empty: KeptDraft = { text: '', chips: {}, references: [], unclear: null };

/** What this person left in the box; empty where the browser keeps nothing. */
export function readDraft(person: string): KeptDraft {
  try {
    return JSON.parse(sessionStorage.getItem(placeFor(person)) ?? 'null') ?? empty;
  } catch {
    return empty;
  }
}

/** A picture that is still on its way here is not kept. */
export function keepDraft(person: string, draft: KeptDraft): void {
  const references = draft.references.filter(isHere).map(withoutFile);
  try {
    sessionStorage.setItem(placeFor(person), JSON.stringify({ ...draft, references }));
  } catch {
    // A browser that keeps nothing, or has no room left, loses it as it always did.
  }
}

/** A file of this machine is not to be had after a reload; its upload is. */
function withoutFile(reference: Reference): Reference {
  const { source, upload } = reference;
  if (source.kind === 'shown' || !upload) return reference;
  return { ...reference, previewUrl: `/studio/uploads/${upload.id}`, source: { kind: 'file', file: null } };
}
