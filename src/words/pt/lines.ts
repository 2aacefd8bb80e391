import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} não tem a opção “{option}”. Aceita {known}.',
  'problem.option-none': '/{command} não tem opções. Retire “{option}”.',
  'problem.option-missing': 'Falta {option} depois de /{command}. Escreva ali.',
  'problem.option-needs-value': 'Escreva um valor depois de --{option}.',
  'problem.option-not-number': '--{option} aceita um número, não “{value}”.',
  'problem.option-not-whole': '--{option} aceita um número inteiro, não {value}.',
  'problem.option-not-yes-or-no': '--{option} aceita yes ou no, não “{value}”.',
  'problem.option-not-text': '--{option} aceita texto.',
  'problem.option-out-of-range': '--{option} aceita {range}, não {value}.',
  'problem.option-not-choice': '--{option} aceita {choices}, não “{value}”.',
  'problem.option-too-long': '“{option}” aceita {max} caracteres; aqui há {length}.',
  'problem.option-takes-picture': 'A opção “{option}” aceita uma imagem, não texto. Anexe uma.',
  'problem.picture-missing': '/{command} precisa de uma imagem. Anexe uma.',
  'problem.text-not-taken': '/{command} não aceita texto, mas você escreveu “{text}”.',
};
