import type { PageMessage } from './message.ts';

/** Private words and answers can be put away by their reader. A private job's card and pictures stay. */
export function isDismissible({ visibleTo, card, thread, answers, files }: PageMessage): boolean {
  return visibleTo !== null && !card && thread === null && (answers !== null || files.length === 0);
}
