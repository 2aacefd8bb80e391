export interface ManifestOptions {
  mode: 'socket' | 'http';
  /** Null leaves an address to be replaced, in `http` mode and for many workspaces. */
  publicUrl: string | null;
  /** Installed in many workspaces or a whole organisation, from the install page. */
  multiWorkspace: boolean;
  /** At most 50, with or without the slash; names 32, descriptions 2000, hints 1000 characters. */
  commands: readonly { name: string; description: string; usageHint: string }[];
}

/** What the bot may do, and why: one line each, for the README and the install page. */
export const botScopes = {
  commands: 'Answer the slash commands and shortcuts.',
  'chat:write': 'Post cards, pictures and private answers, and show what is being drawn.',
  'app_mentions:read': 'Hear it when somebody mentions Darkroom.',
  'files:read': 'Fetch the pictures that people attach as references.',
  'files:write': 'Upload finished pictures.',
  'im:history': 'Read what people write to Darkroom in direct messages.',
  'im:write': 'Open a direct message for private pictures and late errors.',
  'assistant:write': 'Name conversations in the agent view.',
  'users:read': 'Answer in the language a person has set, and know workspace admins.',
  'channels:history': 'Find the pictures of a thread in a public channel it was mentioned in.',
  'groups:history': 'Find the pictures of a thread in a private channel it was mentioned in.',
  'mpim:history': 'Find the pictures of a thread in a group message it was mentioned in.',
} as const;

export const eventsPath = '/slack/events';
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

const displayInformation = {
  name: 'Darkroom',
  description: 'An image studio in your channels: type /imagine and Seedream draws.',
  long_description: [
    'Darkroom turns words into pictures where your team already talks.',
    'Type /imagine followed by what you would like to see, attach pictures to start from, or mention ' +
      '@Darkroom in a thread to change what is there. Pictures are posted into the thread one by one ' +
      'as the model finishes them, with buttons to vary, edit or repeat them. /series draws pictures that ' +
      'belong together, and the Home tab lists your own jobs and latest pictures.',
    'Pictures are drawn by ByteDance Seedream models, and each carries a text for screen readers.',
  ].join('\n\n'),
  background_color: '#201a16',
} as const;

const agentView = {
  agent_description:
    'Draws and changes pictures. Describe what you would like to see, or attach pictures and say what ' +
    'should be different; the pictures come back in the same conversation.',
  suggested_prompts: [
    { title: 'A fox in the snow', message: 'A fox in the snow at dawn, soft light, film photograph' },
    { title: 'A logo', message: 'A simple logo for a bicycle workshop, two colours, flat' },
    { title: 'A product picture', message: 'A glass bottle of apple juice on a wooden table, studio light' },
    {
      title: 'A children’s book page',
      message: 'A bear reading by candlelight, watercolour, children’s book',
    },
  ],
} as const;

/** What a chosen shortcut is told by. */
export const shortcutIds = {
  fresh: 'new-picture',
  edit: 'edit-picture',
  use: 'use-as-reference',
  info: 'image-info',
} as const;

const shortcuts = [
  {
    name: 'New image',
    type: 'global',
    callback_id: shortcutIds.fresh,
    description: 'Describe an image and have it drawn',
  },
  {
    name: 'Edit image',
    type: 'message',
    callback_id: shortcutIds.edit,
    description: 'Change the pictures of this message',
  },
  {
    name: 'Use as reference',
    type: 'message',
    callback_id: shortcutIds.use,
    description: 'Put the pictures of this message into your reference tray',
  },
  {
    name: 'Image info',
    type: 'message',
    callback_id: shortcutIds.info,
    description: 'See how a picture was made, with its prompt, model and seed',
  },
] as const;

const botEvents = ['app_mention', 'message.im', 'app_home_opened', 'app_uninstalled', 'tokens_revoked'];

/** Stands where PUBLIC_URL is not known yet; it can be replaced in the app's settings as well. */
const exampleUrl = 'https://example.com';

/** The app as Slack's "create from manifest" takes it, version 2 of the schema. */
export function createManifest({ mode, publicUrl, multiWorkspace, commands }: ManifestOptions): object {
  const base = (publicUrl ?? exampleUrl).replace(/\/+$/, '');
  const events = mode === 'http' ? base + eventsPath : null;
  return {
    _metadata: { major_version: 2 },
    display_information: displayInformation,
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: displayInformation.name, always_online: true },
      shortcuts,
      slash_commands: commands.map(({ name, description, usageHint }) => ({
        command: name.startsWith('/') ? name : `/${name}`,
        ...(events !== null && { url: events }),
        description,
        ...(usageHint !== '' && { usage_hint: usageHint }),
        should_escape: false,
      })),
      agent_view: agentView,
    },
    oauth_config: {
      ...(multiWorkspace && { redirect_urls: [base + redirectPath] }),
      scopes: { bot: Object.keys(botScopes) },
    },
    settings: {
      event_subscriptions: { ...(events !== null && { request_url: events }), bot_events: botEvents },
      interactivity: { is_enabled: true, ...(events !== null && { request_url: events }) },
      org_deploy_enabled: multiWorkspace,
      socket_mode_enabled: mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}

/** YAML of a plain tree: objects, lists, strings, numbers, booleans and null. Ends with a new line. */
export function toYaml(manifest: object): string {
  return `${yamlLines(manifest).join('\n')}\n`;
}

/** Not one of the words that YAML reads as something else. */
const plainKey = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z_]+$/;

function yamlLines(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => yamlLines(item).map((line, index) => (index === 0 ? '- ' : '  ') + line));
  }
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
    return [JSON.stringify(value)];
  }
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const lines = yamlLines(child);
    const nested = child !== null && typeof child === 'object' && Object.keys(child).length > 0;
    const name = plainKey.test(key) ? key : JSON.stringify(key);
    return nested ? [`${name}:`, ...lines.map((line) => `  ${line}`)] : [`${name}: ${lines.join('')}`];
  });
}
