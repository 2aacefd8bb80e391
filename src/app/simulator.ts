import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { AppError } from '../errors.ts';

const startTimeoutMs = 20_000;
const helloSchema = z.object({ url: z.url() });

export interface Simulator {
  /** Ends in `/api/v3`. */
  readonly url: string;
  stop(): void;
  /** Settles if it ends by itself. */
  readonly ended: Promise<void>;
}

/**
 * Starts the built-in simulator in a process of its own, so that drawing neither slows the chats down nor takes their
 * memory. It ends with this process, however this one ends.
 */
export async function startSimulator(
  main: URL,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Simulator> {
  const child = fork(main, ['sandbox', '--port', '0'], {
    // Drawing allocates on many threads; with two arenas freed memory goes back instead of staying with each.
    env: { MALLOC_ARENA_MAX: '2', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await firstMessage(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.unref();
  child.channel?.unref();
  return { url, ended, stop: () => (child.connected ? child.disconnect() : undefined) };
}

function firstMessage(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new AppError('simulator', 'The built-in simulator did not start.'));
    const timer = setTimeout(fail, startTimeoutMs);
    child.once('exit', fail);
    child.once('message', (message) => {
      clearTimeout(timer);
      child.off('exit', fail);
      const hello = helloSchema.safeParse(message);
      if (hello.success) resolve(hello.data.url);
      else fail();
    });
  });
}
