import type { Form } from '../errors.ts';
import { lengthOf } from '../json.ts';

export type Path = readonly (string | number)[];

export function required(form: Form, path: Path): void {
  form.wrong(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

/** A text between two lengths; absent is fine unless the shortest is 1 or more. */
export function length(form: Form, path: Path, value: unknown, least: number, most: number): void {
  if (value === undefined || value === null || (value === '' && least > 0)) {
    if (least > 0) required(form, path);
    return;
  }
  if (typeof value !== 'string') {
    form.wrong(path, 'STRING_TYPE_CONVERT', 'Could not interpret as string.');
    return;
  }
  const count = lengthOf(value);
  if (count >= least && count <= most) return;
  if (least <= 0) form.wrong(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  else form.wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
}

/** A list between two counts. */
export function count(form: Form, path: Path, value: unknown, least: number, most: number): void {
  if (value === undefined || value === null) {
    if (least > 0) required(form, path);
    return;
  }
  if (!Array.isArray(value)) {
    form.wrong(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a list.');
    return;
  }
  if (value.length >= least && value.length <= most) return;
  form.wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
}

export function choice(form: Form, path: Path, value: unknown, allowed: readonly unknown[]): void {
  if (allowed.includes(value)) return;
  form.wrong(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
}

export function link(form: Form, path: Path, value: unknown, schemes: readonly string[]): void {
  if (value === undefined || value === null) return;
  const scheme = typeof value === 'string' && URL.canParse(value) ? new URL(value).protocol : '';
  if (schemes.includes(scheme)) return;
  const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.join(' ')}).`;
  form.wrong(path, 'URL_TYPE_INVALID_SCHEME', message);
}
