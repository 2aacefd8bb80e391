import { Client, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connected, nextCommand, scene, started } from './discord/scene.ts';

const picture = { attachment: Buffer.from('picture'), name: 'picture.png', description: 'A picture' };

describe('the real discord.js', () => {
  test('receives a command with a file, defers, edits and follows up', async () => {
    const { discord, channel, user, client } = await scene();
    const file = discord.attach('cat.png', Buffer.from('cat'));
    const received = nextCommand(client);
    const options = { prompt: 'a cat', count: 2, image1: file };
    const acted = discord.command({ user, channel, name: 'draw', options });
    const interaction = await received;
    expect(interaction.locale).toBe('uk');
    expect(interaction.options.getString('prompt')).toBe('a cat');
    expect(interaction.options.getInteger('count')).toBe(2);
    const address = interaction.options.getAttachment('image1')?.url ?? '';
    expect(await (await fetch(address)).text()).toBe('cat');
    expect((await fetch(address.replace('hm=', 'hm=0'))).status).toBe(404);

    const deferred = await interaction.deferReply({ flags: MessageFlags.Ephemeral, withResponse: true });
    expect(deferred.resource?.message?.flags.has(MessageFlags.Loading)).toBe(true);
    expect(acted.acknowledged).toMatchObject({ type: 5, flags: 64 });
    expect(acted.original).toBeNull();
    await interaction.editReply({ content: 'Here', files: [picture] });
    await interaction.editReply({ content: 'Here it is' });
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
    await interaction.followUp('For all');
    await acted.waitFor(({ followUps }) => followUps.length === 2);
    expect(acted.original).toMatchObject({ content: 'Here it is', edits: 1 });
    expect(acted.original?.attachments).toMatchObject([
      { filename: 'picture.png', description: 'A picture' },
    ]);
    expect(discord.ephemerals(user).map(({ content }) => content)).toEqual(['Here it is', 'And more']);
    expect(discord.messages(channel.id).map(({ content }) => content)).toEqual(['For all']);
    expect(discord.violations).toEqual([]);
  });

  test('posts files under a nonce twice and sees one message, answers it in a thread', async () => {
    const { discord, channel, user, client } = await scene();
    const target = await client.channels.fetch(channel.id);
    if (!target?.isSendable()) throw new Error('not sendable');
    const content = `<@${user.id}> @everyone`;
    const allowedMentions = { users: [user.id] };
    const out = { content, files: [picture], nonce: 'job-1', enforceNonce: true, allowedMentions };
    const [one, two] = await Promise.all([target.send(out), target.send(out)]);
    expect(one.id).toBe(two.id);
    const [message] = discord.messages(channel.id);
    expect(message?.mentions).toEqual([user.id]);
    const [attachment] = message?.attachments ?? [];
    expect(Buffer.from(discord.fileOf(attachment ?? { url: '' }) ?? []).toString()).toBe('picture');
    discord.advance(5 * 60_000 + 1);
    expect((await target.send(out)).id).not.toBe(one.id);

    const thread = await one.startThread({ name: 'More of this' });
    await thread.send('In the thread');
    expect(thread.id).toBe(one.id);
    expect(discord.thread(one.id)).toMatchObject({ type: 11, name: 'More of this' });
    expect(discord.messages(thread.id).map(({ content: said }) => said)).toEqual(['In the thread']);
    await expect(one.startThread({ name: 'Again' })).rejects.toMatchObject({ code: 160_004 });
    expect(discord.violations).toEqual([]);
  });

  test('resumes a dropped gateway and gets what happened meanwhile', async () => {
    const { discord, channel, user, client } = await scene();
    for (const how of [{}, { op7: true }, { code: 1006 }]) {
      const before = discord.gateway.resumes;
      const received = nextCommand(client);
      discord.dropGateway(how);
      const acted = discord.command({ user, channel, name: 'draw' });
      expect((await received).id).toBe(acted.id);
      await discord.until(() => discord.gateway.resumes === before + 1);
    }
    expect(discord.gateway.identifies).toBe(1);
    expect(discord.violations).toEqual([]);
  });

  test('waits for a 429, repeats after a 5xx and after its own timeout', async () => {
    const { discord, channel } = await scene();
    const client = await connected(discord, 300);
    const target = await client.channels.fetch(channel.id);
    if (!target?.isSendable()) throw new Error('not sendable');
    const path = /\/messages$/;
    discord.failNext({ method: 'POST', path }, { status: 429, retryAfter: 0.2, scope: 'user' });
    await target.send('limited');
    expect(discord.log.filter((one) => one.method === 'POST').map(({ status }) => status)).toEqual([
      429, 200,
    ]);
    discord.failNext({ method: 'POST', path }, { afterDoing: true, status: 502 });
    await target.send({ content: 'once', nonce: 'once', enforceNonce: true });
    discord.failNext({ method: 'POST', path }, { afterDoing: true, status: 502 });
    await target.send('twice');
    discord.failNext({ method: 'POST', path }, { hang: true });
    await target.send('late');
    discord.failNext({ method: 'POST', path }, { status: 403, html: true });
    await expect(target.send('blocked')).rejects.toMatchObject({ status: 403 });
    const said = discord.messages(channel.id).map(({ content }) => content);
    expect(said).toEqual(['limited', 'once', 'twice', 'twice', 'late']);
    expect(discord.log.filter(({ status }) => status === 0)).toHaveLength(1);
  });

  test('delivers to the shard a guild belongs to, direct messages to the first, and all twice to two', async () => {
    const discord = await started({ shards: 2 });
    const guilds = [discord.addGuild(), discord.addGuild({ unavailableMs: Number.POSITIVE_INFINITY })];
    const [client, other] = [await connected(discord), await connected(discord)];
    const user = discord.addUser();
    const received: string[] = [];
    const hears = (heard: Client) => heard.on('interactionCreate', ({ id }) => received.push(id));
    [client, other].forEach(hears);
    const places = [...guilds.map((guild) => discord.addChannel(guild)), discord.addChannel(null)];
    const acted = places.map((channel) => discord.command({ user, channel, name: 'draw' }));
    await discord.until(() => discord.gateway.connected === 4);
    const twice = (ids: string[]) => ids.flatMap((id) => [id, id]).sort();
    await expect.poll(() => [...received].sort()).toEqual(twice(acted.map(({ id }) => id)));
    expect(guilds.map(({ id }) => client.guilds.cache.get(id)?.shardId)).toEqual([0, 1]);
    expect(client.guilds.cache.get(guilds[1]?.id ?? '')?.available).toBe(false);
  });

  test('refuses a wrong token at both doors', async () => {
    const discord = await started();
    const rest = { api: discord.env.DISCORD_API_URL };
    const client = new Client({ intents: [], rest });
    await expect(client.login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  });
});
