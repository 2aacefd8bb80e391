import type { CommandSpec } from '../chat.ts';

/** What people write to the app, without its name and with the signs and line breaks they typed. */
export function readText(text: string, botUserId: string | null): string {
  const named =
    botUserId === null ? text : text.replaceAll(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g'), ' ');
  return named
    .replace(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/<[@#!][^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(here|channel|everyone)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** A line as the command parser reads it. Words alone draw; `help` or `show abc` are the commands themselves. */
export function lineOf(text: string, commands: readonly CommandSpec[]): string {
  const [, first = '', tail = ''] = /^\/?(\S*)([\s\S]*)$/.exec(text) ?? [];
  const rest = tail.split(/\s+/).filter((word) => word !== '');
  const spec = commands.find(({ name }) => name === first.toLowerCase());
  if (!spec) return text;
  const takesWords = spec.options.some(({ name }) => name === 'prompt');
  const [lead] = spec.options;
  const isChoice = lead?.choices?.some(({ value }) => value === rest[0]?.toLowerCase()) ?? false;
  // "show a fox" is a picture of a fox; an id has no words after it.
  const isCommand = text.startsWith('/') || isChoice || (takesWords ? false : rest.length <= 1);
  return isCommand ? `/${first.toLowerCase()}${tail}` : text;
}
