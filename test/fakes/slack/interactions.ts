import { isRecord, type Json, record, text } from '../discord/json.ts';
import type { PressAct, ShortcutAct, SlashAct } from './api-acts.ts';
import { elementsOf } from './blocks/elements.ts';
import { deliver } from './deliver.ts';
import { teamOf } from './people.ts';
import { channelObject, messageObject } from './render.ts';
import { respond, responseUrlOf } from './response-url.ts';
import { asTyped } from './texts.ts';
import type { Channel, Delivery, Message, Person, View } from './things.ts';
import { newResponseUrl, newTrigger } from './triggers.ts';
import { chosen, initialValues, keyOf } from './views.ts';
import type { World } from './world.ts';

export function slash(world: World, act: SlashAct): Delivery {
  const user = world.person(act.user);
  const channel = world.channel(act.channel);
  const team = teamOf(world, act.team ?? user.team);
  const url = newResponseUrl(world, { channel: channel.id, team: team.id, user: user.id });
  const payload = {
    ...{ token: world.verificationToken, team_id: team.id, team_domain: team.name },
    ...{ channel_id: channel.id, channel_name: channel.name, user_id: user.id, user_name: user.name },
    ...{ command: act.command, text: asTyped(act.text), api_app_id: world.appId },
    ...(team.enterprise !== null && { enterprise_id: team.enterprise }),
    ...{ is_enterprise_install: String(team.enterprise !== null), response_url: url },
    trigger_id: newTrigger(world, user.id, team.id),
  };
  const effect = (body: unknown) => {
    if (body === undefined) return;
    const said = isRecord(body) ? body : { text: String(body) };
    respond(world, responseUrlOf(world, url), said);
  };
  return deliver(world, { kind: 'slash_commands', payload, effect });
}

/** What every interaction says. */
export function interaction(world: World, user: Person, view: View | null = null): Json {
  const team = world.team(user.team);
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    ...{ api_app_id: world.appId, token: world.verificationToken },
    team: { id: team.id, domain: team.name },
    ...{ enterprise: team.enterprise && { id: team.enterprise }, is_enterprise_install: !!team.enterprise },
    trigger_id: newTrigger(world, user.id, team.id, view),
  };
}

function known(world: World, message: { channel: string; ts: string }): Message {
  const found = world.messages.find((one) => one.channel === message.channel && one.ts === message.ts);
  if (!found) throw new Error(`There is no message ${message.ts} in ${message.channel}`);
  if (found.deleted) throw new Error(`Message ${message.ts} is deleted: nobody can act on it`);
  return found;
}

/** A global shortcut, or one on a message. */
export function shortcut(world: World, act: ShortcutAct): Delivery {
  const user = world.person(act.user);
  const common = { ...interaction(world, user), callback_id: act.callbackId };
  const action = { action_ts: world.stamps.next() };
  if (!act.message) {
    const payload = { type: 'shortcut', ...common, ...action };
    return deliver(world, { kind: 'interactive', payload });
  }
  const message = known(world, act.message);
  const channel = world.channel({ id: message.channel });
  const payload = {
    ...{ type: 'message_action', ...common, ...action, message_ts: message.ts },
    message: messageObject(world, message),
    channel: { id: channel.id, name: nameOf(channel) },
    response_url: newResponseUrl(world, { channel: channel.id, team: channel.team, user: user.id }),
  };
  return deliver(world, { kind: 'interactive', payload, message });
}

function nameOf(channel: Channel): string {
  return text(channelObject(channel).name) || 'directmessage';
}

export function press(world: World, act: PressAct): Delivery {
  const user = world.person(act.user);
  const message = known(world, act.message);
  const channel = world.channel({ id: message.channel });
  const { ephemeralFor, threadTs, ts } = message;
  if (ephemeralFor !== null && ephemeralFor !== user.id) throw new Error(`${user.name} does not see it`);
  const where = { channel: channel.id, team: channel.team, user: user.id };
  const container = {
    ...{ type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: ephemeralFor !== null },
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  };
  const payload = {
    ...{ type: 'block_actions', ...interaction(world, user), container },
    channel: { id: channel.id, name: nameOf(channel) },
    // Slack does not tell of an ephemeral message again.
    ...(ephemeralFor === null ? { message: messageObject(world, message) } : {}),
    state: { values: initialValues(message.blocks) },
    response_url: newResponseUrl(world, { ...where, original: message, threadTs }),
    actions: [actionIn(world, message.blocks, act.actionId, act.value)],
  };
  return deliver(world, { kind: 'interactive', payload, message });
}

/** What somebody did with an element. */
export function actionIn(world: World, blocks: Json[], actionId: string, value?: string): Json {
  const block = blocks.find((one) => elementsOf(one).some(({ action_id: id }) => id === actionId));
  const element = elementsOf(block ?? {}).find(({ action_id: id }) => id === actionId);
  if (!block || !element) throw new Error(`Nothing to act on with the action_id ${actionId}`);
  const type = text(element.type);
  const common = { type, action_id: actionId, block_id: block.block_id, action_ts: world.stamps.next() };
  if (type === 'button' || type === 'icon_button') {
    const own = value ?? element.value;
    return { ...common, text: element.text, ...(own === undefined ? {} : { value: own }) };
  }
  const key = type === 'overflow' ? 'selected_option' : keyOf(type);
  if (key === 'selected_option') return { ...common, [key]: chosen(element, [value ?? ''])[0] };
  if (key === 'selected_options') return { ...common, [key]: chosen(element, value ? [value] : []) };
  return { ...common, [key]: value ?? record(element).value ?? null };
}
