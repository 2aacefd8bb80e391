import type { List } from '../request/request.ts';

/** In a sentence: `2K, 3K or 4K`. `none` where it is empty, for messages to choose by. */
export function joinList({ join, of }: List, language: string): string {
  if (of.length === 0) return 'none';
  // The English here is British.
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.ListFormat(locale, { type: join === 'or' ? 'disjunction' : 'conjunction' }).format(of);
}
