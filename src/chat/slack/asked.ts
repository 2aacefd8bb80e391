import type { Logger } from '../../log.ts';
import type { Problem } from '../../request/request.ts';
import type { Words } from '../../words/words.ts';
import { asSaid } from '../as-said.ts';
import type { AttachmentRef, ChatHandlers, CommandSpec, Options } from '../chat.ts';
import { checkOptions } from '../check-options.ts';
import { parseCommandLine } from '../command-line.ts';
import type { Memory } from '../memory.ts';
import { personIdOf, type SlackAddress } from './address.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { type Asked, eventOf } from './event-base.ts';
import type { Homes } from './homes.ts';
import type { Openers } from './openers.ts';
import type { FindProfile } from './people.ts';
import type { Seen } from './seen.ts';
import type { Workspaces } from './workspaces.ts';

export interface EventParts {
  api: Api;
  answers: Answers;
  openers: Openers;
  findProfile: FindProfile;
  workspaces: Workspaces;
  seen: Seen;
  memory: Memory;
  commands: readonly CommandSpec[];
  commandsFor(locale: string): readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  homes: Homes;
  now(): number;
  log: Logger;
}

export async function askedBy(
  { findProfile }: EventParts,
  address: SlackAddress,
  { naturalKey, name }: { naturalKey: string; name: string },
): Promise<Asked> {
  const profile = await findProfile(address, personIdOf(address.person), name);
  return { address: { ...address, locale: profile.locale }, profile, naturalKey };
}

/** Runs what was typed, or says privately what about it cannot be read. */
export async function runLine(
  parts: EventParts,
  asked: Asked,
  typed: { line: string; plainCommand: string; where?: 'direct' | 'channel' } & Attached,
): Promise<void> {
  const { line, pictures, replied, where = 'channel' } = typed;
  const commands = parts.commandsFor(asked.address.locale);
  const parsed = parseCommandLine(line, commands, typed.plainCommand);
  const { prompt } = parsed.options;
  if (!parsed.command || parsed.problems.length > 0) return refuse(parts, asked, parsed.problems, prompt);
  const { command: spec, options } = parsed;
  await runCommand(parts, asked, { spec, options, pictures, replied, said: { line, where } });
}

interface Said {
  line: string;
  where: 'direct' | 'channel';
}

/** Pictures beside a command's options: those of the message it answers first. */
export interface Attached {
  pictures: readonly AttachmentRef[];
  replied: number;
}

export async function runCommand(
  parts: EventParts,
  asked: Asked,
  { spec, options, pictures, replied, said }: { spec: CommandSpec; options: Options; said?: Said } & Attached,
): Promise<void> {
  const problems = checkOptions(spec, options, pictures.length);
  if (problems.length > 0) {
    return refuse(parts, asked, said ? asSaid(problems, said) : problems, options.prompt);
  }
  const handlers = parts.handlers();
  if (!handlers) return refuse(parts, asked, [{ code: 'stopping', params: {} }], options.prompt);
  await handlers.onCommand({
    ...eventOf(asked),
    ...{ command: spec.name, options },
    ...(pictures.length > 0 && { pictures, replied }),
  });
  aside(parts, offerEarlier(parts, asked), 'words from earlier could not be given');
}

/** What could not reach the person before. */
async function offerEarlier({ memory, answers, wordsFor }: EventParts, { address }: Asked): Promise<void> {
  const kept = await memory.take(address.person);
  if (kept.length === 0) return;
  const text = [wordsFor(address.locale).say('chat.earlier'), ...kept].join('\n');
  try {
    await answers.answer(address, { text }, `earlier:${address.at}`);
  } catch (error) {
    const keep = (words: string, index: number) =>
      memory.keep({ key: `${address.person}:${address.at}:${index}`, person: address.person, text: words });
    await Promise.all(kept.map(keep));
    throw error;
  }
}

export async function refuse(
  { answers, wordsFor }: EventParts,
  { address, naturalKey }: Asked,
  problems: readonly Problem[],
  prompt: unknown,
): Promise<void> {
  const words = wordsFor(address.locale);
  const text = problems.map((found) => words.explain(found)).join('\n');
  const returned = typeof prompt === 'string' && prompt !== '' ? { returnPrompt: prompt } : {};
  await answers.answer(address, { text, ...returned }, `refused:${naturalKey}`);
}

/** Goes on beside what is acknowledged, and may fail. */
export function aside({ log }: EventParts, work: Promise<unknown>, failure: string): void {
  work.catch((error: unknown) => log.info({ error: String(error) }, failure));
}
