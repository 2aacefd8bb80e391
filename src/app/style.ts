import type { CommandResult } from '../command/command.ts';
import { builtInStyles, type Style, styleName } from '../request/styles.ts';
import { deleteStyle, listStyles, type SavedStyle, saveStyle } from '../store/styles.ts';
import { cutText } from '../words/cut-text.ts';
import { readOwnSettings, writeOwnSettings } from './own-settings.ts';
import type { Parts } from './parts.ts';
import { type Asker, reply } from './replies.ts';

type Scope = Pick<Asker, 'person' | 'place'>;

const maxStyles = 100;

/** A person's own come before those of the place, and both before the built-in ones of the same name. */
export async function stylesFor(parts: Pick<Parts, 'db'>, { person, place }: Scope): Promise<Style[]> {
  const saved = await listStyles(parts.db, [person, place]);
  const mine = saved.filter(({ scope }) => scope === person);
  const here = saved.filter(({ scope }) => scope === place);
  const byName = new Map([...builtInStyles, ...here, ...mine].map((style) => [style.name, style]));
  return [...byName.values()];
}

/** Null when none is wanted. */
export async function findStyle(
  parts: Parts,
  scope: Scope,
  typed: string | null,
): Promise<Style | null | 'unknown'> {
  if (typed === null || isNone(typed)) return null;
  const name = styleName(typed);
  return (await stylesFor(parts, scope)).find((style) => style.name === name) ?? 'unknown';
}

export function isNone(typed: string): boolean {
  return ['none', 'off', '-'].includes(typed.trim().toLowerCase());
}

type StyleWish = Extract<CommandResult, { kind: 'style' }>;

/** `/style list|save|use|delete`. */
export async function changeStyle(parts: Parts, asker: Asker, wish: StyleWish): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const say = (text: string) => reply(parts, asker.ref, { text });
  if (wish.action === 'list') return say(await describeStyles(parts, asker));
  const name = styleName(wish.name ?? '');
  if (wish.action === 'use')
    return wish.name === null ? say(words.say('style.name-missing')) : useStyle(parts, asker, wish.name);
  if (name === null) return say(words.say('style.name-unreadable'));
  if (wish.action === 'delete') return say(await forget(parts, asker, { ...wish, name }));
  if (!wish.words) return say(words.say('style.words-missing', { name }));
  const refusal = await findObstacle(parts, asker, { ...wish, name, adds: true });
  if (refusal) return say(refusal);
  const scope = wish.here ? asker.place : asker.person;
  const style: SavedStyle = {
    scope,
    name,
    madeBy: asker.person,
    words: wish.words,
    options: wish.options,
  };
  await saveStyle(parts.db, style, new Date());
  return say(words.say(wish.here ? 'style.saved-here' : 'style.saved', { name }));
}

/** A style of the place belongs to who made it, and to moderators. */
async function findObstacle(
  parts: Parts,
  asker: Asker,
  { here, name, adds }: { here: boolean; name: string; adds: boolean },
): Promise<string | null> {
  const words = parts.wordsFor(asker.locale);
  const saved = await listStyles(parts.db, [here ? asker.place : asker.person]);
  const existing = saved.find((style) => style.name === name);
  if (existing && here && existing.madeBy !== asker.person && !asker.moderator)
    return words.say('style.not-yours', { name });
  return adds && !existing && saved.length >= maxStyles
    ? words.say('style.too-many', { max: maxStyles })
    : null;
}

async function forget(parts: Parts, asker: Asker, typed: { here: boolean; name: string }): Promise<string> {
  const words = parts.wordsFor(asker.locale);
  const { name } = typed;
  const saved = await listStyles(parts.db, [asker.person]);
  // Who has none of that name means the one that everybody here has.
  const wish = { name, here: typed.here || !saved.some((style) => style.name === name) };
  const refusal = await findObstacle(parts, asker, { ...wish, adds: false });
  if (refusal) return refusal;
  const deleted = await deleteStyle(parts.db, wish.here ? asker.place : asker.person, name);
  if (deleted) return words.say('style.deleted', { name });
  const isBuiltIn = builtInStyles.some((style) => style.name === name);
  return words.say(isBuiltIn ? 'style.built-in-stays' : 'style.not-found', { name });
}

async function useStyle(parts: Parts, asker: Asker, typed: string): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const style = await findStyle(parts, asker, typed);
  if (style === 'unknown')
    return reply(parts, asker.ref, { text: words.say('style.not-found', { name: typed }) });
  const own = await readOwnSettings(parts, asker.person);
  await writeOwnSettings(parts, asker.person, { ...own, style: style?.name ?? null });
  const text = style ? words.say('style.used', { name: style.name }) : words.say('style.used-none');
  return reply(parts, asker.ref, { text });
}

async function describeStyles(parts: Parts, asker: Asker): Promise<string> {
  const words = parts.wordsFor(asker.locale);
  const saved = await listStyles(parts.db, [asker.person, asker.place]);
  const own = await readOwnSettings(parts, asker.person);
  const lines = (styles: readonly Style[]) =>
    styles.map(
      ({ name, words: suffix }) => `**${name}**${name === own.style ? ' ✓' : ''}: ${cutText(suffix, 90)}`,
    );
  const section = (heading: string, styles: readonly Style[]) =>
    styles.length > 0 ? [heading, ...lines(styles)] : [];
  return [
    ...section(
      words.say('style.mine'),
      saved.filter(({ scope }) => scope === asker.person),
    ),
    ...section(
      words.say('style.here'),
      saved.filter(({ scope }) => scope === asker.place),
    ),
    ...section(words.say('style.built-in'), builtInStyles),
    words.say('style.how'),
  ].join('\n');
}
