import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { ChatHandlers, CommandSpec } from '../chat.ts';
import type { Memory } from '../memory.ts';
import { acknowledge } from './acknowledge.ts';
import type { DiscordAddress } from './address.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import { cut } from './body.ts';
import {
  addressOf,
  eventOf,
  type Interaction,
  interactionSchema,
  interactionTypes,
  menuOfMessage,
  optionsOf,
  visibilityOf,
} from './interaction.ts';
import { type Menu, promptOf } from './menu.ts';
import type { Originals } from './originals.ts';

export interface EventParts {
  api: Api;
  answers: Answers;
  memory: Memory;
  menu: Menu;
  originals: Originals;
  commands: readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  log: Logger;
}

/** Takes what a person did, from the raw event. Never rejects. */
export async function takeInteraction(parts: EventParts, raw: unknown): Promise<void> {
  const read = interactionSchema.safeParse(raw);
  if (!read.success) {
    parts.log.warn({ problems: read.error.issues.length }, 'an interaction could not be read');
    return;
  }
  const interaction = read.data;
  try {
    if (interaction.type === interactionTypes.autocomplete) await suggest(parts, interaction);
    else if (isMenu(interaction)) await openForm(parts, interaction);
    else await take(parts, interaction);
  } catch (error) {
    parts.log.warn({ interactionId: interaction.id, error: String(error) }, 'an interaction failed');
  }
}

function isMenu({ type, data }: Interaction): boolean {
  return type === interactionTypes.command && data?.type === menuOfMessage;
}

async function openForm(parts: EventParts, interaction: Interaction): Promise<void> {
  const address = addressOf(interaction, 'private');
  const words = parts.wordsFor(address.locale);
  if (await parts.menu.open(interaction, words)) return;
  if (!(await acknowledge(parts, interaction, 'private'))) return;
  if (address.interaction) parts.originals.deferred(address.interaction);
  await parts.answers.answer(address, { text: words.say('chat.no-pictures') }, `menu:${interaction.id}`);
}

async function take(parts: EventParts, interaction: Interaction): Promise<void> {
  const visible = visibilityOf(interaction, doesDraw(parts, interaction));
  if (!(await acknowledge(parts, interaction, visible))) return;
  const address = addressOf(interaction, visible);
  if (address.interaction) parts.originals.deferred(address.interaction);
  const handlers = parts.handlers();
  const words = parts.wordsFor(address.locale);
  if (!handlers) {
    const text = words.explain({ code: 'stopping', params: {} });
    return parts.answers.answer(address, { text }, `stopping:${interaction.id}`);
  }
  try {
    await hand(parts, handlers, { interaction, address });
  } catch (error) {
    parts.log.error(
      { interactionId: interaction.id, error: String(error) },
      'an event was neither stored nor answered',
    );
    const prompt = optionsOf(interaction).prompt ?? promptOf(interaction);
    const returned = typeof prompt === 'string' && prompt !== '' ? { returnPrompt: prompt } : {};
    await parts.answers.answer(
      address,
      { text: words.say('chat.failed'), ...returned },
      `failed:${interaction.id}`,
    );
  }
  await offerEarlier(parts, address);
}

/** Whoever can make a job private makes pictures; so does the form. */
function doesDraw({ commands }: EventParts, { type, data }: Interaction): boolean {
  if (type === interactionTypes.form) return true;
  const command = commands.find(({ name }) => name === data?.name);
  return command?.options.some(({ name }) => name === 'private') ?? false;
}

async function hand(
  parts: EventParts,
  handlers: ChatHandlers,
  { interaction, address }: { interaction: Interaction; address: DiscordAddress },
): Promise<void> {
  const { type, data } = interaction;
  const common = eventOf(interaction, address);
  if (type === interactionTypes.component)
    return handlers.onAction({ ...common, action: data?.custom_id ?? '' });
  if (type === interactionTypes.command) {
    return handlers.onCommand({ ...common, command: data?.name ?? '', options: optionsOf(interaction) });
  }
  const { prompt, options } = await parts.menu.submitted(interaction);
  if (options) return handlers.onCommand({ ...common, command: 'edit', options });
  const text = parts.wordsFor(address.locale).say('chat.no-pictures');
  return parts.answers.answer(address, { text, returnPrompt: prompt }, `form:${interaction.id}`);
}

/** What could not reach the person before. */
async function offerEarlier(
  { memory, answers, originals, wordsFor }: EventParts,
  address: DiscordAddress,
): Promise<void> {
  const { person, interaction, locale } = address;
  // The deferred answer belongs to what was asked for just now.
  if (interaction && !(await originals.whenFilled(interaction))) return;
  const kept = await memory.take(person);
  if (kept.length === 0) return;
  const text = [wordsFor(locale).say('chat.earlier'), ...kept].join('\n');
  try {
    await answers.answer(address, { text }, `earlier:${interaction?.id}`);
  } catch (error) {
    const keep = (words: string, index: number) =>
      memory.keep({ key: `${interaction?.id}:${index}`, person, text: words });
    await Promise.all(kept.map(keep));
    throw error;
  }
}

const autocompleteAnswer = 8;
const maxChoices = 25;
const choiceLength = 100;

async function suggest({ api, handlers }: EventParts, interaction: Interaction): Promise<void> {
  const focused = interaction.data?.options?.find((option) => option.focused);
  const address = addressOf(interaction, 'private');
  const { place, person, locale } = eventOf(interaction, address);
  const { [focused?.name ?? '']: _typed, ...options } = optionsOf(interaction);
  const asked = { place, person, locale, command: interaction.data?.name ?? '', option: focused?.name ?? '' };
  const found = await handlers()?.onSuggest({ ...asked, typed: String(focused?.value ?? ''), options });
  const choices = (found ?? [])
    .slice(0, maxChoices)
    .map(({ name, value }) => ({ name: cut(name, choiceLength), value: cut(value, choiceLength) }));
  const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
  const body = { type: autocompleteAnswer, data: { choices } };
  await api.call({ method: 'POST', route, body, auth: false, once: true });
}
