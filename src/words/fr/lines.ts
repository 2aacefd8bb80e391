import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} n’a pas d’option « {option} ». Options possibles : {known}.',
  'problem.option-none': '/{command} n’a pas d’options. Retirez « {option} ».',
  'problem.option-missing': 'Il manque {option} après /{command}. Ajoutez-le.',
  'problem.option-needs-value': 'Écrivez une valeur après --{option}.',
  'problem.option-not-number': '--{option} accepte un nombre, pas « {value} ».',
  'problem.option-not-whole': '--{option} accepte un nombre entier, pas {value}.',
  'problem.option-not-yes-or-no': '--{option} accepte yes ou no, pas « {value} ».',
  'problem.option-not-text': '--{option} accepte du texte.',
  'problem.option-out-of-range': '--{option} accepte {range}, pas {value}.',
  'problem.option-not-choice': '--{option} accepte {choices}, pas « {value} ».',
  'problem.option-too-long': '« {option} » accepte {max} caractères ; ici, il y en a {length}.',
  'problem.option-takes-picture':
    'L’option « {option} » accepte une image, pas du texte. Joignez-en une à la place.',
  'problem.picture-missing': '/{command} a besoin d’une image. Joignez-en une.',
  'problem.text-not-taken': '/{command} n’accepte pas de texte, mais vous avez écrit « {text} ».',
};
