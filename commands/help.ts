import { defineCommand } from '../src/command/command.ts';

export default defineCommand({
  description: 'command.help',
  options: {},
  run: ({ words, help }) => ({ kind: 'answer', message: { text: words.say(help) } }),
});
