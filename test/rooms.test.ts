import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const sources = [...filesIn('src'), ...filesIn('commands')];
const textOf = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** The room a file stands in: the folder under `src`, or the file itself at its top. */
function roomOf(path: string): string {
  if (path.startsWith('commands/')) return 'commands';
  const [first = '', second] = path.slice('src/'.length).split('/');
  return second === undefined ? first.replace('.ts', '') : first;
}

function importsOf(path: string): string[] {
  const text = textOf.get(path) ?? '';
  return [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].flatMap((match) => {
    const target = relative(root, fileURLToPath(new URL(match[1] ?? '', `file://${join(root, path)}`)));
    return textOf.has(target) ? [target] : [];
  });
}

function packagesOf(path: string): string[] {
  return [...(textOf.get(path) ?? '').matchAll(/(?:from|import)\s*\(?'([^.'][^']*)'/g)].map(
    (match) => match[1] ?? '',
  );
}

const mayImport: Record<string, readonly string[]> = {
  request: [],
  errors: [],
  log: [],
  words: ['request'],
  net: ['errors', 'log'],
  config: ['request', 'errors', 'log'],
  chat: ['request', 'words', 'net', 'errors', 'log'],
  command: ['chat', 'request', 'words', 'errors'],
  commands: ['command', 'request', 'words'],
  policy: ['request', 'errors'],
  queue: ['request', 'errors', 'log'],
  provider: ['request', 'net', 'errors', 'log'],
  image: ['request', 'errors', 'log'],
  sandbox: ['request', 'errors', 'log'],
  store: ['request', 'queue', 'errors', 'log'],
  delivery: ['chat', 'request', 'words', 'queue', 'image', 'store', 'errors', 'log'],
  web: ['store', 'queue', 'request', 'words', 'errors', 'log'],
};
const joiners = ['app', 'main', 'environment'];

test.each(sources)('%s imports only what its room may', (path) => {
  const room = roomOf(path);
  if (joiners.includes(room)) return;
  const foreign = importsOf(path)
    .map(roomOf)
    .filter((other) => other !== room);
  expect(mayImport[room], `${room} is not in the table of rooms`).toBeDefined();
  expect(foreign.filter((other) => !mayImport[room]?.includes(other))).toEqual([]);
});

test('nothing imports in a ring', () => {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of importsOf(path)) {
      const ring = visit(next, [...trail, path]);
      if (ring) return ring;
    }
    done.add(path);
    return null;
  };
  for (const path of sources) expect(visit(path, [])).toBeNull();
});

test('other rooms enter chat, store and queue by their doors', () => {
  const closed = sources.flatMap((path) =>
    importsOf(path)
      .filter((target) => roomOf(path) !== 'app' && roomOf(path) !== roomOf(target))
      .filter((target) => /^src\/chat\/[a-z]+\//.test(target) || /^src\/provider\/[a-z]+\//.test(target))
      .map((target) => `${path} → ${target}`),
  );
  expect(closed).toEqual([]);
});

/** Packages that only one place may know. */
const keepers: readonly [string, readonly string[]][] = [
  ['bottleneck', ['src/queue/limiter.ts']],
  ['ioredis', ['src/queue/limiter.ts']],
  ['discord.js', ['src/chat/discord/']],
  ['pg-boss', ['src/queue/queue.ts']],
  ['undici', ['src/net/', 'src/provider/http.ts', 'src/chat/']],
  ['pg', ['src/store/postgres.ts']],
  ['@electric-sql/pglite', ['src/store/database.ts', 'src/store/embedded.ts']],
  ['sharp', ['src/image/', 'src/sandbox/']],
  ['hono', ['src/web/', 'src/sandbox/']],
  ['@hono/node-server', ['src/web/', 'src/sandbox/']],
];

test.each(keepers)('%s is known in one place', (name, places) => {
  const users = sources.filter((path) => packagesOf(path).includes(name));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
});

/** Words that only some places may say. */
const spoken: readonly [string, RegExp, RegExp][] = [
  ['the environment', /process\.env/, /^src\/(main|log)\.ts$/],
  ['the console', /\bconsole\.(log|info|warn|error|debug)\b/, /^$/],
  ['discord', /\bdiscord\b/i, /^src\/(chat\/discord\/|config(\/|\.ts)|main\.ts|app\.ts)/],
  ['slack', /\bslack\b/i, /^src\/(chat\/slack\/|config(\/|\.ts)|main\.ts|app\.ts)/],
  ['the studio', /\bstudio\b/i, /^src\/(?!command|delivery|policy|queue|request|provider|image|net)/],
  [
    'a service by name',
    /\b(ark|acedata|aimlapi|inference|openrouter|wavespeed|atlascloud)\b|'fal'/i,
    /^src\/(provider\/([a-z]+\/|registry\.ts)|request\/catalogue[a-z-]*\.ts|config(\/|\.ts)|main\.ts|sandbox\/)/,
  ],
];

test.each(spoken)('%s is named only where it belongs', (_name, word, places) => {
  expect(sources.filter((path) => word.test(textOf.get(path) ?? '') && !places.test(path))).toEqual([]);
});

test('every problem, warning and failure has its sentence', async () => {
  const { isMessageKey } = await import('../src/words/words.ts');
  const codes = sources.flatMap((path) =>
    [
      ...(textOf.get(path) ?? '').matchAll(
        /(?:problem|pictureProblem|pictureChange|refuse)\(\s*'([a-z0-9-]+)'/g,
      ),
    ].map((match) => match[1]),
  );
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => !isMessageKey(`problem.${code}`))).toEqual([]);
});

test('the README lists every room, every setting and every word the simulator understands', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const rooms = readdirSync(join(root, 'src')).filter((name) => !name.includes('.'));
  expect(rooms.filter((room) => !readme.includes(`| \`src/${room}/\` |`))).toEqual([]);
  const { settingNames } = await import('../src/config.ts');
  expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  const { steeringWords } = await import('../src/sandbox/sandbox.ts');
  expect(steeringWords.map(({ word }) => word).filter((word) => !readme.includes(`| \`${word}\` |`))).toEqual(
    [],
  );
});
