import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} no tiene la opción “{option}”. Admite {known}.',
  'problem.option-none': '/{command} no tiene opciones. Quita “{option}”.',
  'problem.option-missing': 'Falta {option} después de /{command}. Escríbelo ahí.',
  'problem.option-needs-value': 'Escribe un valor después de --{option}.',
  'problem.option-not-number': '--{option} admite un número, no “{value}”.',
  'problem.option-not-whole': '--{option} admite un número entero, no {value}.',
  'problem.option-not-yes-or-no': '--{option} admite yes o no, no “{value}”.',
  'problem.option-not-text': '--{option} admite texto.',
  'problem.option-out-of-range': '--{option} admite {range}, no {value}.',
  'problem.option-not-choice': '--{option} admite {choices}, no “{value}”.',
  'problem.option-too-long': '“{option}” admite {max} caracteres; aquí hay {length}.',
  'problem.option-takes-picture':
    'La opción “{option}” admite una imagen, no texto. Adjunta una en su lugar.',
  'problem.picture-missing': '/{command} necesita una imagen. Adjunta una.',
  'problem.text-not-taken': '/{command} no admite texto, pero has escrito “{text}”.',
};
