import type { FakeDelivery, FakeSights, FakeSlack, FakeSlackOptions } from './api.ts';
import type { FakeActs } from './api-acts.ts';
import { redeliver } from './deliver.ts';
import * as events from './events.ts';
import { startHttp } from './http.ts';
import * as inView from './in-view.ts';
import * as interactions from './interactions.ts';
import * as people from './people.ts';
import { request, verifyUrl } from './signed.ts';
import { Sockets } from './sockets.ts';
import { statusOf } from './status.ts';
import type { Delivery } from './things.ts';
import { Troubles } from './trouble.ts';
import { homeOf, topView } from './views.ts';
import { World } from './world.ts';

export type {
  FakeChannel,
  FakeMessage,
  FakeSlack,
  FakeUser,
  FakeView,
} from './api.ts';

/** A loopback Slack that the real Bolt talks to. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const world = new World(options);
  const troubles = new Troubles();
  const server = await startHttp(world, troubles);
  const sockets = new Sockets(world, server);
  const { id: teamId, botUserId, botId, token } = people.addTeam(world);
  return {
    ...addressesOf(world, token),
    ...{ teamId, botUserId, botId, appId: world.appId },
    ...{ clientId: world.clientId, clientSecret: world.clientSecret },
    ...placesOf(world),
    ...actsOf(world),
    ...viewActsOf(world),
    ...sightsOf(world),
    failNext: (match, how) => troubles.add(match, how),
    refreshSockets: (most = Number.POSITIVE_INFINITY) => sockets.refresh(most),
    dropSockets: () => sockets.drop(),
    get sockets() {
      return sockets.count;
    },
    advance: (ms) => world.clock.advance(ms),
    now: () => world.clock.now(),
    async close() {
      world.clock.stop();
      world.closing.abort();
      await sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function addressesOf(world: World, token: string): Pick<FakeSlack, 'url' | 'foreignUrl' | 'env'> {
  const { origin: url, appToken, signingSecret } = world;
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${url}/api/`,
  };
  return { url, foreignUrl: url.replace('127.0.0.1', 'localhost'), env };
}

type Places =
  | 'addUser'
  | 'addChannel'
  | 'addTeam'
  | 'openDm'
  | 'addForeignDm'
  | 'leave'
  | 'archive'
  | 'oauthCode'
  | 'upload'
  | 'post';

function placesOf(world: World): Pick<FakeActs, Places> {
  return {
    addUser: (options) => people.addUser(world, options),
    addChannel: (options) => people.addChannel(world, options),
    addTeam: (options) => people.addTeam(world, options),
    openDm: (user) => people.openDm(world, user),
    addForeignDm: () => people.addForeignDm(world),
    leave: (channel, user) => people.leave(world, channel, user),
    archive(channel) {
      world.channel(channel).archived = true;
    },
    oauthCode: (team) => people.oauthCode(world, team),
    upload: (file) => people.upload(world, file),
    post: (act) => people.post(world, act),
  };
}

type ViewActs = 'pressInView' | 'submit' | 'closeView';

function viewActsOf(world: World): Pick<FakeActs, ViewActs> {
  return {
    pressInView: (act) => inView.pressInView(world, act),
    submit: (act) => inView.submit(world, act),
    closeView: (act) => inView.closeByCross(world, act),
  };
}

function actsOf(world: World): Omit<FakeActs, Places | ViewActs> {
  return {
    deliverTo(eventsUrl) {
      world.eventsUrl = eventsUrl;
    },
    slash: (act) => interactions.slash(world, act),
    mention: (act) => events.mention(world, act),
    direct: (act) => events.direct(world, act),
    event: (type, body) => events.event(world, type, body),
    shortcut: (act) => interactions.shortcut(world, act),
    press: (act) => interactions.press(world, act),
    redeliver: (delivery, retry) => again(world, delivery, retry),
    verifyUrl: () => verifyUrl(world),
    async sendRaw(raw) {
      const { status, body } = await request(world, raw);
      return { status, body };
    },
  };
}

function again(world: World, delivery: FakeDelivery, retry?: { num: number; reason: string }): FakeDelivery {
  const reason = world.eventsUrl === null ? 'timeout' : 'http_timeout';
  return redeliver(world, delivery as Delivery, retry ?? { num: 1, reason });
}

function sightsOf(world: World): FakeSights {
  const { views, statuses, prompts, titles, log, violations } = world;
  return {
    messages: (channelId) => world.messagesIn(channelId).filter(({ threadTs }) => threadTs === null),
    thread: (channelId, ts) => world.messagesIn(channelId).filter(({ threadTs }) => threadTs === ts),
    ephemerals: ({ id }) => world.messages.filter((one) => one.ephemeralFor === id && !one.deleted),
    views,
    home: ({ id }) => homeOf(world, id),
    openView: ({ id }) => topView(world, id),
    file: (id) => world.files.get(id) ?? null,
    statuses,
    status: (channelId, threadTs) => statusOf(world, channelId, threadTs),
    prompts,
    titles,
    log,
    violations,
    until: (check) => world.until(check),
  };
}
