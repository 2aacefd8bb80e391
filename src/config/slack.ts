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
  const isMany = Boolean(env.SLACK_CLIENT_ID || env.SLACK_CLIENT_SECRET || env.SLACK_STATE_SECRET);
  if (!appToken && !signingSecret && !token && !isMany) return null;
  if (token && isMany) {
    throw new ConfigError(
      'Set SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID and its fellows (many workspaces), not both.',
    );
  }
  const transport = readTransport(env);
  const apiUrl = `${env.SLACK_API_URL.replace(/\/+$/, '')}/`;
  if (token) return { transport, apiUrl, installation: { kind: 'one', token } };
  if (isMany) return { transport, apiUrl, installation: readMany(env) };
  throw new ConfigError('Slack needs SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many) as well.');
}

function readTransport(env: SlackSettings): SlackConfig['transport'] {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (appToken && signingSecret)
    throw new ConfigError('Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), not both.');
  if (appToken) return { kind: 'socket', appToken };
  if (signingSecret) return { kind: 'http', signingSecret };
  throw new ConfigError('Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well.');
}

function readMany(env: SlackSettings): SlackConfig['installation'] {
  const missing: string[] = [];
  const read = (name: keyof SlackSettings) => {
    const value = env[name];
    if (!value) missing.push(name);
    return value ?? '';
  };
  const installation = {
    kind: 'many' as const,
    clientId: read('SLACK_CLIENT_ID'),
    clientSecret: read('SLACK_CLIENT_SECRET'),
    stateSecret: read('SLACK_STATE_SECRET'),
    encryptionKey: read('ENCRYPTION_KEY'),
    publicUrl: read('PUBLIC_URL').replace(/\/+$/, ''),
  };
  if (missing.length === 0) return installation;
  throw new ConfigError(
    `For many Slack workspaces ${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} to be set as well.`,
  );
}
