import { IntlMessageFormat } from 'intl-messageformat';
import type { Money, Params, Problem } from '../request/request.ts';
import { english, type MessageKey } from './en/english.ts';
import { studio } from './en/studio.ts';

export type { MessageKey };

/** Everything a person reads, in one language. */
export interface Words {
  readonly locale: string;
  say(key: MessageKey, params?: Params): string;
  /** The sentence of a problem, warning or failure code. */
  explain(problem: Problem): string;
  money(amount: Money): string;
  /** `2848×1600` from `2848x1600`; tiers as they are. */
  size(size: string): string;
  /** The texts of the studio's page: plain, with `{names}` the page fills in. */
  readonly studio: typeof studio;
}

/** Messages are whole sentences in ICU syntax, keyed `area.name`; a code becomes `problem.<code>`. */
export function createWords(locale: string): Words {
  const language = 'en';
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const say = (key: MessageKey, params: Params = {}) => {
    const format =
      formats.get(key) ?? new IntlMessageFormat(english[key], language, undefined, { ignoreTag: true });
    formats.set(key, format);
    return String(format.format(params));
  };
  return {
    locale,
    say,
    explain: ({ code, params }) => {
      const key = `problem.${code}`;
      return isMessageKey(key) ? say(key, params) : say('problem.unexpected', { code });
    },
    money: ({ currency, amount }) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        minimumFractionDigits: 2,
        maximumFractionDigits: 3,
        currencyDisplay: 'narrowSymbol',
      }).format(amount),
    size: (size) => size.replace('x', '×'),
    studio,
  };
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}
