import type { Json } from '../../discord/json.ts';
import { refused } from '../errors.ts';
import { userObject } from '../render.ts';
import { bot, type Call, type Methods, required } from './method.ts';

export const accountMethods: Methods = {
  'auth.test': bot(null, 100, authTest),
  'apps.connections.open': { token: 'app', scope: null, tier: 50, run: openConnection },
  'oauth.v2.access': { token: 'none', scope: null, tier: 100, run: access },
  'bots.info': bot('users:read', 50, botInfo),
  'team.info': bot('team:read', 50, teamInfo),
  'users.info': bot('users:read', 100, userInfo),
};

function authTest({ world, team }: Call): Json {
  const { enterprise } = team;
  const ids = { team_id: team.id, user_id: team.botUserId, bot_id: team.botId, enterprise_id: enterprise };
  return {
    url: `${world.origin}/`,
    team: team.name,
    user: 'darkroom',
    ...ids,
    is_enterprise_install: enterprise !== null,
  };
}

function openConnection({ world }: Call): Json {
  return { url: world.openSocket() };
}

function access(call: Call): Json {
  const { world, args } = call;
  if (args.client_id !== world.clientId) throw refused('invalid_client_id');
  if (args.client_secret !== world.clientSecret) throw refused('bad_client_secret');
  const code = required(call, 'code');
  const teamId = world.codes.get(code);
  if (teamId === undefined) throw refused('invalid_code');
  world.codes.delete(code);
  const team = world.teams.get(teamId);
  if (!team) throw refused('invalid_code');
  team.gone = null;
  const installer = [...world.people.values()].find((one) => one.team === teamId && !one.bot);
  return {
    ...{ app_id: world.appId, access_token: team.token, token_type: 'bot', scope: world.scopes.join(',') },
    ...{ bot_user_id: team.botUserId, team: { id: team.id, name: team.name }, enterprise: null },
    ...{ authed_user: { id: installer?.id ?? team.botUserId }, is_enterprise_install: false },
  };
}

function botInfo({ world, team, args }: Call): Json {
  if (args.bot !== undefined && args.bot !== team.botId) throw refused('bot_not_found');
  const { botId: id, botUserId } = team;
  return { bot: { id, deleted: false, name: 'darkroom', app_id: world.appId, user_id: botUserId } };
}

function teamInfo({ team }: Call): Json {
  return { team: { id: team.id, name: team.name, domain: team.name, email_domain: '' } };
}

function userInfo(call: Call): Json {
  const { world, args, team } = call;
  const person = world.people.get(required(call, 'user'));
  if (!person || person.team !== team.id) throw refused('user_not_found');
  return { user: userObject(world, person, args.include_locale === true) };
}
