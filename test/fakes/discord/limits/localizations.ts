import type { Form } from '../errors.ts';
import { record } from '../json.ts';
import { length, type Path } from './fields.ts';

const locales = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ' +
    'ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'
  ).split(' '),
);

/** Names or descriptions by locale. */
export function checkLocalizations(form: Form, path: Path, localizations: unknown, most: number): void {
  for (const [locale, value] of Object.entries(record(localizations))) {
    const here = [...path, locale];
    if (!locales.has(locale)) form.wrong(here, 'LOCALE_INVALID', `Unknown locale ${locale}`);
    if (value !== null) length(form, here, value, 1, most);
  }
}
