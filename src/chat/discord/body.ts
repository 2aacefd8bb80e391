import type { Card, OutFile, OutMessage } from '../chat.ts';
import { personIdOf } from './address.ts';
import { linksBeside, renderComponents } from './components.ts';
import { cut } from './cut.ts';

/**
 * Limits of one message. Source: Discord's API reference, "Create Message" and "Embed limits". The footer could be
 * longer, but all embeds together have 6,000 characters.
 */
export const bodyLimits = {
  content: 2000,
  description: 4096,
  footer: 1024,
};
const promptBackLength = 3900;

const colours: Record<Card['tone'], number> = {
  working: 0x5b8def,
  done: 0x3ba55d,
  partial: 0xe0a526,
  failed: 0xd84c4c,
};
/** Told apart by shape as well as by colour. */
const squares = { waiting: '▫️', drawing: '🖌️', done: '✅', failed: '❌', deleted: '🗑️' } as const;

export interface BodyOptions {
  /** Turns `/show` in our own sentences into something that can be pressed. */
  linkCommands(text: string): string;
  promptBack: string;
}

/** Every field is given, so that an edit replaces all of what was shown. */
export function renderBody(message: OutMessage & { returnPrompt?: string }, options: BodyOptions) {
  const { card, files = [], mention } = message;
  const words = [renderText(message.text, options), captionOf(files, message.text)];
  const ping = mention ? `<@${personIdOf(mention)}>` : '';
  const lines = [ping, ...words, ...linksBeside(message)].filter((line) => line !== '').join('\n');
  const embeds = [
    ...(card ? [renderCard(card, options)] : []),
    ...(message.returnPrompt ? [renderPrompt(message.returnPrompt, options.promptBack)] : []),
  ];
  return {
    content: cut(lines, bodyLimits.content),
    embeds,
    components: renderComponents(message),
    allowed_mentions: { parse: [], users: mention ? [personIdOf(mention)] : [], replied_user: false },
  };
}

export type Body = ReturnType<typeof renderBody>;

/** Everything that is sent with a message: its files, and the picture within its card. */
export function filesOf({ files = [], card }: OutMessage): readonly OutFile[] {
  return card?.sheet ? [...files, card.sheet] : files;
}

/** The entries of `attachments` for files that go with a message. */
export function describeFiles(files: readonly OutFile[]) {
  return files.map(({ name, alt }, id) => ({ id, filename: name, description: cut(alt, 1024) }));
}

/** The title of a picture, unless the words have it; of several what each of them shows, where that is known. */
function captionOf(files: readonly OutFile[], text = ''): string {
  const [only] = files;
  const lines =
    files.length === 1 && only
      ? [text.includes(only.title) ? '' : only.title]
      : files.map(({ index, caption = '' }) => (caption === '' ? '' : `${(index ?? 0) + 1} · ${caption}`));
  return lines.flatMap((line) => (line === '' ? [] : `-# ${escapeMarkdown(line)}`)).join('\n');
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
    ...(card.sheet && { image: { url: `attachment://${card.sheet.name}` } }),
    ...(card.settings !== '' && { footer: { text: cut(card.settings, bodyLimits.footer) } }),
  };
}

/** To be copied as it was typed. */
function renderPrompt(prompt: string, heading: string) {
  const fenced = prompt.replaceAll('```', "'''");
  return { description: `${heading}\n\`\`\`\n${cut(fenced, promptBackLength)}\n\`\`\`` };
}

/** Words as they are read, with commands that can be pressed. */
export function renderText(
  text: string | undefined,
  { linkCommands }: Pick<BodyOptions, 'linkCommands'>,
): string {
  return text === undefined ? '' : linkCommands(escapeSentence(text));
}

/**
 * Our sentences quote what people typed: no masked links, mentions, code, spoilers, quotes or headings come of that.
 * Bold is ours, and a link stays whole.
 */
function escapeSentence(text: string): string {
  return text
    .replace(/https?:\/\/[^\s[\]<>()\\`|]+|[\\[\]<`|~_]/g, (found) =>
      found.length > 1 ? found : `\\${found}`,
    )
    .replace(/^(\s*)(-?#|>)/gm, '$1\\$2');
}

/** What a person typed is shown as typed: no masked links, mentions, headings or spoilers come of it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&');
}
