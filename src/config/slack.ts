import { ConfigError } from '../errors.ts';

export interface SlackConfig {
  transport: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  installation:
    | { kind: 'one'; token: string }
    | {
        kind: 'many';
        clientId: string;
        clientSecret: string;
        stateSecret: string;
        encryptionKey: string;
        publicUrl: string;
      };
  /** With a slash at its end. */
  apiUrl: string;
}

/** The settings of Slack and what they need of the others. */
interface SlackSettings {
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_CLIENT_ID?: string | undefined;
  SLACK_CLIENT_SECRET?: string | undefined;
  SLACK_STATE_SECRET?: string | undefined;
  ENCRYPTION_KEY?: string | undefined;
  PUBLIC_URL?: string | undefined;
  SLACK_API_URL: string;
}

/** One way in and one kind of installation; anything else would leave it unclear which is meant. */
export function readSlack(env: SlackSettings): SlackConfig | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: token } = env;
  const many = {
    SLACK_CLIENT_ID: env.SLACK_CLIENT_ID,
    SLACK_CLIENT_SECRET: env.SLACK_CLIENT_SECRET,
    SLACK_STATE_SECRET: env.SLACK_STATE_SECRET,
  };
  const given = Object.entries(many).filter(([, value]) => value);
  if (!appToken && !signingSecret && !token && given.length === 0) return null;
  if (appToken && signingSecret) {
    throw new ConfigError('Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), not both.');
  }
  if (token && given.length > 0) {
    throw new ConfigError(
      'Set SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID and its fellows (many workspaces), not both.',
    );
  }
  if (!appToken && !signingSecret) {
    throw new ConfigError(
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well.',
    );
  }
  const transport = appToken
    ? ({ kind: 'socket', appToken } as const)
    : ({ kind: 'http', signingSecret: signingSecret ?? '' } as const);
  const apiUrl = `${env.SLACK_API_URL.replace(/\/+$/, '')}/`;
  if (token) return { transport, apiUrl, installation: { kind: 'one', token } };
  const needed = { ...many, ENCRYPTION_KEY: env.ENCRYPTION_KEY, PUBLIC_URL: env.PUBLIC_URL };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (given.length === 0) {
    throw new ConfigError('Slack needs SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many) as well.');
  }
  if (missing.length > 0) {
    throw new ConfigError(
      `For many Slack workspaces ${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} to be set as well.`,
    );
  }
  return {
    transport,
    apiUrl,
    installation: {
      kind: 'many',
      clientId: needed.SLACK_CLIENT_ID ?? '',
      clientSecret: needed.SLACK_CLIENT_SECRET ?? '',
      stateSecret: needed.SLACK_STATE_SECRET ?? '',
      encryptionKey: needed.ENCRYPTION_KEY ?? '',
      publicUrl: (needed.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    },
  };
}
