/** What is wrong with a line that was typed, or with the options of a command. Only `{names}`, no plurals. */
export const lines = {
  'problem.option-unknown': '/{command} has no option “{option}”. It takes {known}.',
  'problem.option-none': '/{command} takes no options. Leave “{option}” out.',
  'problem.option-missing': 'Write the {option} after /{command}.',
  'problem.option-needs-value': 'Write a value after --{option}.',
  'problem.option-not-number': '--{option} takes a number, not “{value}”.',
  'problem.option-not-whole': '--{option} takes a whole number, not {value}.',
  'problem.option-not-yes-or-no': '--{option} takes yes or no, not “{value}”.',
  'problem.option-not-text': '--{option} takes words.',
  'problem.option-out-of-range': '--{option} can be {range}, not {value}.',
  'problem.option-not-choice': '--{option} can be {choices}, not “{value}”.',
  'problem.option-too-long': 'The {option} can have {max} characters; this one has {length}.',
  'problem.option-takes-picture': 'The option “{option}” takes a picture, not words. Attach one instead.',
  'problem.picture-missing': '/{command} needs a picture. Attach one.',
  'problem.text-not-taken': '/{command} takes no words, but you wrote “{text}”.',
} as const;
