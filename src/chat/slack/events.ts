import type { App } from '@slack/bolt';
import { ChatError } from '../chat-error.ts';
import { personIdOf, personRefOf, platform, type SlackAddress } from './address.ts';
import { aside, askedBy, type EventParts } from './asked.ts';
import { eventSchema, type SlackEvent, whoSchema } from './bodies.ts';
import { takeAction, takeForm, takeShortcut, takeSlash } from './interactions.ts';
import { nameConversation, takeWords } from './said.ts';

/** Bolt's listeners. What comes by a command, a form or a button is acknowledged before anything else. */
export function listen(app: App, parts: EventParts): void {
  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await onceEach(parts, body, () => takeSlash(parts, body));
  });
  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    await onceEach(parts, body, () => takeShortcut(parts, body));
  });
  app.view(/.*/, async ({ ack, body }) => {
    await ack();
    await onceEach(parts, body, () => takeForm(parts, body));
  });
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    await onceEach(parts, body, () => takeAction(parts, body));
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

/** Whoever sends a signed request again within its time brings nothing about. */
function onceEach(parts: EventParts, body: unknown, work: () => Promise<void>): Promise<void> {
  const { trigger_id: trigger } = whoSchema.parse(body);
  const guarded = () => guard(parts, body, work());
  return trigger ? parts.seen.once([`trigger:${trigger}`], guarded) : guarded();
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
    const words = parts.wordsFor(locale);
    const isOut = error instanceof ChatError && error.code === 'chat-token';
    const text = isOut ? words.explain(error) : words.say('chat.failed');
    await parts.answers.answer({ ...address, locale }, { text }, `failed:${address.at}`);
  }
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
