import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HomeView } from '../../../src/chat/chat.ts';
import { personRefOf } from '../../../src/chat/slack/address.ts';
import type { Api } from '../../../src/chat/slack/api.ts';
import { createHomes } from '../../../src/chat/slack/homes.ts';
import { createLogger } from '../../../src/log.ts';
import { createWords } from '../../../src/words/words.ts';
import { createHeard } from '../heard.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Pages whose title is what is true when they are described; a call of the Web API takes `callMs`. */
function openHomes(callMs: number) {
  const published: { user: string; title: string; team: string | null; at: number }[] = [];
  const now = { title: 'first' };
  const api: Api = {
    tokenOf: async () => 'xoxb',
    async call({ team }, _method, args) {
      await new Promise((resolve) => setTimeout(resolve, callMs));
      const [, title = ''] = /"text":"([^"]*)"/.exec(String(args.view)) ?? [];
      published.push({ user: String(args.user_id), title, team, at: Date.now() });
      return {};
    },
  };
  const none = { heading: 'h', none: 'n', entries: [] };
  const describe = (): HomeView => ({
    ...{ title: now.title, fresh: 'New', help: 'help', jobs: none, past: none },
    settings: { label: 'Settings', save: 'Save', fields: [] },
  });
  const { handlers } = createHeard();
  const homes = createHomes({
    ...{ api, now: Date.now, wordsFor: createWords, log: createLogger('test'), knownLocale: () => 'en' },
    findProfile: async () => ({ name: 'Ana', locale: 'en', moderator: false }),
    handlers: () => ({ ...handlers, onHome: async () => describe() }),
  });
  const see = (user: string, team: string) =>
    homes.seen({
      ...{ kind: 'direct', team, enterprise: null, channel: '', thread: null, responseUrl: null },
      ...{ person: personRefOf(user), locale: 'en', at: Date.now() },
    });
  return { homes, published, now, see };
}

test('pages of many people that change all the time stay within the tier, and none is left behind', async () => {
  const { homes, published, now, see } = openHomes(50);
  const people = Array.from({ length: 24 }, (_, n) => `U${n}`);
  for (const [n, user] of people.entries()) see(user, n % 2 === 0 ? 'T1' : 'T2');
  for (let second = 1; second <= 60; second += 1) {
    now.title = `second ${second}`;
    for (const user of people) homes.changed(personRefOf(user));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  for (const place of ['T1', 'T2']) {
    const there = published.filter(({ team }) => team === place);
    expect(there.length).toBeGreaterThan(60);
    expect(there.length).toBeLessThan(100);
  }
  await vi.advanceTimersByTimeAsync(20_000);
  const last = people.map((user) => published.findLast((page) => page.user === user)?.title);
  expect(new Set(last)).toEqual(new Set(['second 60']));
});

test('a page is published once at a time, and what changes meanwhile after that', async () => {
  const { homes, published, now, see } = openHomes(30_000);
  see('U1', 'T1');
  for (let n = 1; n <= 30; n += 1) {
    now.title = `state ${n}`;
    homes.changed(personRefOf('U1'));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(published.map(({ title }) => title)).toEqual(['state 3', 'state 30']);
});
