import { type Logger, pino } from 'pino';

export type { Logger };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Keys that are never written to a log: credentials, what people typed, and links that carry a signature. */
const secretKeys = ['authorization', 'token', 'apiKey', 'prompt', 'url', 'cookie', 'body', 'headers'];

const wanted = process.env.LOG_LEVEL ?? '';

const root = pino({
  level: logLevels.some((level) => level === wanted) ? wanted : 'info',
  redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
  base: null,
});

/** One logger per room. Data first, then a constant sentence; every line about a job carries `jobId`. */
export function createLogger(room: string): Logger {
  return root.child({ room });
}
