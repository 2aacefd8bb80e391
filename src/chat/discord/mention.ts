import type { CommandSpec } from '../chat.ts';

/** What people write to the bot, without its name and with the signs they typed. */
export function readText(content: string, ownId: string): string {
  return content
    .replaceAll(new RegExp(`<@!?${ownId}>`, 'g'), ' ')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<a?:(\w+):\d+>/g, '$1')
    .replace(/<(?:@[!&]?|#)\d+>/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** A line as the command parser reads it. Words alone draw; `help` or `show abc` are the commands themselves. */
export function lineOf(text: string, commands: readonly CommandSpec[]): string {
  const [, slash, first = '', rest = ''] = /^(\/?)(\S*)\s*(.*)$/s.exec(text) ?? [];
  const spec = commands.find(({ name }) => name === first.toLowerCase());
  if (!spec) return text;
  const takesWords = spec.options.some(({ name }) => name === 'prompt');
  // "show a fox" is a picture of a fox; an id has no words after it.
  const isCommand = slash !== '' || (!takesWords && !/\s/.test(rest));
  return isCommand ? `/${first.toLowerCase()} ${rest}`.trim() : text;
}
