import { expect, test } from 'vitest';
import type { FakeDiscord } from '../fakes/discord/discord.ts';
import { openSuite, textOf } from './discord-server.ts';

const { fake, server } = await openSuite();

const person = (options: Parameters<FakeDiscord['addUser']>[0] = {}) =>
  fake.addUser({ name: 'Ana', ...options });
const cards = (channelId: string, prompt: string) =>
  fake.messages(channelId).filter((message) => textOf(message).includes(`> ${prompt}`));
const imagine = (options: Record<string, string | number | boolean>, user = person()) =>
  fake.command({ user, channel: server.channel, name: 'imagine', options });

test('commands given while the gateway is gone arrive when it is back', async () => {
  fake.dropGateway();
  imagine({ prompt: 'through the gap' });
  const card = await server.cardSays('through the gap', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
  expect(fake.gateway.resumes).toBeGreaterThan(0);
});

test('an interaction that is delivered twice makes one job', async () => {
  const user = person();
  const { id } = imagine({ prompt: 'only once' }, user);
  fake.command({ user, channel: server.channel, name: 'imagine', options: { prompt: 'only once' }, id });
  const card = await server.cardSays('only once', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
  expect(cards(server.channel.id, 'only once')).toHaveLength(1);
});

test('a limit of the chat delays a card and loses nothing', async () => {
  fake.failNext(
    { method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 2 },
    { status: 429, retryAfter: 0.3 },
  );
  imagine({ prompt: 'slowly now' });
  const card = await server.cardSays('slowly now', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
});

test('a card that was posted although the answer was an error is there once, and so are its pictures', async () => {
  fake.failNext(
    { method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 5 },
    { afterDoing: true, status: 502 },
  );
  imagine({ prompt: 'really posted' });
  const card = await server.cardSays('really posted', /Done/, 30_000);
  await expect.poll(() => server.pictures(card)).toHaveLength(1);
  expect(cards(server.channel.id, 'really posted')).toHaveLength(1);
}, 40_000);

test('pictures the chat finds too large come as smaller copies, and it is said where the originals are', async () => {
  const upload = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
  imagine({ prompt: 'a heavy one' });
  const card = await server.cardSays('a heavy one', /Getting|Next|Drawing|Done/);
  fake.failNext(upload, { status: 413, code: 40005, message: 'Request entity too large' });
  await expect.poll(() => server.pictures(card), { timeout: 20_000 }).toHaveLength(1);
  const uploads = fake.log.filter(({ path, files }) => path.startsWith('/channels/') && files.length > 0);
  const [refused, taken] = uploads.slice(-2).map(({ files }) => files[0]?.bytes ?? 0);
  expect(taken).toBeLessThanOrEqual((refused ?? 0) / 2);
  expect(server.flushes(card)[0]?.content).toContain(
    'A smaller copy, because the original is too large for this chat.',
  );
});

test('an answer’s own limit counts for what only the interaction can show', async () => {
  const user = person();
  const channel = fake.addChannel(server.guild);
  const options = { prompt: 'small answers', private: true };
  fake.command({ user, channel, name: 'imagine', options, attachmentSizeLimit: 100_000 });
  const pictures = () => fake.ephemerals(user).flatMap(({ attachments }) => attachments);
  await expect.poll(pictures, { timeout: 20_000 }).toHaveLength(1);
  expect(pictures()[0]?.size).toBeLessThanOrEqual(95_000);
  expect(fake.ephemerals(user).map(textOf).join()).toContain('the operator can download it in the studio');
});

test('what a token could say after fifteen minutes comes as a direct message', async () => {
  const user = person();
  const channel = fake.addChannel(server.guild);
  const options = { prompt: 'a secret that takes long [slow]', private: true, count: 2 };
  fake.command({ user, channel, name: 'imagine', options });
  await expect
    .poll(() => fake.ephemerals(user).map(textOf).join(), { timeout: 10_000 })
    .toContain('a secret');
  fake.expireTokens();
  const pictures = () => fake.directMessages(user).flatMap(({ attachments }) => attachments);
  await expect.poll(pictures, { timeout: 20_000 }).toHaveLength(2);
  expect(fake.messages(channel.id)).toEqual([]);
});

test('a job that outlives the token goes on in the channel', async () => {
  const user = person();
  fake.command({
    user,
    channel: server.channel,
    name: 'series',
    options: { prompt: 'a slow tide [slow]', count: 3 },
  });
  const card = await server.cardSays('a slow tide', /Getting|Next|Drawing/);
  fake.expireTokens();
  await server.cardSays('a slow tide', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(3);
});

test('who cannot be reached finds the words at their next command', async () => {
  const user = person({ directMessages: false });
  const channel = fake.addChannel(server.guild);
  fake.command({ user, channel, name: 'imagine', options: { prompt: 'lost letter [slow]', private: true } });
  await expect
    .poll(() => fake.ephemerals(user).map(textOf).join(), { timeout: 10_000 })
    .toContain('lost letter');
  fake.expireTokens();
  await expect
    .poll(
      () => {
        fake.command({ user, channel, name: 'queue' });
        return fake.ephemerals(user).map(textOf).join('\n');
      },
      { timeout: 20_000, interval: 500 },
    )
    .toMatch(
      /Something from earlier that could not reach you:\nThe pictures of “lost letter \\\[slow\\\]” are finished/,
    );
});

test('where the bot is no member, card and pictures are one answer that grows', async () => {
  const user = person();
  const foreign = fake.addGuild({ name: 'Elsewhere', botIsMember: false });
  const channel = fake.addChannel(foreign);
  const options = { prompt: 'far from home', count: 4 };
  const asked = fake.command({ user, channel, name: 'imagine', options, userInstall: true });
  await expect.poll(() => asked.original?.attachments ?? [], { timeout: 20_000 }).toHaveLength(4);
  await expect
    .poll(() => asked.original && textOf(asked.original), { timeout: 10_000 })
    .toContain('Done, all 4');
  expect(asked.followUps).toEqual([]);
  expect(fake.messages(channel.id)).toHaveLength(1);
});

test('beyond ten pictures a user’s own installation gets one follow-up, and refusals stay private', async () => {
  const user = person();
  const channel = fake.addChannel(fake.addGuild({ botIsMember: false }));
  const asked = fake.command({
    ...{ user, channel, name: 'series', userInstall: true },
    options: { prompt: 'a long way', count: 13 },
  });
  await expect
    .poll(() => asked.followUps.flatMap(({ attachments }) => attachments), { timeout: 30_000 })
    .toHaveLength(3);
  await expect.poll(() => asked.original?.attachments).toHaveLength(10);
  const refused = fake.command({
    ...{ user, channel, name: 'imagine', userInstall: true },
    options: { prompt: 'x', model: 'nonsense' },
  });
  await expect.poll(() => refused.followUps).toHaveLength(1);
  expect(refused.followUps[0]?.flags).toBe(64);
  expect(refused.original).toBeNull();
}, 40_000);

test('if the card is deleted in the middle, the pictures reach their asker', async () => {
  const user = person();
  fake.command({
    user,
    channel: server.channel,
    name: 'series',
    options: { prompt: 'cut short [slow]', count: 3 },
  });
  const card = await server.cardSays('cut short', /Getting|Next|Drawing…/);
  fake.failNext({ path: new RegExp(`/messages/${card.id}`), times: 100 }, { status: 404, code: 10008 });
  const reached = () =>
    [...fake.ephemerals(user), ...fake.directMessages(user)].flatMap(({ attachments }) => attachments);
  await expect.poll(reached, { timeout: 20_000 }).toHaveLength(3);
});

test('words kept from earlier come after the answer, and stay private where the answer is public', async () => {
  const user = person({ directMessages: false });
  const home = fake.addChannel(server.guild);
  fake.command({
    user,
    channel: home,
    name: 'imagine',
    options: { prompt: 'first try [slow]', private: true },
  });
  await expect
    .poll(() => fake.ephemerals(user).map(textOf).join(), { timeout: 10_000 })
    .toContain('first try');
  const refusals = () =>
    fake.log.filter(({ status, path }) => status === 403 && path.includes('/messages')).length;
  const before = refusals();
  fake.expireTokens();
  // The pictures, and then the words about them.
  await expect.poll(refusals, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 2);
  const foreign = fake.addChannel(fake.addGuild({ botIsMember: false }));
  const asked = fake.command({
    ...{ user, channel: foreign, name: 'imagine', userInstall: true },
    options: { prompt: 'second try' },
  });
  const told = () =>
    asked.followUps.filter(({ content }) => content.includes('first try')).map(({ flags }) => flags);
  await expect.poll(told, { timeout: 20_000 }).toEqual([64]);
  expect(asked.original && textOf(asked.original)).toContain('second try');
}, 60_000);

test('where the card may not be posted, nothing is drawn and the asker gets the words back', async () => {
  const user = person();
  const channel = fake.addChannel(server.guild);
  fake.failNext(
    { method: 'POST', path: new RegExp(`/channels/${channel.id}/messages`), times: 100 },
    { status: 403, code: 50001, message: 'Missing Access' },
  );
  fake.command({ user, channel, name: 'imagine', options: { prompt: 'a closed door' } });
  const said = () => fake.ephemerals(user).map(textOf).join('\n');
  await expect.poll(said).toContain('Nothing was drawn, because no message could be posted here.');
  expect(said()).toContain('a closed door');
});

test('a thread that a filter refuses leaves the pictures as replies', async () => {
  fake.failNext({ path: /\/threads$/ }, { status: 400, code: 200001, message: 'Title was blocked' });
  imagine({ prompt: 'a title to block', count: 2 });
  const card = await server.cardSays('a title to block', /Done/);
  await expect.poll(() => server.pictures(card)).toHaveLength(2);
  expect(fake.thread(card.id)).toBeNull();
  expect(fake.log.filter(({ path }) => path.endsWith(`${card.id}/threads`))).toHaveLength(1);
});

test('a thread that is there already is used', async () => {
  imagine({ prompt: 'with a thread', count: 2 });
  const card = await server.cardSays('with a thread', /Getting|Next|Drawing|Done/);
  fake.failNext({ path: /\/threads$/ }, { afterDoing: true, status: 502 });
  await expect.poll(() => server.pictures(card), { timeout: 20_000 }).toHaveLength(2);
  expect(fake.thread(card.id)).not.toBeNull();
  expect(
    fake.log.filter(({ path, status }) => path.endsWith(`${card.id}/threads`) && status === 400).length,
  ).toBe(1);
});

test('an edit that is refused once does not freeze the card or move the pictures', async () => {
  fake.command({
    ...{ user: person(), channel: server.channel, name: 'series' },
    options: { prompt: 'through the cloud [slow]', count: 5 },
  });
  const card = await server.cardSays('through the cloud', /Getting|Next|Drawing/);
  fake.failNext({ method: 'PATCH', path: new RegExp(card.id) }, { status: 403, html: true });
  await server.cardSays('through the cloud', /Done, all 5/);
  await expect.poll(() => server.pictures(card)).toHaveLength(5);
});

test('an acknowledgement that meets an error is made again', async () => {
  fake.failNext({ path: /callback$/ }, { status: 502 });
  const asked = imagine({ prompt: 'at the second try' });
  await server.cardSays('at the second try', /Done/);
  expect(asked.acknowledged).toMatchObject({ type: 5, flags: 64 });
});

test('a moderator of one server has no say in another, and does not see its jobs', async () => {
  const [ana, stranger] = [person(), fake.addUser({ name: 'Max', moderator: true })];
  const elsewhere = fake.addChannel(fake.addGuild());
  const options = { prompt: 'none of his business [slow]', count: 6 };
  fake.command({ user: ana, channel: server.channel, name: 'series', options });
  const card = await server.cardSays('none of his business', /Getting|Next|Drawing/);
  const [job = ''] = /[0-9a-z]{12}$/.exec(textOf(card)) ?? [];
  fake.command({ user: stranger, channel: elsewhere, name: 'cancel', options: { job } });
  fake.command({ user: stranger, channel: elsewhere, name: 'show', options: { id: job } });
  const answers = () => fake.ephemerals(stranger).map(({ content }) => content);
  await expect
    .poll(answers)
    .toEqual([1, 2].map(() => expect.stringContaining(`There is no job or picture “${job}”`)));
  await server.cardSays('none of his business', /Done, all 6/, 30_000);
}, 40_000);

test('after fifteen minutes a user’s own installation delivers by direct message', async () => {
  const user = person();
  const channel = fake.addChannel(fake.addGuild({ botIsMember: false }));
  const options = { prompt: 'late from afar [slow]', count: 2 };
  const asked = fake.command({ user, channel, name: 'imagine', options, userInstall: true });
  await expect.poll(() => asked.original && textOf(asked.original)).toContain('late from afar');
  fake.expireTokens();
  const pictures = () => fake.directMessages(user).flatMap(({ attachments }) => attachments);
  await expect.poll(pictures, { timeout: 20_000 }).toHaveLength(2);
});
