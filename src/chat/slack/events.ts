import type { App } from '@slack/bolt';
import type { z } from 'zod';
import { personIdOf, personRefOf, platform, type SlackAddress } from './address.ts';
import { aside, askedBy, type EventParts, eventOf, runCommand, runLine } from './asked.ts';
import {
  actionSchema,
  eventSchema,
  type SlackEvent,
  shortcutSchema,
  slashSchema,
  submissionSchema,
  whoSchema,
} from './bodies.ts';
import { readForm, readMetadata } from './forms.ts';
import { settingsCallback } from './homes.ts';
import { readText } from './mention.ts';
import { nameConversation, takeWords } from './said.ts';

/** The app's own command: everything that does not draw. */
const ownCommand = 'darkroom';

/** Bolt's listeners. What comes by a command, a form or a button is acknowledged before anything else. */
export function listen(app: App, parts: EventParts): void {
  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await guard(parts, body, takeSlash(parts, body));
  });
  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    await guard(parts, body, parts.openers.fromShortcut(shortcutSchema.parse(body)));
  });
  app.view(/.*/, async ({ ack, body }) => {
    await ack();
    await guard(parts, body, takeForm(parts, body));
  });
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    await guard(parts, body, takeAction(parts, body));
  });
  for (const type of [
    'app_mention',
    'message',
    'app_home_opened',
    'app_uninstalled',
    'tokens_revoked',
  ] as const) {
    app.event(type, ({ body }) => takeEvent(parts, eventSchema.parse(body)));
  }
}

/** What is acknowledged already does not come again: whoever asked is told that it failed. */
async function guard(parts: EventParts, body: unknown, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    parts.log.error({ error: String(error) }, 'what somebody asked for failed');
    const who = whoSchema.parse(body);
    const channel = who.channel_id ?? who.channel?.id ?? null;
    const address: SlackAddress = {
      ...{
        kind: channel === null ? 'direct' : 'channel',
        channel: channel ?? '',
        thread: null,
        locale: 'en',
      },
      ...{ team: who.team_id ?? who.team?.id ?? null, enterprise: who.enterprise_id ?? null },
      ...{ person: personRefOf(who.user_id ?? who.user?.id ?? ''), at: parts.now() },
      responseUrl: who.response_url ?? null,
    };
    const { locale } = await parts.findProfile(address, personIdOf(address.person), '');
    const text = parts.wordsFor(locale).say('chat.failed');
    await parts.answers.answer({ ...address, locale }, { text }, `failed:${address.at}`);
  }
}

async function takeSlash(parts: EventParts, body: unknown): Promise<void> {
  const slash = slashSchema.parse(body);
  const [typed, text] = [slash.command.replace(/^\//, ''), readText(slash.text, null)];
  const [sub = '', ...rest] = text.split(/\s+/);
  const name = typed === ownCommand ? sub || 'help' : typed;
  const line = typed === ownCommand ? rest.join(' ') : text;
  const address: SlackAddress = {
    ...{ kind: 'channel', team: slash.team_id ?? null, enterprise: slash.enterprise_id ?? null },
    ...{ channel: slash.channel_id, thread: null, person: personRefOf(slash.user_id), locale: 'en' },
    ...{ responseUrl: slash.response_url ?? null, at: parts.now() },
  };
  const spec = parts.commands.find((command) => command.name === name);
  if (line === '' && spec?.options.some(({ name: option, required }) => option === 'prompt' && required)) {
    return parts.openers.fromCommand({ command: name, address, triggerId: slash.trigger_id });
  }
  const asked = await askedBy(parts, address, {
    naturalKey: `${platform}:${slash.trigger_id}`,
    name: slash.user_name ?? slash.user_id,
  });
  await runLine(parts, asked, { line: `/${name} ${line}`, pictures: {}, plainCommand: name });
}

async function takeForm(parts: EventParts, body: unknown): Promise<void> {
  const { view, team, enterprise, user } = submissionSchema.parse(body);
  if (view.callback_id === settingsCallback) return keepSettings(parts, submissionSchema.parse(body));
  const metadata = readMetadata(view.private_metadata);
  const spec = parts.commands.find(({ name }) => name === metadata.command);
  if (!spec) throw new Error(`no command is called ${metadata.command}`);
  const where = { team: team?.id ?? user.team_id ?? null, enterprise: enterprise?.id ?? null };
  const form = readForm(spec, view.state.values, { metadata, ...where });
  const channel = form.where ?? metadata.channel;
  const address: SlackAddress = {
    ...{
      ...where,
      kind: channel === null ? 'direct' : 'channel',
      channel: channel ?? '',
      thread: metadata.thread,
    },
    ...{ person: personRefOf(user.id), locale: 'en', responseUrl: metadata.responseUrl, at: parts.now() },
  };
  const name = user.username ?? user.name ?? user.id;
  const asked = await askedBy(parts, address, { naturalKey: `${platform}:${view.id}`, name });
  await runCommand(parts, asked, { spec, options: form.options });
}

async function keepSettings(
  { handlers, homes }: EventParts,
  { view, user }: z.infer<typeof submissionSchema>,
): Promise<void> {
  const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block));
  const values = fields.map(([name, { selected_option }]) => [name, selected_option?.value ?? null]);
  const person = personRefOf(user.id);
  await handlers()?.onSettings({ person, values: Object.fromEntries(values) });
  homes.changed(person);
}

