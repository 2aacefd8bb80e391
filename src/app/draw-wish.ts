import type { Reference } from '../queue/job.ts';
import type { Delivery, RequestDraft } from '../request/request.ts';

/** A picture to start from, not fetched yet or kept already. */
export type WishedReference = Omit<Reference, 'index'>;

/** Of a reference whose bytes are not fetched yet. */
export const nothingKept = { key: null, mime: null, bytes: null, width: null, height: null };

/** What somebody wants drawn, before it is checked. */
export interface DrawWish {
  draft: RequestDraft;
  references: readonly WishedReference[];
  /** The picture of ours that is drawn anew, where it is none of the references. */
  from?: string | undefined;
  delivery: Delivery | null;
  private: boolean;
  /** As typed; null is the person's own. */
  style: string | null;
  /** Pictures put aside in this channel go along. */
  usesTray: boolean;
  /** So many of the references are of one message that was answered. */
  replied: number;
}
