import { afterEach, expect, test } from 'vitest';
import { decodeAddress, encodeAddress } from '../../../src/chat/slack/address.ts';
import type { Workspaces } from '../../../src/chat/slack/workspaces.ts';
import type { FakeTeam } from '../../fakes/slack/api.ts';
import { openSlackStage, type SlackStage } from './stage.ts';

const pixel = new Uint8Array([1, 2, 3]);
let stage: SlackStage;
afterEach(async () => {
  expect(stage.fake.violations).toEqual([]);
  await stage.close();
});

/** As many pictures as go up at once, none of which arrives. */
async function startSix(how: { hang: true } | { neverProcessed: true }): Promise<void> {
  stage.fake.failNext({ method: 'upload', times: 6 }, how);
  for (let n = 0; n < 6; n += 1) {
    const files = [await stage.file(`stuck-${n}.png`, pixel)];
    stage.chat.post(stage.address, { files }, `stuck:${n}`).catch(() => undefined);
  }
  await stage.fake.until(() => stage.fake.log.filter(({ method }) => method === 'upload').length === 6);
}

test('uploads of one workspace that get nowhere hold up no other workspace', async () => {
  const teams: FakeTeam[] = [];
  const workspaces: Workspaces = {
    async find({ teamId }) {
      const { token, botId, botUserId } = teams.find(({ id }) => id === teamId) ?? stageTeam();
      return { token, botId, botUserId, teamId, enterpriseId: null };
    },
    forget: async () => undefined,
    routes: () => [],
  };
  stage = await openSlackStage({ workspaces });
  const { fake, chat } = stage;
  const stageTeam = () => ({ ...fake, token: fake.env.SLACK_BOT_TOKEN });
  const team = fake.addTeam();
  teams.push(team);
  const channel = fake.addChannel({ team });
  await startSix({ hang: true });
  const there = encodeAddress({
    ...decodeAddress(stage.address),
    ...{ team: team.id, channel: channel.id },
  });
  await chat.post(there, { files: [await stage.file('fox.png', pixel)] }, 'abc:pictures-1');
  expect(fake.messages(channel.id)).toHaveLength(1);
});

test('uploads that are not processed yet hold up no other', async () => {
  stage = await openSlackStage();
  await startSix({ neverProcessed: true });
  await stage.chat.post(stage.address, { files: [await stage.file('fox.png', pixel)] }, 'abc:pictures-1');
  expect(stage.fake.messages(stage.channel.id)).toHaveLength(1);
});
