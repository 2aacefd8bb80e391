import { setTimeout as wait } from 'node:timers/promises';
import { type CommandSpec, type FormAnswer, opensForm, parseActionId } from '../chat.ts';
import type { Api } from './api.ts';
import type { EventParts } from './event-parts.ts';
import { renderForm } from './form.ts';
import {
  actionOf,
  addressOf,
  eventOf,
  type Interaction,
  interactionTypes,
  typedCommand,
} from './interaction.ts';

const opensModal = 9;
/** An answer is due within 3 s, and a form cannot be opened after anything else was said. */
const longestReadMs = 1000;
/** Forms whose answer concerns nobody but who fills them in. */
const quietForms = ['tray-order'];

/** The form that a press or a command without options opens; null where there is none. */
export function formOf(interaction: Interaction, commands: readonly CommandSpec[]): string | null {
  const { type, data } = interaction;
  if (type === interactionTypes.component) {
    const action = actionOf(interaction);
    return opensForm(action) ? action : null;
  }
  const isTyped = type === interactionTypes.command && data?.type === typedCommand;
  if (!isTyped || (data.options?.length ?? 0) > 0) return null;
  return commands.find(({ name }) => name === data.name)?.form ?? null;
}

/** Whether a filled form makes something that others see. */
export function formDraws(form: string, commands: readonly CommandSpec[]): boolean {
  const command = commands.find((spec) => spec.form === form);
  return command ? command.draws : !quietForms.includes(parseActionId(form)?.action ?? '');
}

/** Asks the core what to open, and opens it at once; what is not there in time is not opened. */
export async function openForm(parts: EventParts, interaction: Interaction, form: string): Promise<void> {
  const address = addressOf(interaction, 'private');
  const words = parts.wordsFor(address.locale);
  const handlers = parts.handlers();
  if (!handlers) {
    return answerInstead(parts, interaction, { text: words.explain({ code: 'stopping', params: {} }) });
  }
  const asked = handlers.onForm({ ...eventOf(interaction, address), form });
  const answer = await Promise.race([
    asked.catch((error: unknown) => failed(parts, interaction, error)),
    late(),
  ]);
  if (answer === null) return answerInstead(parts, interaction, { text: words.say('chat.try-again') });
  if (answer.kind === 'refused') return answerInstead(parts, interaction, answer.message);
  await openModal(parts.api, interaction, renderForm(answer.form, words));
}

function failed({ log }: EventParts, { id }: Interaction, error: unknown): null {
  log.error({ interactionId: id, error: String(error) }, 'a form could not be made');
  return null;
}

async function late(): Promise<FormAnswer | null> {
  await wait(longestReadMs, undefined, { ref: false });
  return null;
}

export async function openModal(api: Api, { id, token }: Interaction, data: object): Promise<void> {
  const route = `/interactions/${id}/${token}/callback` as const;
  await api.call({ method: 'POST', route, body: { type: opensModal, data }, auth: false, once: true });
}

/** Private words in place of a form. */
export async function answerInstead(
  parts: EventParts,
  interaction: Interaction,
  message: Extract<FormAnswer, { kind: 'refused' }>['message'],
): Promise<void> {
  if ((await parts.acknowledge(interaction, 'private')) !== 'here') return;
  const address = addressOf(interaction, 'private');
  if (address.interaction) parts.originals.deferred(address.interaction);
  await parts.answers.answer(address, message, `instead:${interaction.id}`);
}
