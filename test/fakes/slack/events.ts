import { type Json, record, text } from '../discord/json.ts';
import type { DirectAct, MentionAct } from './api-acts.ts';
import { deliver } from './deliver.ts';
import { code } from './ids.ts';
import { openDm, post, teamOf } from './people.ts';
import { messageObject, viewObject } from './render.ts';
import type { Delivery, Message } from './things.ts';
import { homeOf } from './views.ts';
import type { World } from './world.ts';

interface NewEvent {
  team: string;
  event: Json;
  eventId?: string;
  message?: Message;
}

function emit(world: World, { team, event, eventId, message }: NewEvent): Delivery {
  const { botUserId, enterprise } = world.team(team);
  const isOrg = enterprise !== null;
  const authorization = { enterprise_id: enterprise, team_id: isOrg ? null : team, user_id: botUserId };
  const payload = {
    ...{ token: world.verificationToken, team_id: team, context_team_id: team },
    ...{
      enterprise_id: enterprise,
      context_enterprise_id: enterprise,
      api_app_id: world.appId,
      event,
      type: 'event_callback',
    },
    event_id: eventId ?? `Ev${code(11)}`,
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [{ ...authorization, is_bot: true, is_enterprise_install: isOrg }],
    is_ext_shared_channel: false,
    event_context: `4-${code(40)}`,
  };
  return deliver(world, { kind: 'events_api', payload, message: message ?? null });
}

export function mention(world: World, act: MentionAct): Delivery {
  const channel = world.channel(act.channel);
  if (!channel.member) throw new Error(`Slack tells of no mention in ${channel.name}: the bot is not in it`);
  if (channel.kind === 'im') throw new Error('Slack tells of no mention in a direct message: use direct()');
  const { botUserId } = world.team(channel.team);
  const tag = `<@${botUserId}>`;
  const said = act.text.includes(tag) ? act.text : `${tag} ${act.text}`.trim();
  const message = post(world, { ...act, text: said });
  const team = channel.team;
  const event = messageEvent(world, message, { type: 'app_mention' });
  const delivery = emit(world, { team, event, message, ...idOf(act.eventId) });
  if (act.alsoAsMessage) {
    const kind = { type: 'message', channel_type: channel.private ? 'group' : 'channel' };
    delivery.twin = emit(world, { team, event: messageEvent(world, message, kind), message });
  }
  return delivery;
}

function idOf(eventId?: string): { eventId?: string } {
  return eventId === undefined ? {} : { eventId };
}

function messageEvent(world: World, message: Message, kind: Json): Json {
  const { channel, ts, files } = message;
  const subtype = files.length > 0 && kind.type === 'message' ? { subtype: 'file_share' } : {};
  return { ...messageObject(world, message), ...kind, ...subtype, channel, event_ts: ts };
}

export function direct(world: World, act: DirectAct): Delivery {
  const channel = openDm(world, act.user);
  const message = post(world, { ...act, channel });
  const event = messageEvent(world, message, { type: 'message', channel_type: 'im' });
  return emit(world, { team: channel.team, event, message, ...idOf(act.eventId) });
}

/** Any event; `body.team` may name a workspace. */
export function event(world: World, type: string, body: Json): Delivery {
  const team = teamOf(world, world.teams.has(text(body.team)) ? text(body.team) : teamOfUser(world, body));
  const known = world.teams.get(team.id);
  if (known && type === 'app_uninstalled') known.gone = 'account_inactive';
  if (known && type === 'tokens_revoked' && record(body.tokens).bot !== undefined) {
    known.gone = 'token_revoked';
  }
  const defaults = type === 'app_home_opened' ? homeDefaults(world, body) : {};
  const told = { type, ...defaults, ...body, event_ts: world.stamps.next() };
  return emit(world, { team: team.id, event: told });
}

function teamOfUser(world: World, body: Json): string | undefined {
  return world.people.get(text(body.user))?.team;
}

function homeDefaults(world: World, body: Json): Json {
  const user = world.people.get(text(body.user));
  if (!user) throw new Error('app_home_opened needs the id of a user');
  const home = body.tab === 'messages' ? null : homeOf(world, user.id);
  const view = home ? { view: viewObject(world, home) } : {};
  return { channel: openDm(world, user).id, tab: 'home', ...view };
}
