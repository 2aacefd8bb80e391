import type { AttachmentRef, ChatHandlers } from '../chat.ts';
import type { DiscordAddress } from './address.ts';
import { cut } from './cut.ts';
import type { EventParts } from './event-parts.ts';
import { readForm } from './form.ts';
import {
  actionOf,
  addressOf,
  eventOf,
  type Interaction,
  interactionSchema,
  interactionTypes,
  menuOfMessage,
  optionsOf,
  visibilityOf,
} from './interaction.ts';
import { promptOf, sayUnreadable } from './menu.ts';
import { answerInstead, formDraws, formOf, openForm, openModal } from './open-form.ts';

/** Takes what a person did, from the raw event. Never rejects. */
export async function takeInteraction(parts: EventParts, raw: unknown): Promise<void> {
  const read = interactionSchema.safeParse(raw);
  if (!read.success) {
    parts.log.warn({ problems: read.error.issues.length }, 'an interaction could not be read');
    return;
  }
  const interaction = read.data;
  try {
    await route(parts, interaction);
  } catch (error) {
    parts.log.warn({ interactionId: interaction.id, error: String(error) }, 'an interaction failed');
  }
}

async function route(parts: EventParts, interaction: Interaction): Promise<void> {
  const form = formOf(interaction, parts.commands);
  if (interaction.type === interactionTypes.autocomplete) return suggest(parts, interaction);
  if (form !== null) return openForm(parts, interaction, form);
  if (isMenu(interaction)) return takeMenu(parts, interaction);
  return take(parts, interaction, []);
}

function isMenu({ type, data }: Interaction): boolean {
  return type === interactionTypes.command && data?.type === menuOfMessage;
}

/** An entry in a message's menu: a form, or a command about its pictures. */
async function takeMenu(parts: EventParts, interaction: Interaction): Promise<void> {
  const { menu } = parts;
  const words = parts.wordsFor(addressOf(interaction, 'private').locale);
  const pictures = await menu.picturesOf(interaction);
  if (pictures.length === 0) {
    return answerInstead(parts, interaction, { text: words.say('chat.no-pictures') });
  }
  if (menu.commandOf(interaction) !== 'edit') return take(parts, interaction, pictures);
  return openModal(parts.api, interaction, menu.form(interaction, pictures, words));
}

/** `pictures` are those of the message whose menu was used. */
async function take(
  parts: EventParts,
  interaction: Interaction,
  pictures: readonly AttachmentRef[],
): Promise<void> {
  const draws = doesDraw(parts, interaction);
  const visible = visibilityOf(interaction, draws);
  const acknowledged = await parts.acknowledge(interaction, visible);
  // Two processes that take the same wish make one job; anything else they would do twice.
  if (acknowledged === 'late' || (acknowledged === 'elsewhere' && !draws)) return;
  const address = addressOf(interaction, visible);
  if (address.interaction && acknowledged === 'here') parts.originals.deferred(address.interaction);
  const handlers = parts.handlers();
  const words = parts.wordsFor(address.locale);
  if (!handlers) {
    const text = words.explain({ code: 'stopping', params: {} });
    return parts.answers.answer(address, { text }, `stopping:${interaction.id}`);
  }
  try {
    await hand(parts, handlers, { interaction, address, pictures });
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
  await parts.locales.learn(address.person, address.locale);
  await offerEarlier(parts, address);
}

/** Whether its answer is a card that others may see. */
function doesDraw({ commands, menu }: EventParts, interaction: Interaction): boolean {
  const { type, data } = interaction;
  if (type === interactionTypes.form) {
    return menu.isForm(interaction) || formDraws(data?.custom_id ?? '', commands);
  }
  return commands.find(({ name }) => name === data?.name)?.draws ?? false;
}

interface Taken {
  interaction: Interaction;
  address: DiscordAddress;
  pictures: readonly AttachmentRef[];
}

async function hand(
  parts: EventParts,
  handlers: ChatHandlers,
  { interaction, address, pictures }: Taken,
): Promise<void> {
  const { type, data } = interaction;
  const common = eventOf(interaction, address);
  if (type === interactionTypes.component) {
    return handlers.onAction({
      ...common,
      action: actionOf(interaction),
      message: interaction.message?.id ?? '',
    });
  }
  if (type === interactionTypes.command) {
    const command = parts.menu.commandOf(interaction) ?? data?.name ?? '';
    const options = optionsOf(interaction);
    return handlers.onCommand({ ...common, command, options, pictures, replied: pictures.length });
  }
  if (!parts.menu.isForm(interaction)) {
    return handlers.onFilled({ ...common, form: data?.custom_id ?? '', ...readForm(interaction) });
  }
  const prompt = promptOf(interaction);
  const picked = await parts.menu.submitted(interaction);
  if (picked.pictures.length > 0) {
    return handlers.onCommand({ ...common, command: 'edit', options: { prompt }, ...picked });
  }
  const text = sayUnreadable(parts.wordsFor(address.locale));
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
