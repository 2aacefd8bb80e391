import { announce } from '../announce.ts';
import { blankMessage, say } from '../compose.ts';
import { refused } from '../errors.ts';
import { messageObject } from '../render-message.ts';
import { allowanceOf } from '../uploads.ts';
import type { Interaction, Message, World } from '../world.ts';
import { privateTo } from './interactions.ts';
import { type Answer, type Call, route } from './route.ts';

export const webhookRoutes = [
  route('POST /webhooks/:application/:token', followUp, true),
  route('GET /webhooks/:application/:token/messages/:message', get, true),
  route('PATCH /webhooks/:application/:token/messages/:message', edit, true),
  route('DELETE /webhooks/:application/:token/messages/:message', remove, true),
];

const lifetime = 15 * 60 * 1000;
const mostFollowUps = 5;

function interactionOf(world: World, application: string, token: string): Interaction {
  if (application !== world.applicationId) throw refused(10015);
  const interaction = world.interactions.find((one) => one.token === token);
  const isOver = interaction && (interaction.expired || world.clock.now() - interaction.createdAt > lifetime);
  if (!interaction || isOver) throw refused(50027);
  if (!interaction.acknowledged)
    throw refused(10015, 'Used the token of an interaction before acknowledging it');
  return interaction;
}

function messageOf(interaction: Interaction, id: string): Message {
  const { answer, followUps } = interaction;
  const message = id === '@original' ? answer : [answer, ...followUps].find((one) => one?.id === id);
  if (!message || message.deleted) throw refused(10008);
  return message;
}

function followUp(call: Call, application: string, token: string): Answer {
  const { world, payload } = call;
  const interaction = interactionOf(world, application, token);
  if (interaction.userInstall && interaction.followUps.length >= mostFollowUps) {
    throw refused(40094, 'A sixth follow-up where the app is installed by its user alone');
  }
  // While the app is only thinking, the first follow-up is the answer, and is seen by whoever would have seen that.
  if (interaction.answer?.loading && !interaction.answer.deleted) {
    return edit(call, application, token, '@original');
  }
  const ephemeralFor = privateTo(interaction, payload.flags);
  const origin = { authorId: world.bot.id, interaction, ephemeralFor };
  const message = blankMessage(world, interaction.channel, origin);
  say(world, message, call, allowanceOf(interaction.attachmentSizeLimit));
  interaction.followUps.push(message);
  announce(world, 'MESSAGE_CREATE', message);
  return { status: 200, body: messageObject(world, message, true) };
}

function get({ world }: Call, application: string, token: string, id: string): Answer {
  const message = messageOf(interactionOf(world, application, token), id);
  return { status: 200, body: messageObject(world, message, true) };
}

function edit(call: Call, application: string, token: string, id: string): Answer {
  const { world } = call;
  const interaction = interactionOf(world, application, token);
  const message = messageOf(interaction, id);
  const event = message.loading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  say(world, message, call, allowanceOf(interaction.attachmentSizeLimit));
  announce(world, event, message);
  return { status: 200, body: messageObject(world, message, true) };
}

function remove({ world }: Call, application: string, token: string, id: string): Answer {
  const message = messageOf(interactionOf(world, application, token), id);
  message.deleted = true;
  announce(world, 'MESSAGE_DELETE', message);
  return { status: 204 };
}
