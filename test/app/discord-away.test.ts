import { expect, test } from 'vitest';
import type { FakeChannel, FakeMessage, FakeUser } from '../fakes/discord/discord.ts';
import { Hand, one, plainTextOf, there } from './discord-hand.ts';
import { openSuite } from './discord-server.ts';

/** A person who installed the app for themselves uses it where the bot is no member. */
let user: FakeUser;
let away: FakeChannel;
let hand: Hand;
const { fake } = await openSuite();

function arrive(): void {
  user = fake.addUser({ name: 'Ana' });
  away = fake.addChannel(fake.addGuild({ botIsMember: false }));
  hand = new Hand(fake, away, user);
}

function imagine(options: Record<string, string | boolean>) {
  return fake.command({ user, channel: away, name: 'imagine', options, userInstall: true });
}

function press(message: FakeMessage, action: string) {
  const [, customId] =
    new RegExp(`"custom_id":"(v1:${action}:[^"]+)"`).exec(JSON.stringify(message.components)) ?? [];
  return fake.press({ user, channel: away, message, customId: there(customId, action), userInstall: true });
}

const seenByAll = () => fake.messages(away.id).flatMap(({ attachments }) => attachments);

test('a private picture is posted to the channel through the button that was pressed there', async () => {
  arrive();
  imagine({ prompt: 'a hidden well', private: true });
  const secret = one(await hand.drawn('a hidden well'));
  expect(fake.messages(away.id)).toEqual([]);
  press(secret, 'publish');
  await expect.poll(seenByAll, { timeout: 10_000 }).toHaveLength(1);
  expect(plainTextOf(fake.messages(away.id)[0])).toContain('Ana made this: a hidden well');
});

test('what starts from a private picture is nobody else’s either, although nothing said so when it was asked for', async () => {
  arrive();
  imagine({ prompt: 'a first secret', private: true });
  press(one(await hand.drawn('a first secret')), 'use');
  await hand.told(/^1 picture to start from/);
  imagine({ prompt: 'a second secret' });
  await hand.drawn('a second secret');
  expect(fake.messages(away.id)).toEqual([]);
});
