import { refused } from '../errors.ts';
import type { Json } from '../json.ts';
import { list, record, text } from '../json.ts';
import { checkCommands } from '../limits/commands.ts';
import { userObject } from '../render-guild.ts';
import type { World } from '../world.ts';
import { type Answer, type Call, route } from './route.ts';

export const applicationRoutes = [
  route('GET /gateway/bot', gatewayBot),
  route('GET /users/@me', ({ world }) => ({
    status: 200,
    body: { ...userObject(world.bot), verified: true },
  })),
  route('GET /users/:user', getUser),
  route('GET /applications/@me', ({ world }) => ({ status: 200, body: application(world) })),
  route('GET /oauth2/applications/@me', ({ world }) => ({ status: 200, body: application(world) })),
  route('GET /applications/:application/commands', (call, id) => read(call, id, '')),
  route('PUT /applications/:application/commands', (call, id) => write(call, id, '')),
  route('GET /applications/:application/guilds/:guild/commands', (call, id, guild) =>
    read(call, id, guild ?? ''),
  ),
  route('PUT /applications/:application/guilds/:guild/commands', (call, id, guild) =>
    write(call, id, guild ?? ''),
  ),
];

const identifyLimit = 1000;

function gatewayBot({ world }: Call): Answer {
  const start = {
    total: identifyLimit,
    remaining: identifyLimit - world.identifies(),
    reset_after: 86_400_000,
    max_concurrency: 16,
  };
  const url = `${world.origin.replace('http', 'ws')}/gateway`;
  return { status: 200, body: { url, shards: world.shards, session_start_limit: start } };
}

function getUser({ world }: Call, id: string): Answer {
  const person = world.people.get(id);
  if (!person) throw refused(10013);
  return { status: 200, body: userObject(person) };
}

function application(world: World): Json {
  const { applicationId: id } = world;
  const flags = { flags: 0, bot_public: true, bot_require_code_grant: false, verify_key: '0'.repeat(64) };
  return {
    id,
    name: 'Darkroom',
    description: '',
    icon: null,
    ...flags,
    bot: userObject(world.bot),
    team: null,
  };
}

function check(world: World, applicationId: string, guildId: string): void {
  if (applicationId !== world.applicationId) throw refused(50001);
  if (guildId !== '' && world.guilds.get(guildId)?.botIsMember !== true) throw refused(50001);
}

function read({ world }: Call, applicationId: string, guildId: string): Answer {
  check(world, applicationId, guildId);
  return { status: 200, body: world.commands.get(guildId) ?? [] };
}

/** Replaces all commands; one that was there under its name and type keeps its id. */
function write({ world, raw }: Call, applicationId: string, guildId: string): Answer {
  check(world, applicationId, guildId);
  checkCommands(list(raw));
  const before = world.commands.get(guildId) ?? [];
  const after = list(raw).map((given) => registered(world, record(given), before, guildId));
  world.commands.set(guildId, after);
  return { status: 200, body: after };
}

function registered(world: World, given: Json, before: Json[], guildId: string): Json {
  const type = given.type ?? 1;
  const earlier = before.find((command) => command.name === given.name && command.type === type);
  const scope = guildId === '' ? {} : { guild_id: guildId };
  return {
    description: '',
    default_member_permissions: null,
    nsfw: false,
    ...(guildId === '' ? { integration_types: [0], contexts: null } : {}),
    ...given,
    name: text(given.name),
    type,
    id: earlier?.id ?? world.clock.snowflake(),
    application_id: world.applicationId,
    version: world.clock.snowflake(),
    ...scope,
  };
}
