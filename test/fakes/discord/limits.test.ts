import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './discord.ts';

let discord: FakeDiscord;
let guild: { id: string };

beforeAll(async () => {
  discord = await startFakeDiscord();
  guild = discord.addGuild();
});
afterAll(() => discord.close());

interface Reply {
  status: number;
  code: unknown;
  errors: string;
}

async function call(method: string, path: string, body: unknown, files: Buffer[] = []): Promise<Reply> {
  const authorization = `Bot ${discord.env.DISCORD_TOKEN}`;
  const form = new FormData();
  form.set('payload_json', JSON.stringify(body));
  for (const [index, file] of files.entries()) {
    form.set(`files[${index}]`, new Blob([new Uint8Array(file)]), `picture-${index}.png`);
  }
  const multipart = { method, body: form, headers: { authorization } };
  const headers = { authorization, 'content-type': 'application/json' };
  const plain = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const url = `${discord.env.DISCORD_API_URL}/v10${path}`;
  const response = await fetch(url, files.length > 0 ? multipart : plain);
  const said = response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  return { status: response.status, code: said.code, errors: JSON.stringify(said.errors ?? null) };
}

const row = (...components: unknown[]) => ({ type: 1, components });
const button = (more = {}) => ({ type: 2, style: 1, label: 'More', custom_id: 'more', ...more });
const embed = (length: number) => ({ title: 'a', description: 'a'.repeat(length) });
const words = (length: number) => ({ type: 10, content: 'a'.repeat(length) });
const second = { flags: 1 << 15 };
const option = (more = {}) => ({ type: 3, name: 'prompt', description: 'What to draw', ...more });
const command = (more = {}) => ({ name: 'draw', description: 'Draws', ...more });
const choices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}`, value: `${at}` }));

const badMessages: [what: string, body: object, errors: string][] = [
  ['content', { content: 'a'.repeat(2001) }, '{"content":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"'],
  ['nonce', { content: 'a', nonce: 'n'.repeat(26) }, 'nonce'],
  ['embeds', { embeds: Array(11).fill(embed(1)) }, 'embeds'],
  ['embed description', { embeds: [embed(4097)] }, '{"embeds":{"0":{"description":{"_errors"'],
  ['all embeds', { embeds: [embed(3000), embed(3000)] }, 'MAX_EMBED_SIZE_EXCEEDED'],
  ['rows', { content: 'a', components: Array(6).fill(row(button())) }, 'BASE_TYPE_BAD_LENGTH'],
  ['label', { content: 'a', components: [row(button({ label: 'a'.repeat(81) }))] }, 'label'],
  ['custom id', { content: 'a', components: [row(button({ custom_id: 'a'.repeat(101) }))] }, 'custom_id'],
  ['twins', { content: 'a', components: [row(button(), button())] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['text display without the flag', { content: 'a', components: [words(1)] }, 'BASE_TYPE_CHOICES'],
  ['content beside text displays', { ...second, content: 'a', components: [words(1)] }, 'LEGACY_FIELDS'],
  ['text in all', { ...second, components: [words(2500), words(2500)] }, 'DISPLAYABLE_TEXT_SIZE'],
  ['components in all', { ...second, components: Array(41).fill(words(1)) }, 'TOTAL_COMPONENTS'],
  ['alt text', { content: 'a', attachments: [{ id: 0, description: 'a'.repeat(1025) }] }, 'description'],
  ['mentions', { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } }, 'EXCLUSIVE'],
  [
    'unknown reply',
    { content: 'a', message_reference: { message_id: '12345678901234567' } },
    'REPLIES_UNKNOWN',
  ],
];

const badCommands: [what: string, commands: object[], errors: string][] = [
  ['name', [command({ name: 'Draw It' })], 'APPLICATION_COMMAND_INVALID_NAME'],
  ['capitals', [command({ name: 'Draw' })], 'APPLICATION_COMMAND_INVALID_NAME'],
  ['description', [command({ description: 'a'.repeat(101) })], 'BASE_TYPE_BAD_LENGTH'],
  ['twins', [command(), command()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  ['options', [command({ options: Array(26).fill(option()) })], 'BASE_TYPE_BAD_LENGTH'],
  ['choices', [command({ options: [option({ choices: choices(26) })] })], 'BASE_TYPE_BAD_LENGTH'],
  ['order', [command({ options: [option(), option({ name: 'b', required: true })] })], 'REQUIRED_INVALID'],
  ['locale', [command({ description_localizations: { ua: 'Малює' } })], 'LOCALE_INVALID'],
];

describe('limits', () => {
  test.each(badMessages)('of a message: %s', async (_, body, errors) => {
    const { id } = discord.addChannel(guild);
    const reply = await call('POST', `/channels/${id}/messages`, body);
    expect(reply).toMatchObject({ status: 400, code: 50035 });
    expect(reply.errors).toContain(errors);
    expect(discord.messages(id)).toEqual([]);
  });

  test.each(badCommands)('of commands: %s', async (_, commands, errors) => {
    const reply = await call('PUT', `/applications/${discord.applicationId}/commands`, commands);
    expect(reply).toMatchObject({ status: 400, code: 50035 });
    expect(reply.errors).toContain(errors);
  });

  test('commands within them are registered and keep their ids', async () => {
    const path = `/applications/${discord.applicationId}/commands`;
    const fine = [command({ options: [option({ required: true }), option({ name: 'größe' })] })];
    expect((await call('PUT', path, fine)).status).toBe(200);
    const before = discord.commands();
    await call('PUT', path, [...fine, { type: 3, name: 'Edit this' }]);
    expect(discord.commands()[0]).toMatchObject({ id: (before[0] as { id: string }).id });
  });
});

const all = (1n << 53n) - 1n;
const without = (bit: bigint) => ({ permissions: all & ~bit });
const mebibyte = 1024 * 1024;
const file = Buffer.from('file');

const refusals: [number, number, Parameters<FakeDiscord['addChannel']>[1], object, Buffer[]][] = [
  [403, 50001, without(1n << 10n), { content: 'a' }, []],
  [403, 50013, without(1n << 11n), { content: 'a' }, []],
  [403, 50013, { type: 11, ...without(1n << 38n) }, { content: 'a' }, []],
  [403, 50013, without(1n << 15n), { content: 'a' }, [file]],
  [403, 50013, without(1n << 14n), { embeds: [embed(1)] }, []],
  [400, 160002, without(1n << 16n), { content: 'a', message_reference: { message_id: '1' } }, []],
  [400, 40058, { type: 15 }, { content: 'a' }, []],
  [400, 50083, { type: 11, archived: true, locked: true }, { content: 'a' }, []],
  [400, 160005, { type: 11, locked: true }, { content: 'a' }, []],
  [400, 50006, {}, { content: '' }, []],
  [400, 30015, {}, {}, Array(11).fill(file)],
  [413, 40005, {}, {}, [Buffer.alloc(10 * mebibyte + 1)]],
  [413, 40005, {}, {}, Array(3).fill(Buffer.alloc(9 * mebibyte))],
];

describe('refusals', () => {
  test.each(refusals)('%i/%i in a channel with %o', async (status, code, options, body, files) => {
    const { id } = discord.addChannel(guild, options);
    expect(await call('POST', `/channels/${id}/messages`, body, files)).toMatchObject({ status, code });
  });

  test('of a thread', async () => {
    const message = discord.post({
      user: discord.addUser(),
      channel: discord.addChannel(guild),
      content: 'a',
    });
    const path = `/channels/${message.channelId}/messages/${message.id}/threads`;
    const refused = [{ name: '' }, { name: 'a', auto_archive_duration: 5 }];
    for (const body of refused) expect((await call('POST', path, body)).code).toBe(50035);
    expect((await call('POST', path, { name: 'a' })).status).toBe(201);
    expect((await call('POST', path, { name: 'a' })).code).toBe(160004);
    expect((await call('PATCH', path.replace('/threads', ''), { content: 'b' })).code).toBe(50005);
  });

  test('of a person who takes no direct messages', async () => {
    const user = discord.addUser({ directMessages: false });
    await call('POST', '/users/@me/channels', { recipient_id: user.id });
    const { id } = discord.addChannel(null, { recipient: user });
    expect(await call('POST', `/channels/${id}/messages`, { content: 'a' })).toMatchObject({ code: 50007 });
  });
});