async function takeAction(parts: EventParts, body: unknown): Promise<void> {
  const action = actionSchema.parse(body);
  const [pressed] = action.actions;
  const { message, channel, user } = action;
  if (!pressed) return;
  const address: SlackAddress = {
    ...{ team: action.team?.id ?? user.team_id ?? null, enterprise: action.enterprise?.id ?? null },
    ...{ kind: channel ? 'channel' : 'direct', channel: channel?.id ?? '' },
    ...{ thread: message?.thread_ts ?? null, person: personRefOf(user.id), locale: 'en' },
    ...{ responseUrl: action.response_url ?? null, at: parts.now() },
  };
  if (pressed.action_id === 'new-picture') {
    return parts.openers.fromHome({ address, triggerId: action.trigger_id ?? '' });
  }
  if (pressed.action_id === 'settings') return parts.homes.openSettings(address, action.trigger_id ?? '');
  const name = user.username ?? user.name ?? user.id;
  const naturalKey = `${platform}:${action.trigger_id ?? pressed.action_ts ?? ''}`;
  const asked = await askedBy(parts, address, { naturalKey, name });
  await parts.handlers()?.onAction({ ...eventOf(asked), action: pressed.action_id });
}

async function takeEvent(parts: EventParts, body: SlackEvent): Promise<void> {
  const { event } = body;
  const where = {
    team: body.context_team_id ?? body.team_id ?? null,
    enterprise: body.enterprise_id ?? null,
  };
  if (event.type === 'app_uninstalled' || event.type === 'tokens_revoked') {
    // Tokens of people may be revoked too; the app has none of theirs.
    if (event.type === 'tokens_revoked' && !event.tokens?.bot?.length) return;
    const isOrg = body.authorizations?.[0]?.is_enterprise_install === true;
    return parts.workspaces.forget({ teamId: isOrg ? null : where.team, enterpriseId: where.enterprise });
  }
  if (!event.user || event.bot_id) return;
  const { channel = null, ts = null } = event;
  const person = personRefOf(event.user);
  const common = { ...where, person, locale: 'en', responseUrl: null, at: parts.now() };
  if (event.type === 'app_home_opened') {
    if (event.tab !== 'home') return;
    const address = { ...common, kind: 'direct', channel: '', thread: null } as const;
    aside(parts, parts.homes.opened(address), 'a home page could not be shown');
    return;
  }
  const said = event.type === 'app_mention' || event.channel_type === 'im';
  const plain = !event.subtype || event.subtype === 'file_share' || event.subtype === 'thread_broadcast';
  if (!said || !plain || channel === null || ts === null) return;
  // The same words may come as a mention and as a message, and again when an answer was late.
  const keys = [`event:${body.event_id}`, `message:${where.team}:${channel}:${ts}`];
  await parts.seen.once(keys, async () => {
    const address: SlackAddress = { ...common, kind: 'channel', channel, thread: event.thread_ts ?? ts };
    const naturalKey = `${platform}:${where.team}:${channel}:${ts}`;
    const asked = await askedBy(parts, address, { naturalKey, name: event.user ?? '' });
    await takeWords(parts, asked, { ...body, event: { ...event, ts } });
    if (event.channel_type === 'im' && !event.thread_ts)
      aside(parts, nameConversation(parts, asked, event.text ?? ''), 'a conversation could not be named');
  });
}
