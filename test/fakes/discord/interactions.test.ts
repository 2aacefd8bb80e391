import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type FakeChannel,
  type FakeDiscord,
  type FakeInteraction,
  type FakeUser,
  startFakeDiscord,
} from './discord.ts';

let discord: FakeDiscord;
let user: FakeUser;
let channel: FakeChannel;

beforeAll(async () => {
  discord = await startFakeDiscord();
  user = discord.addUser();
  channel = discord.addChannel(discord.addGuild());
});
afterAll(() => discord.close());

async function send(method: string, path: string, body?: unknown) {
  const url = `${discord.env.DISCORD_API_URL}/v10${path}`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const said = response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  return { ...said, status: response.status };
}

const answer = ({ id, token }: FakeInteraction, type: number, data: object = {}) =>
  send('POST', `/interactions/${id}/${token}/callback`, { type, data });
const webhook = ({ token }: FakeInteraction) => `/webhooks/${discord.applicationId}/${token}`;
const command = (more = {}) => discord.command({ user, channel, name: 'draw', ...more });

test('an answer must fit, come once and in time', async () => {
  const interaction = command();
  expect(await send('POST', webhook(interaction), { content: 'a' })).toMatchObject({ code: 10015 });
  expect(await answer(interaction, 6)).toMatchObject({ status: 400, code: 50035 });
  expect(await answer(interaction, 5, { flags: 1 << 15 })).toMatchObject({ code: 50035 });
  expect(await answer(interaction, 5)).toMatchObject({ status: 204 });
  expect(await answer(interaction, 5)).toMatchObject({ status: 400, code: 40060 });
  const late = command();
  discord.advance(3001);
  expect(await answer(late, 5)).toMatchObject({ status: 404, code: 10062 });
  const again = command({ id: interaction.id });
  expect(again).toBe(interaction);
});

test('a token lasts a quarter of an hour', async () => {
  const interaction = command();
  await answer(interaction, 5);
  const original = `${webhook(interaction)}/messages/%40original`;
  expect(await send('GET', original)).toMatchObject({ status: 200, flags: 128 });
  expect(await send('PATCH', original, { content: 'a' })).toMatchObject({ status: 200, flags: 0 });
  discord.advance(15 * 60_000);
  expect(await send('PATCH', original, { content: 'b' })).toMatchObject({ status: 401, code: 50027 });
  const expired = command();
  await answer(expired, 4, { content: 'a' });
  discord.expireTokens();
  expect(await send('DELETE', `${webhook(expired)}/messages/@original`)).toMatchObject({ code: 50027 });
});

test('an app that only its user installed follows up five times and posts nothing', async () => {
  const away = discord.addChannel(discord.addGuild({ botIsMember: false }));
  const interaction = command({ channel: away, userInstall: true });
  await answer(interaction, 4, { content: 'a', flags: 64 });
  for (let left = 5; left > 0; left -= 1) {
    expect(await send('POST', webhook(interaction), { content: 'a' })).toMatchObject({ status: 200 });
  }
  expect(await send('POST', webhook(interaction), { content: 'a' })).toMatchObject({ code: 40094 });
  const headers = { authorization: `Bot ${discord.env.DISCORD_TOKEN}` };
  const url = `${discord.env.DISCORD_API_URL}/v10/channels/${away.id}/messages`;
  const refused = await fetch(url, { method: 'POST', headers, body: '{"content":"a"}' });
  expect(await refused.json()).toMatchObject({ code: 50001 });
});

test('an edit keeps the attachments it lists, and shown ones are not among them', async () => {
  const interaction = command();
  const form = new FormData();
  const embeds = [{ image: { url: 'attachment://a.png' } }];
  const attachments = [{ id: 0 }, { id: 1 }, { id: 2 }];
  form.set('payload_json', JSON.stringify({ type: 4, data: { embeds, attachments } }));
  for (const [at, name] of ['a.png', 'b.png', 'c.png'].entries())
    form.set(`files[${at}]`, new Blob([name]), name);
  const path = `/v10/interactions/${interaction.id}/${interaction.token}/callback`;
  await fetch(discord.env.DISCORD_API_URL + path, { method: 'POST', body: form });
  const names = () => interaction.original?.attachments.map(({ filename }) => filename);
  expect(names()).toEqual(['b.png', 'c.png']);
  const id = interaction.original?.attachments[1]?.id;
  const original = `${webhook(interaction)}/messages/@original`;
  await send('PATCH', original, { embeds: [], attachments: [{ id, description: 'The third' }] });
  expect(interaction.original?.attachments).toMatchObject([{ filename: 'c.png', description: 'The third' }]);
  expect(await send('PATCH', original, { attachments: [] })).toMatchObject({ status: 400, code: 50006 });
});
