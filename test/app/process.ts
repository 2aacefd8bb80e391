import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const manifest = new URL('../../package.json', import.meta.url);

export interface Process {
  child: ChildProcess;
  url: string;
  /** What the terminal showed so far. */
  output(): string;
  /** Ends it and answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs the real process. With `waitFor` it answers once that was printed. */
export async function startProcess(env: Record<string, string>, args: string[] = []): Promise<Process> {
  const child = spawn(process.execPath, [...startFlags(), main, ...args], {
    // Settings of the machine that runs the tests are not this process's.
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+[\w/]*/.exec(output) ?? [];
      if (found && output.includes('ready')) resolve(found);
    });
    void exited.then(() => resolve(''));
  });
  return {
    child,
    url,
    output: () => output,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}

/** What `npm start` gives to node: people run the process with it, so the tests do too. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
