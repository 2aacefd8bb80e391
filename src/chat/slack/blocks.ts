import type { Button, Card, Menu, OutMessage } from '../chat.ts';
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
  menu: 150,
  option: 75,
  options: 100,
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
  deleted: ':wastebasket:',
} as const;

export interface Rendered {
  /** For notifications and screen readers. */
  text: string;
  blocks: object[];
}

/** A file that Slack has processed. */
export interface ShownFile {
  id: string;
  name: string;
  alt: string;
  title: string;
  index: number | null;
}

/** Where the question was asked, when its answer stands somewhere else. */
export interface Origin {
  channel: string;
  thread: string | null;
}

export interface RenderOptions {
  files: readonly ShownFile[];
  /** The picture inside the card. */
  sheet?: ShownFile | null;
  promptBack: string;
  /** What is pressed below goes on there. */
  origin?: Origin | null;
  /** Says where that is, in mrkdwn: “here” in the words means that channel. */
  askedIn?: string | null;
}

export function renderMessage(
  message: OutMessage & { returnPrompt?: string },
  { files, sheet = null, promptBack, origin = null, askedIn = null }: RenderOptions,
): Rendered {
  const { card, text, buttons = [], menu, mention, returnPrompt } = message;
  const rows = [
    ...buttons.filter((row) => row.length > 0).map((row) => row.map(renderButton)),
    ...(menu && menu.options.length > 0 ? [[renderMenu(menu)]] : []),
  ];
  const ping = mention ? `<@${personIdOf(mention)}>` : '';
  const words = [ping, text ? escapeText(ownCommands(text)) : ''].filter((part) => part !== '').join('\n');
  const prompts = returnPrompt ? splitText(returnPrompt, promptBackLength) : [];
  const blocks = [
    ...(askedIn === null ? [] : [context(askedIn)]),
    ...(card ? renderCard(card, sheet) : []),
    ...splitText(cut(words, blockLimits.words), blockLimits.section).flatMap((part) =>
      part === '' ? [] : [section(boldOf(part))],
    ),
    ...(prompts.length > 0 ? [context(escapeText(promptBack))] : []),
    ...prompts.map(verbatim),
    ...files.map(renderFile),
    ...rows.map((elements, row) => actions(elements, origin && originId(origin, row))),
  ];
  return {
    text: cut(
      fallbackOf(message, [askedIn ?? '', boldOf(words)].filter(Boolean).join('\n')),
      blockLimits.text,
    ),
    blocks: blocks.slice(0, blockLimits.blocks),
  };
}

function fallbackOf({ card, files = [] }: OutMessage, words: string): string {
  const lines = card ? [`${card.heading}: ${card.prompt}`, card.status].map(escapeText) : [];
  const pictures = files.map(({ alt }) => escapeText(alt));
  return [...lines, words, ...pictures].filter((line) => line !== '').join('\n') || '…';
}

function renderCard(card: Card, sheet: ShownFile | null): object[] {
  const tiles = card.tiles.length > 1 ? `${card.tiles.map(({ state }) => squares[state]).join('')}  ` : '';
  const countdown = card.countdownTo === null ? '' : ` ${timeOf(card.countdownTo)}`;
  const notes = card.notes.map((note) => escapeText(ownCommands(note))).join('\n');
  return [
    section(`*${escapeText(card.heading)}*`),
    verbatim(card.prompt),
    ...(sheet ? [renderFile(sheet)] : []),
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

function renderFile({ id, alt, title, index }: ShownFile): object {
  return {
    type: 'image',
    ...(index !== null && { block_id: `picture-${index}` }),
    slack_file: { id },
    alt_text: cut(alt, blockLimits.alt) || '…',
    title: { type: 'plain_text', text: cut(title, blockLimits.title) || '…' },
  };
}

/** Which picture of its job an image block shows, from 0; null for what is no picture of a job. */
export function readPictureId(blockId: string): number | null {
  const [, index] = /^picture-(\d+)(?:-of-\d*)?$/.exec(blockId) ?? [];
  return index === undefined ? null : Number(index);
}

function originId({ channel, thread }: Origin, row: number): string {
  return `from-${row}-${channel}-${thread ?? ''}`;
}

/** Read from the row that was pressed in. */
export function readOrigin(blockId: string): Origin | null {
  const [, channel, thread] = /^from-\d+-(\w+)-([\d.]*)$/.exec(blockId) ?? [];
  return channel === undefined ? null : { channel, thread: thread || null };
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

function actions(elements: readonly object[], blockId: string | null): object {
  return { type: 'actions', ...(blockId !== null && { block_id: blockId }), elements };
}

/** A press on a link is told of too, although all of it has happened. */
const linkPrefix = 'link:';

export function renderButton({ id, label, style, url }: Button): object {
  return {
    type: 'button',
    action_id: url === undefined ? id : linkPrefix + id,
    text: { type: 'plain_text', text: cut(label, blockLimits.button) || '…' },
    ...(style !== 'plain' && { style }),
    ...(url !== undefined && { url }),
  };
}

const menuId = 'menu';

/** The value of an option is an action's id, which is shorter than a value may be. */
function renderMenu({ label, options }: Menu): object {
  return {
    type: 'static_select',
    action_id: menuId,
    placeholder: { type: 'plain_text', text: cut(label, blockLimits.menu) || '…' },
    options: options.slice(0, blockLimits.options).map(({ name, value }) => ({
      text: { type: 'plain_text', text: cut(name, blockLimits.option) || '…' },
      value,
    })),
  };
}

/** What was pressed or chosen; null for a link. */
export function readAction(pressed: {
  action_id: string;
  selected_option?: { value: string } | null | undefined;
}): string | null {
  if (pressed.action_id.startsWith(linkPrefix)) return null;
  return pressed.action_id === menuId ? (pressed.selected_option?.value ?? null) : pressed.action_id;
}

/** What a person typed is shown as typed: no mentions, channels or links come of it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Here all but the drawing commands belong to `/darkroom`. */
export function ownCommands(text: string): string {
  return text.replace(
    /(?<![\w/:.])\/(edit|blend|style|history|tray|info|queue|cancel|models|show|help)(?![\w/])/g,
    '/darkroom $1',
  );
}

/** Our own sentences mark what is bold with two stars. */
export function boldOf(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, '*$1*');
}

/** Never through the middle of a character or an escape. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$|&[a-z]{0,3}$/u, '')}…`;
}
