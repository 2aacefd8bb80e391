import { announce } from '../announce.ts';
import { blankMessage, say } from '../compose.ts';
import { Form, refused } from '../errors.ts';
import { type Json, record, records, text } from '../json.ts';
import { checkChoices } from '../limits/choices.ts';
import { choice } from '../limits/fields.ts';
import { flag } from '../limits/message.ts';
import { checkModal } from '../limits/modal.ts';
import { messageObject } from '../render-message.ts';
import { allowanceOf } from '../uploads.ts';
import type { Interaction, Message, World } from '../world.ts';
import { type Answer, type Call, route } from './route.ts';

export const interactionRoutes = [route('POST /interactions/:interaction/:token/callback', callback, true)];

const patience = 3000;
/** Which answers fit what kind of interaction: 2 command, 3 component, 4 autocomplete, 5 modal. */
const fitting: Record<number, number[]> = { 2: [4, 5, 9], 3: [4, 5, 6, 7, 9], 4: [8], 5: [4, 5] };

function callback(call: Call, id: string, token: string): Answer {
  const { world } = call;
  const interaction = world.interactions.find((one) => one.id === id && one.token === token);
  if (!interaction || interaction.expired) throw refused(10062);
  if (interaction.acknowledged) throw refused(40060);
  const afterMs = world.clock.now() - interaction.createdAt;
  if (afterMs > patience) throw refused(10062);
  const type = Number(call.payload.type);
  checkFit(interaction, type);
  const data = record(call.payload.data);
  answer({ ...call, payload: data }, interaction, type);
  const flags = interaction.answer?.flags ?? 0;
  interaction.acknowledged = { type, flags: flags & ~flag.loading, at: world.clock.now(), afterMs };
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: described(world, interaction, type) };
}

function checkFit(interaction: Interaction, type: number): void {
  const updates = interaction.type === 5 && interaction.source ? [6, 7] : [];
  const form = new Form();
  choice(form, ['type'], type, [...(fitting[interaction.type] ?? []), ...updates]);
  form.check();
}

function answer(call: Call, interaction: Interaction, type: number): void {
  if (type === 4) reply(call, interaction);
  if (type === 5) defer(call, interaction);
  if (type === 6) interaction.answer = interaction.source;
  if (type === 7) update(call, interaction);
  if (type === 8) suggest(call, interaction);
  if (type === 9) {
    checkModal(call.payload);
    interaction.modal = call.payload;
  }
}

/** Whose eyes an answer is for: an app that only its user installed may be forced to be discreet. */
export function privateTo(interaction: Interaction, flags: unknown): string | null {
  const isForced = interaction.userInstall && !interaction.channel.externalApps;
  return isForced || (Number(flags) & flag.ephemeral) !== 0 ? interaction.user.id : null;
}

function answerOf(world: World, interaction: Interaction, flags: unknown): Message {
  const ephemeralFor = privateTo(interaction, flags);
  return blankMessage(world, interaction.channel, { authorId: world.bot.id, interaction, ephemeralFor });
}

function reply(call: Call, interaction: Interaction): void {
  const { world, payload } = call;
  const message = answerOf(world, interaction, payload.flags);
  say(world, message, call, allowanceOf(interaction.attachmentSizeLimit));
  interaction.answer = message;
  announce(world, 'MESSAGE_CREATE', message);
}

function defer({ world, payload }: Call, interaction: Interaction): void {
  const form = new Form();
  const others = Number(payload.flags ?? 0) & ~flag.ephemeral;
  const message = 'A deferred answer may carry only the EPHEMERAL flag';
  if (others !== 0) form.wrong(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', message);
  form.check();
  interaction.answer = answerOf(world, interaction, payload.flags);
  world.messages.set(interaction.answer.id, interaction.answer);
}

function update(call: Call, interaction: Interaction): void {
  const message = interaction.source;
  if (!message || message.deleted) throw refused(10008);
  say(call.world, message, call, allowanceOf(interaction.attachmentSizeLimit));
  interaction.answer = message;
  announce(call.world, 'MESSAGE_UPDATE', message);
}

function suggest({ payload }: Call, interaction: Interaction): void {
  const form = new Form();
  checkChoices(form, ['data', 'choices'], payload.choices ?? [], () => 'any');
  form.check();
  interaction.suggested = records(payload.choices).map(({ name, value }) => ({
    name: text(name),
    value: typeof value === 'number' ? value : text(value),
  }));
}

function described(world: World, interaction: Interaction, type: number): Json {
  const { answer, channel } = interaction;
  const shown = answer && (type === 4 || type === 5 || type === 7) ? answer : null;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: channel.id,
      response_message_id: answer?.id,
      response_message_loading: answer?.loading ?? false,
      response_message_ephemeral: answer ? answer.ephemeralFor !== null : false,
    },
    resource: { type, ...(shown ? { message: messageObject(world, shown, true) } : {}) },
  };
}
