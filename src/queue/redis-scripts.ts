interface Definition {
  lua: string;
}

/** What defines scripts, and what runs one. */
interface Scripted<D extends Definition> {
  defineCommand(name: string, definition: D): void;
}

interface Scripting {
  eval(script: string, keys: number, key: string): Promise<unknown>;
}

/**
 * The limiter's scripts tell by an error that Redis has lost a limit, or forgotten a process, and the limiter makes it
 * anew. Redis 7 puts ERR before errors that are raised by name, which the limiter then does not know.
 */
export function nameErrorsPlainly<D extends Definition>(redis: Scripted<D>): void {
  const define = redis.defineCommand.bind(redis);
  redis.defineCommand = (name, definition) =>
    define(name, {
      ...definition,
      lua: definition.lua.replaceAll(/redis\.error_reply\(('\w+')\)/g, '{err=$1}'),
    });
}

/** Only where the limit is: a field on its own would look like one. */
const markFilled = `
  if redis.call('exists', KEYS[1]) == 0 then return 0 end
  return redis.call('hsetnx', KEYS[1], 'filled', 1)`;

/** True for one process, once for every time Redis has the limit anew. */
export async function isUnfilled(redis: Scripting, id: string): Promise<boolean> {
  return (await redis.eval(markFilled, 1, `b_${id}_settings`)) === 1;
}
