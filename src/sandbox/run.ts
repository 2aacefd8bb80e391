import { parseArgs } from 'node:util';
import { ConfigError, hasCode } from '../errors.ts';
import type { ModelFamily } from '../request/models.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/** Next to the studio's own port. */
const defaultPort = 8788;

/**
 * Runs the simulator from the command line: `--port N` (wins over `env.port`) and `--speed N`.
 * @throws ConfigError for an argument or setting that is wrong
 */
export async function runSandbox(
  args: string[],
  env: { apiKey?: string; port?: number; speed?: number; families?: readonly ModelFamily[] },
): Promise<Sandbox> {
  const values = readArguments(args);
  const port = readNumber(values.port, '--port') ?? env.port ?? defaultPort;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(
      `${sourceOf(values.port, '--port', 'PORT')} has to be a whole number from 0 to 65535.`,
    );
  }
  const speed = readNumber(values.speed, '--speed') ?? env.speed ?? 1;
  if (!(speed > 0)) {
    const source = sourceOf(values.speed, '--speed', 'SANDBOX_SPEED');
    throw new ConfigError(`${source} has to be a number greater than 0, such as 1 or 10.`);
  }
  const families = env.families ? { families: env.families } : {};
  return startSandbox({ port, speed, apiKey: env.apiKey, ...families }).catch((error: unknown) => {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    const source = sourceOf(values.port, '--port', 'PORT');
    throw new ConfigError(`The port in ${source} is taken by another program. Choose another with --port.`);
  });
}

function readArguments(args: string[]): { port?: string | undefined; speed?: string | undefined } {
  try {
    const options = { port: { type: 'string' }, speed: { type: 'string' } } as const;
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch {
    throw new ConfigError('The simulator takes --port N and --speed N, and nothing else.');
  }
}

function readNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new ConfigError(`${name} has to be a number.`);
  return Number(text);
}

function sourceOf(given: string | undefined, argument: string, setting: string): string {
  return given === undefined ? setting : argument;
}
