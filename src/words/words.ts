import { IntlMessageFormat } from 'intl-messageformat';
import type { Money, Params, Problem } from '../request/request.ts';
import { german } from './de/german.ts';
import { english, type MessageKey } from './en/english.ts';
import { studio } from './en/studio.ts';
import { dropStop, endSentence } from './end-sentence.ts';
import { spanish } from './es/spanish.ts';
import { french } from './fr/french.ts';
import { japanese } from './ja/japanese.ts';
import { joinList } from './join-list.ts';
import { korean } from './ko/korean.ts';
import { portuguese } from './pt/portuguese.ts';
import { chinese } from './zh-CN/chinese.ts';

export type { MessageKey };

const catalogues = {
  en: english,
  'zh-CN': chinese,
  ja: japanese,
  ko: korean,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
} as const;

export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];

/** The language for a reader's locale (BCP 47); English where there is none. Every Chinese is read as Simplified. */
export function languageOf(locale: string): Language {
  const [base = ''] = locale.toLowerCase().split('-');
  return languages.find((language) => language.toLowerCase().split('-')[0] === base) ?? 'en';
}

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

/** In the reader's language. Messages are whole sentences in ICU syntax, keyed `area.name`; a code becomes `problem.<code>`. */
export function createWords(locale: string): Words {
  const language = languageOf(locale);
  // What only the terminal says is English.
  const catalogue: Readonly<Record<MessageKey, string>> = { ...english, ...catalogues[language] };
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const say = (key: MessageKey, params: Params = {}) => {
    const format =
      formats.get(key) ?? new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true });
    formats.set(key, format);
    const said = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? joinList(value, language) : value,
    ]);
    return String(format.format(Object.fromEntries(said)));
  };
  return {
    locale,
    say,
    explain: ({ code, params }) => {
      const key = `problem.${code}`;
      if (!isMessageKey(key)) return say('problem.unexpected', { code });
      const { detail } = params;
      return endSentence(
        say(key, typeof detail === 'string' ? { ...params, detail: dropStop(detail) } : params),
      );
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
