import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { botScopes, createManifest, type ManifestOptions, toYaml } from '../../../src/chat/slack/manifest.ts';
import { manifestSchema } from './manifest-schema.ts';

const commands: ManifestOptions['commands'] = [
  { name: 'imagine', description: 'Draw pictures from words', usageHint: 'a fox in the snow --ratio 16:9' },
  { name: '/series', description: 'Draw a series', usageHint: 'the four seasons --count 4' },
  { name: 'darkroom', description: 'Queue, cancel, models, show, help', usageHint: '' },
];
const socket: ManifestOptions = { mode: 'socket', publicUrl: null, multiWorkspace: false, commands };
const http: ManifestOptions = {
  mode: 'http',
  publicUrl: 'https://draw.example.com/',
  multiWorkspace: true,
  commands,
};
const eventsUrl = 'https://draw.example.com/slack/events';

const read = (options: ManifestOptions) => manifestSchema.parse(createManifest(options));

describe.each([
  ['Socket Mode', socket],
  ['HTTP', http],
  ['Socket Mode for many workspaces', { ...socket, multiWorkspace: true, publicUrl: 'https://x.example' }],
])('the manifest for %s', (_name, options) => {
  test('keeps within the limits', () => {
    expect(() => read(options)).not.toThrow();
  });

  test('asks for the scopes that have a reason, and no others', () => {
    expect(read(options).oauth_config.scopes.bot.toSorted()).toEqual(
      [
        'app_mentions:read',
        'assistant:write',
        'channels:history',
        'chat:write',
        'commands',
        'files:read',
        'files:write',
        'groups:history',
        'im:history',
        'im:write',
        'mpim:history',
        'users:read',
      ].toSorted(),
    );
    for (const reason of Object.values(botScopes)) expect(reason).toMatch(/^[A-Z][^\n]{15,100}\.$/);
  });

  test('hears what the bot answers to', () => {
    const { settings, features } = read(options);
    expect(settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining([
        'app_mention',
        'message.im',
        'app_home_opened',
        'app_uninstalled',
        'tokens_revoked',
      ]),
    );
    expect(features.slash_commands.map(({ command }) => command)).toEqual([
      '/imagine',
      '/series',
      '/darkroom',
    ]);
    expect(features.shortcuts.map(({ name, callback_id }) => [name, callback_id])).toEqual([
      ['New image', 'new-picture'],
      ['Edit image', 'edit-picture'],
      ['Use as reference', 'use-as-reference'],
      ['Image info', 'image-info'],
    ]);
  });

  test('is the same tree as YAML', () => {
    const manifest = createManifest(options);
    expect(parse(toYaml(manifest))).toEqual(JSON.parse(JSON.stringify(manifest)));
  });
});

test('Socket Mode needs no address', () => {
  expect(JSON.stringify(createManifest(socket))).not.toContain('url');
  expect(read(socket).settings).toMatchObject({ socket_mode_enabled: true, org_deploy_enabled: false });
});

test('over HTTP commands, buttons and events have the address of this server', () => {
  const { features, settings, oauth_config } = read(http);
  expect(features.slash_commands.map(({ url }) => url)).toEqual([eventsUrl, eventsUrl, eventsUrl]);
  expect(settings).toMatchObject({
    event_subscriptions: { request_url: eventsUrl },
    interactivity: { request_url: eventsUrl },
    socket_mode_enabled: false,
    org_deploy_enabled: true,
  });
  expect(oauth_config.redirect_urls).toEqual(['https://draw.example.com/slack/oauth_redirect']);
});

test('without PUBLIC_URL an address stands there that is plainly to be replaced', () => {
  const { settings, oauth_config } = read({ ...http, publicUrl: null });
  expect(settings.event_subscriptions).toMatchObject({ request_url: 'https://example.com/slack/events' });
  expect(oauth_config.redirect_urls).toEqual(['https://example.com/slack/oauth_redirect']);
});

test('YAML keeps what looks like something else', () => {
  const tree = {
    words: ['yes', 'null', '1.0', '# no comment', 'a: b', ' edge ', '“quoted” "twice"', 'two\nlines', ''],
    nested: [[1, [2, 3]], { first: { second: [true, false, null] }, third: 1.5 }, [], {}],
    'odd key: here': {},
    no: 'a word',
    empty: [],
  };
  expect(parse(toYaml(tree))).toEqual(tree);
});
