import { choice, defineCommand, flag, text } from '../src/command/command.ts';
import { shapeOptions, styleOption } from '../src/command/drawing.ts';

const actions = ['list', 'save', 'use', 'delete'] as const;

export default defineCommand({
  description: 'command.style',
  options: {
    action: choice({
      description: 'option.style-action',
      values: actions.map((value) => ({ value, label: null })),
    }),
    name: { ...styleOption, description: 'option.style-name' },
    words: text({ description: 'option.style-words', maxLength: 1000 }),
    ...shapeOptions,
    here: flag({ description: 'option.style-here' }),
  },
  run(_ctx, { action, name, words, here, model, ratio, size }) {
    const options = Object.fromEntries(
      Object.entries({ model, ratio, size }).filter(([, value]) => value !== undefined),
    );
    return {
      kind: 'style',
      action: action ?? 'list',
      name: name ?? null,
      words: words ?? null,
      options,
      here: here ?? false,
    };
  },
});
