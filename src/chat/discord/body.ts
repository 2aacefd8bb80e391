import type { Button, Card, OutFile, OutMessage } from '../chat.ts';
import { personIdOf } from './address.ts';

/**
 * Limits of one message. Source: Discord's API reference, "Create Message" and "Embed limits". The footer could be
 * longer, but all embeds together have 6,000 characters.
 */
export const bodyLimits = {
  content: 2000,
  description: 4096,
  footer: 1024,
  label: 80,
  rows: 5,
  buttonsPerRow: 5,
};
const promptBackLength = 3900;

const colours: Record<Card['tone'], number> = {
  working: 0x5b8def,
  done: 0x3ba55d,
  partial: 0xe0a526,
  failed: 0xd84c4c,
};
/** Told apart by shape as well as by colour. */
const squares = { waiting: '▫️', drawing: '🖌️', done: '✅', failed: '❌' } as const;
const buttonStyles = { plain: 2, primary: 1, danger: 4 } as const;

export interface BodyOptions {
  /** Turns `/show` in our own sentences into something that can be pressed. */
  linkCommands(text: string): string;
  promptBack: string;
}

/** Every field is given, so that an edit replaces all of what was shown. */
export function renderBody(message: OutMessage & { returnPrompt?: string }, options: BodyOptions) {
  const { card, files = [], mention } = message;
  const words = [message.text ? options.linkCommands(message.text) : '', captionOf(files)];
  const ping = mention ? `<@${personIdOf(mention)}>` : '';
  const lines = [ping, ...words].filter((line) => line !== '').join('\n');
  const embeds = [
    ...(card ? [renderCard(card, options)] : []),
    ...(message.returnPrompt ? [renderPrompt(message.returnPrompt, options.promptBack)] : []),
  ];
  return {
    content: cut(lines, bodyLimits.content),
    embeds,
    components: (message.buttons ?? []).slice(0, bodyLimits.rows).map(renderRow),
    allowed_mentions: { parse: [], users: mention ? [personIdOf(mention)] : [], replied_user: false },
  };
}

export type Body = ReturnType<typeof renderBody>;

/** The entries of `attachments` for files that go with a message. */
export function describeFiles(files: readonly OutFile[]) {
  return files.map(({ name, alt }, id) => ({ id, filename: name, description: cut(alt, 1024) }));
}

function captionOf(files: readonly OutFile[]): string {
  const [only] = files;
  return files.length === 1 && only ? `-# ${escapeMarkdown(only.title)}` : '';
}

function renderCard(card: Card, { linkCommands }: BodyOptions) {
  const tiles = card.tiles.length > 1 ? `${card.tiles.map(({ state }) => squares[state]).join('')}  ` : '';
  const countdown = card.countdownTo === null ? '' : ` <t:${Math.round(card.countdownTo / 1000)}:R>`;
  const notes = card.notes.map((note) => `-# ${linkCommands(escapeMarkdown(note))}`);
  const lines = [
    `**${escapeMarkdown(card.heading)}**`,
    `> ${escapeMarkdown(card.prompt)}`,
    '',
    `${tiles}${escapeMarkdown(card.status)}${countdown}`,
    ...notes,
  ];
  return {
    color: colours[card.tone],
    description: cut(lines.join('\n'), bodyLimits.description),
    ...(card.settings !== '' && { footer: { text: cut(card.settings, bodyLimits.footer) } }),
  };
}

/** To be copied as it was typed. */
function renderPrompt(prompt: string, heading: string) {
  const fenced = prompt.replaceAll('```', "'''");
  return { description: `${heading}\n\`\`\`\n${cut(fenced, promptBackLength)}\n\`\`\`` };
}

function renderRow(buttons: readonly Button[]) {
  return {
    type: 1,
    components: buttons.slice(0, bodyLimits.buttonsPerRow).map(({ id, label, style }) => ({
      type: 2,
      style: buttonStyles[style],
      label: cut(label, bodyLimits.label),
      custom_id: id,
    })),
  };
}

/** What a person typed is shown as typed: no masked links, mentions, headings or spoilers come of it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&');
}

/** By characters as the platform counts them, never through the middle of one. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$|\\$/u, '')}…`;
}
