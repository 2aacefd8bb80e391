import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../log.ts';

/** The libraries' own logs. They may hold tokens and what people wrote, so only their first words are kept. */
export function quietLogger(log: Logger): SlackLogger {
  const say =
    (level: 'debug' | 'warn') =>
    (...messages: unknown[]) =>
      log[level]({ library: String(messages[0]).slice(0, 120) }, 'the chat’s client reports');
  return {
    debug: () => undefined,
    info: say('debug'),
    warn: say('debug'),
    error: say('warn'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
