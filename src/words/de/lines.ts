import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} kennt die Option „{option}“ nicht. Möglich ist {known}.',
  'problem.option-none': '/{command} hat keine Optionen. Lass „{option}“ weg.',
  'problem.option-missing': 'Nach /{command} fehlt noch: {option}. Schreib es dahinter.',
  'problem.option-needs-value': 'Schreib hinter --{option} noch einen Wert.',
  'problem.option-not-number': '--{option} braucht eine Zahl, nicht „{value}“.',
  'problem.option-not-whole': '--{option} braucht eine ganze Zahl, nicht {value}.',
  'problem.option-not-yes-or-no': '--{option} braucht yes oder no, nicht „{value}“.',
  'problem.option-not-text': '--{option} braucht einen Text.',
  'problem.option-out-of-range': 'Bei --{option} ist {range} möglich, nicht {value}.',
  'problem.option-not-choice': 'Bei --{option} ist {choices} möglich, nicht „{value}“.',
  'problem.option-too-long': 'Bei „{option}“ sind {max} Zeichen möglich, hier sind es {length}.',
  'problem.option-takes-picture':
    'Die Option „{option}“ braucht ein Bild, keinen Text. Häng stattdessen eins an.',
  'problem.picture-missing': '/{command} braucht ein Bild. Häng eins an.',
  'problem.text-not-taken': '/{command} braucht keinen Text, aber du hast „{text}“ geschrieben.',
};
