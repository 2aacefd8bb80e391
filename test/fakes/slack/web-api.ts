import type { Json } from '../discord/json.ts';
import { type Answer, json } from './answer.ts';
import type { FakeTeam } from './api.ts';
import { faulted, Refused, refused, TooMany } from './errors.ts';
import { accountMethods } from './methods/account.ts';
import { assistantMethods } from './methods/assistant.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import type { Call, Method, Methods } from './methods/method.ts';
import { viewMethods } from './methods/views.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Received } from './received.ts';
import { tooMany } from './trouble.ts';
import type { World } from './world.ts';

const methods: Methods = {
  ...accountMethods,
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
};

export function methodName(path: string): string {
  return path.slice('/api/'.length);
}

/** A call of the Web API. */
export function callMethod(
  world: World,
  limits: RateLimits,
  request: Received,
  neverProcessed: boolean,
): Answer {
  const name = methodName(request.path);
  try {
    const method = methods[name];
    if (!method) throw faulted('unknown_method', `There is no method ${name} here`);
    const team = teamFor(world, method, request.token);
    const { args, token } = request;
    const call: Call = { world, method: name, args, token, team, neverProcessed };
    checkScope(world, method);
    limits.take(call, method);
    return json(200, { ok: true, ...method.run(call) });
  } catch (error) {
    if (error instanceof TooMany) return tooMany(error.retryAfter);
    if (!(error instanceof Refused)) throw error;
    if (error.fault !== null) world.fault(`${name}: ${error.code}: ${error.fault}`);
    return json(200, { ok: false, error: error.code, ...error.details } satisfies Json);
  }
}

/** The workspace that a token is for. */
function teamFor(world: World, method: Method, token: string | null): FakeTeam {
  const [first] = world.teams.values();
  if (!first) throw refused('team_not_found');
  if (method.token === 'none') return first;
  if (token === null) throw refused('not_authed');
  if (method.token === 'app') {
    if (token === world.appToken) return first;
    throw token.startsWith('xapp-') ? refused('invalid_auth') : refused('not_allowed_token_type');
  }
  if (token === world.appToken) throw refused('not_allowed_token_type');
  const team = [...world.teams.values()].find((one) => one.token === token);
  if (!team) throw refused('invalid_auth');
  if (team.gone !== null) throw refused(team.gone);
  return team;
}

function checkScope({ scopes }: World, { scope }: Method): void {
  if (scope === null || scopes.includes(scope)) return;
  throw refused('missing_scope', { needed: scope, provided: scopes.join(',') });
}
