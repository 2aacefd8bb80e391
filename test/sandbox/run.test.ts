import { afterEach, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { runSandbox } from '../../src/sandbox/run.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

const running: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
});

async function run(...call: Parameters<typeof runSandbox>): Promise<Sandbox> {
  const sandbox = await runSandbox(...call);
  running.push(sandbox);
  return sandbox;
}

test('--port wins over the setting', async () => {
  const first = await startSandbox({ port: 0 });
  running.push(first);
  const other = await run(['--port', '0', '--speed', '10'], { port: first.port });
  expect(other.port).not.toBe(first.port);
  expect(other.url).toBe(`http://127.0.0.1:${other.port}/api/v3`);
});

test('the key of the environment is the only one that is taken', async () => {
  const { url } = await run([], { port: 0, apiKey: 'secret' });
  const statusWith = async (key: string) =>
    (await fetch(`${url}/models`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect([await statusWith('secret'), await statusWith('other')]).toEqual([200, 401]);
});

const wrong: [string[], { port?: number; speed?: number }, string][] = [
  [['--port', 'abc'], {}, '--port has to be a number.'],
  [['--port', '70000'], {}, '--port has to be a whole number from 0 to 65535.'],
  [['--port', '80.5'], {}, '--port has to be a whole number from 0 to 65535.'],
  [['--port'], {}, 'The simulator takes --port N and --speed N, and nothing else.'],
  [['--prot', '1'], {}, 'The simulator takes --port N and --speed N, and nothing else.'],
  [['8788'], {}, 'The simulator takes --port N and --speed N, and nothing else.'],
  [['--speed', '0'], {}, '--speed has to be a number greater than 0, such as 1 or 10.'],
  [[], { port: Number.NaN }, 'PORT has to be a whole number from 0 to 65535.'],
  [[], { port: 0, speed: Number.NaN }, 'SANDBOX_SPEED has to be a number greater than 0, such as 1 or 10.'],
];
test.each(wrong)('%j with %j is refused with a sentence', async (args, env, sentence) => {
  await expect(runSandbox(args, env)).rejects.toEqual(new ConfigError(sentence));
});

test('a port that is taken is said to be taken', async () => {
  const { port } = await run([], { port: 0 });
  await expect(runSandbox(['--port', String(port)], {})).rejects.toEqual(
    new ConfigError('The port in --port is taken by another program. Choose another with --port.'),
  );
});
