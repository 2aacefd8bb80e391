import type { Logger } from '../../log.ts';
import type { Problem } from '../../request/request.ts';
import type { Words } from '../../words/words.ts';
import { asSaid } from '../as-said.ts';
import type { AttachmentRef, ChatHandlers, CommandSpec } from '../chat.ts';
import { checkOptions } from '../check-options.ts';
import { parseCommandLine, splitCommand } from '../command-line.ts';
import { meantBy } from '../job-pictures.ts';
import type { Memory } from '../memory.ts';
import { type DiscordAddress, personRefOf } from './address.ts';
import type { Api } from './api.ts';
import { type Found, newestResult, picturesRepliedTo } from './earlier-pictures.ts';
import type { Locales } from './locales.ts';
import { lineOf, readText } from './mention.ts';
import { sayUnreadable } from './menu.ts';
import { type PictureRules, picturesIn } from './message-pictures.ts';
import type { FindPlace } from './places.ts';
import type { Telling } from './telling.ts';
import { addressOfWritten, eventOfWritten, readWritten, type Written } from './written.ts';

export interface MessageParts {
  api: Api;
  telling: Telling;
  memory: Memory;
  rules: PictureRules;
  locales: Locales;
  findPlace: FindPlace;
  commands: readonly CommandSpec[];
  /** With the labels of the reader's language. */
  commandsFor(locale: string): readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  log: Logger;
}

interface Said {
  written: Written;
  address: DiscordAddress;
  moderator: boolean;
  /** Without the bot's name. */
  text: string;
}

/** Takes what somebody wrote to the bot, from the raw event. Never rejects. */
export async function takeMessage(parts: MessageParts, raw: unknown): Promise<void> {
  const ownId = parts.rules.ownId();
  try {
    const written = readWritten(raw, ownId);
    if (!written || ownId === null) return;
    const said = { ...(await whoAndWhere(parts, written)), text: readText(written.content, ownId) };
    await guard(parts, said, takeWords(parts, said));
  } catch (error) {
    parts.log.warn({ error: String(error) }, 'a message to the bot could not be taken');
  }
}

async function whoAndWhere({ locales, findPlace }: MessageParts, written: Written) {
  const { guild_id: guild, channel_id, author, member } = written;
  const place = guild ? await findPlace(guild, channel_id) : null;
  const locale = (await locales.of(personRefOf(author.id))) ?? place?.locale ?? 'en';
  const address = addressOfWritten(written, { channel: place?.channel ?? null, locale });
  const moderator = place?.moderates({ id: author.id, roles: member?.roles ?? [] }) ?? false;
  return { written, address, moderator };
}

/** A message does not come again by itself: whoever wrote it is told that it failed. */
async function guard(parts: MessageParts, said: Said, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    parts.log.error({ error: String(error) }, 'what somebody wrote was neither stored nor answered');
    await tell(parts, said, parts.wordsFor(said.address.locale).say('chat.failed'));
  }
}

async function takeWords(parts: MessageParts, said: Said): Promise<void> {
  const { written, text } = said;
  const line = lineOf(text, parts.commands);
  const named = line.startsWith('/') ? (splitCommand(line).name ?? '') : null;
  const takesPictures = named === null || named === 'edit';
  const mayTake = takesPictures || hasPictures(parts.commands.find(({ name }) => name === named));
  const attached = picturesIn({ attachments: written.attachments }, parts.rules);
  const earlier = await findEarlier(parts, said, { takesPictures, attached });
  if (mayTake && earlier?.kind === 'unreadable') return refuseUnreadable(parts, said);
  const replied = meantIn(line, { earlier, isWords: named === null });
  const pictures = [...replied, ...attached];
  // A reply or a file means a picture: words alone would draw something else.
  const meansPicture = earlier?.kind === 'none' || (written.attachments ?? []).length > 0;
  if (takesPictures && meansPicture && pictures.length === 0) return refuseWithout(parts, said);
  if (line === '' && pictures.length === 0)
    return runLine(parts, said, { line: '/help', pictures, replied: 0 });
  return runLine(parts, said, { line, pictures, replied: replied.length });
}

/** Words alone may say by its number which picture of a job they mean. */
function meantIn(
  line: string,
  { earlier, isWords }: { earlier: Found | null; isWords: boolean },
): readonly AttachmentRef[] {
  if (earlier?.kind !== 'pictures') return [];
  return isWords ? meantBy(line, earlier) : earlier.newest;
}

/** Commands about pictures, which a person may have meant to give them by replying. */
const aboutPictures = ['tray', 'info', 'blend'];

function hasPictures(command: CommandSpec | undefined): boolean {
  if (!command) return false;
  return aboutPictures.includes(command.name) || command.options.some(({ type }) => type === 'attachment');
}

/** The message it answers; in a thread, without anything else to go by, the newest result there. */
async function findEarlier(
  parts: MessageParts,
  { written, address }: Said,
  { takesPictures, attached }: { takesPictures: boolean; attached: readonly AttachmentRef[] },
): Promise<Found | null> {
  const replied = await picturesRepliedTo(parts, written);
  if (replied) return replied;
  const isThread = address.guild !== null && address.isThread;
  if (!isThread || !takesPictures || attached.length > 0) return null;
  const found = await newestResult(parts, { channel: address.channel, before: written.id });
  return found.kind === 'pictures' ? found : null;
}

interface Line {
  line: string;
  pictures: readonly AttachmentRef[];
  replied: number;
}

/** Runs what was written, or says privately what about it cannot be read. */
async function runLine(parts: MessageParts, said: Said, { line, pictures, replied }: Line): Promise<void> {
  const commands = parts.commandsFor(said.address.locale);
  const parsed = parseCommandLine(line, commands, pictures.length > 0 ? 'edit' : 'imagine');
  const problems = parsed.command
    ? [...parsed.problems, ...checkOptions(parsed.command, parsed.options, pictures.length)]
    : parsed.problems;
  const handlers = parts.handlers();
  if (!parsed.command || problems.length > 0) {
    const where = said.address.guild === null ? 'direct' : 'channel';
    return refuse(parts, said, asSaid(problems, { line, where }));
  }
  if (!handlers) return refuse(parts, said, [{ code: 'stopping', params: {} }]);
  const { command, options } = parsed;
  const { written, address, moderator } = said;
  // Two processes that take the same wish make one job; anything else they would do twice.
  if (!command.draws && !(await parts.memory.once(`message:${written.id}`))) return;
  const common = { ...eventOfWritten(written, address), moderator };
  await handlers.onCommand({ ...common, command: command.name, options, pictures, replied });
}

function refuse(parts: MessageParts, said: Said, problems: readonly Problem[]): Promise<void> {
  const words = parts.wordsFor(said.address.locale);
  return tell(parts, said, problems.map((found) => words.explain(found)).join('\n'));
}

function refuseUnreadable(parts: MessageParts, said: Said): Promise<void> {
  return tell(parts, said, sayUnreadable(parts.wordsFor(said.address.locale)));
}

function refuseWithout(parts: MessageParts, said: Said): Promise<void> {
  return tell(parts, said, parts.wordsFor(said.address.locale).say('chat.no-pictures'));
}

/** Private words, with what was written handed back. */
function tell({ telling }: MessageParts, { written, address, text }: Said, sentence: string): Promise<void> {
  const returned = text === '' ? {} : { returnPrompt: text };
  return telling.tell(address, { text: sentence, ...returned }, `message:${written.id}`);
}
