import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioStage } from './stage.ts';

const run = promisify(execFile);
let studio: StudioStage;
let page: string;
beforeAll(async () => {
  studio = await openStudio();
  page = await (await fetch(studio.base)).text();
});
afterAll(() => studio.close());

const modules = () => [...page.matchAll(/modulepreload" href="([^"]+)"/g)].flatMap(([, url]) => url ?? []);
const read = async (url: string) => (await fetch(studio.base + url)).text();

test('reading the page’s files prints nothing on the terminal', async () => {
  const assets = JSON.stringify(new URL('../../../src/chat/studio/assets.ts', import.meta.url).href);
  const program = `import { loadAssets } from ${assets}; console.log(loadAssets().modules.length);`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  expect(Number(stdout)).toBeGreaterThan(10);
  expect(stderr).toBe('');
});

test('every program the page loads is served, and imports only what is served', async () => {
  const served = new Set(modules());
  expect(served.size).toBeGreaterThan(10);
  for (const url of served) {
    const response = await fetch(studio.base + url);
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    const source = await response.text();
    for (const [, wanted = ''] of source.matchAll(/^(?:import|export)[^'"]*from\s*['"]([^'"]+)['"]/gm)) {
      const target = wanted.startsWith('.') ? new URL(wanted, studio.base + url).pathname : wanted;
      if (wanted.startsWith('.')) expect(served).toContain(target);
      else expect(page).toContain(`"${target}":`);
    }
  }
});

test('the page’s programs are small: under 50 kB as sent', async () => {
  const sources = await Promise.all(modules().map(read));
  const sent = sources.reduce((sum, source) => sum + gzipSync(source).length, 0);
  expect(sent).toBeLessThan(50_000);
});

test('files may be kept for ever, because their address changes with them', async () => {
  const [url = ''] = modules();
  const { headers } = await fetch(studio.base + url);
  expect(headers.get('cache-control')).toContain('immutable');
  const other = url.replace(/page\/\w+\//, 'page/000000000000/');
  expect((await fetch(studio.base + other)).status).toBe(404);
  expect((await fetch(`${studio.base}/studio/page/../../package.json`)).status).toBe(404);
});

test('files are sent zipped to browsers that take it', async () => {
  const [url = ''] = modules();
  const plain = await fetch(studio.base + url, { headers: { 'accept-encoding': 'identity' } });
  const zipped = await fetch(studio.base + url, { headers: { 'accept-encoding': 'gzip' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(await zipped.text()).toBe(await plain.text());
});
