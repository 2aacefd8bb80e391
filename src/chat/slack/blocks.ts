import type { Button, Card, OutMessage } from '../chat.ts';
import { splitText } from '../split-text.ts';
import { personIdOf } from './address.ts';

/**
 * Limits of one message. Source: Slack's reference of blocks. An alt text could be longer, but all blocks of a message
 * together have about 13,000 characters.
 */
export const blockLimits = {
  section: 3000,
  context: 2000,
  button: 75,
  alt: 600,
  title: 100,
  text: 3900,
  words: 5000,
  blocks: 50,
};
const promptBackLength = 2900;

/** Told apart by shape as well as by colour. */
const squares = {
  waiting: ':white_small_square:',
  drawing: ':lower_left_paintbrush:',
  done: ':white_check_mark:',
  failed: ':x:',
} as const;

export interface Rendered {
  /** For notifications and screen readers. */
  text: string;
  blocks: object[];
}

/** A file that Slack has processed. */
export interface ShownFile {
  id: string;
  alt: string;
  title: string;
}

export interface RenderOptions {
  files: readonly ShownFile[];
  promptBack: string;
}

export function renderMessage(
  message: OutMessage & { returnPrompt?: string },
  { files, promptBack }: RenderOptions,
): Rendered {
  const { card, text, buttons = [], mention, returnPrompt } = message;
  const ping = mention ? `<@${personIdOf(mention)}>` : '';
  const words = [ping, text ? escapeText(ownCommands(text)) : ''].filter((part) => part !== '').join('\n');
  const prompts = returnPrompt ? splitText(returnPrompt, promptBackLength) : [];
  const blocks = [
    ...(card ? renderCard(card) : []),
    ...splitText(cut(words, blockLimits.words), blockLimits.section).flatMap((part) =>
      part === '' ? [] : [section(boldOf(part))],
    ),
    ...(prompts.length > 0 ? [context(escapeText(promptBack))] : []),
    ...prompts.map(verbatim),
    ...files.map(renderFile),
    ...buttons.flatMap((row) => (row.length > 0 ? [actions(row)] : [])),
  ];
  return {
    text: cut(fallbackOf(message, words), blockLimits.text),
    blocks: blocks.slice(0, blockLimits.blocks),
  };
}

function fallbackOf({ card, files = [] }: OutMessage, words: string): string {
  const lines = card ? [`${card.heading}: ${card.prompt}`, card.status].map(escapeText) : [];
  const pictures = files.map(({ alt }) => escapeText(alt));
  return [...lines, words, ...pictures].filter((line) => line !== '').join('\n') || '…';
}

function renderCard(card: Card): object[] {
  const tiles = card.tiles.length > 1 ? `${card.tiles.map(({ state }) => squares[state]).join('')}  ` : '';
  const countdown = card.countdownTo === null ? '' : ` ${timeOf(card.countdownTo)}`;
  const notes = card.notes.map((note) => escapeText(ownCommands(note))).join('\n');
  return [
    section(`*${escapeText(card.heading)}*`),
    verbatim(card.prompt),
    section(`${tiles}${escapeText(card.status)}${countdown}`),
    ...(notes === '' ? [] : [context(notes)]),
    context(escapeText(card.settings) || '·'),
  ];
}

/** In the reader's own clock. */
function timeOf(time: number): string {
  const fallback = new Date(time).toISOString().slice(11, 16);
  return `<!date^${Math.round(time / 1000)}^{time}|${fallback} UTC>`;
}

function renderFile({ id, alt, title }: ShownFile): object {
  return {
    type: 'image',
    slack_file: { id },
    alt_text: cut(alt, blockLimits.alt) || '…',
    title: { type: 'plain_text', text: cut(title, blockLimits.title) || '…' },
  };
}

function section(text: string): object {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, blockLimits.section) || '·', verbatim: true },
  };
}

/** As it was typed, to be copied. */
function verbatim(text: string): object {
  return { type: 'section', text: { type: 'plain_text', text: text || '·', emoji: false } };
}

function context(text: string): object {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: cut(text, blockLimits.context), verbatim: true }],
  };
}

function actions(row: readonly Button[]): object {
  return { type: 'actions', elements: row.map(renderButton) };
}

export function renderButton({ id, label, style }: Button): object {
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: cut(label, blockLimits.button) || '…' },
    ...(style !== 'plain' && { style }),
  };
}

/** What a person typed is shown as typed: no mentions, channels or links come of it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Here all but the drawing commands belong to `/darkroom`. */
export function ownCommands(text: string): string {
  return text.replace(/(?<![\w/:.])\/(edit|queue|cancel|models|show|help)(?![\w/])/g, '/darkroom $1');
}

/** Our own sentences mark what is bold with two stars. */
function boldOf(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, '*$1*');
}

/** Never through the middle of a character or an escape. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$|&[a-z]{0,3}$/u, '')}…`;
}
