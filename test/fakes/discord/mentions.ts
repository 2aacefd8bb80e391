import type { Form } from './errors.ts';
import { type Json, list, record, records, text } from './json.ts';
import { isDirect, may, permission } from './permissions.ts';
import type { Channel, Message, World } from './world.ts';

const kinds = ['users', 'roles', 'everyone'];
const most = 100;

export function checkMentions(form: Form, allowed: unknown): void {
  const { parse, ...named } = record(allowed);
  for (const [index, kind] of list(parse).entries()) {
    if (kinds.includes(text(kind))) continue;
    form.wrong(['allowed_mentions', 'parse', index], 'BASE_TYPE_CHOICES', `Value must be one of ${kinds}.`);
  }
  for (const kind of ['users', 'roles']) {
    const ids = list(named[kind]);
    const path = ['allowed_mentions', kind];
    if (ids.length > most) form.wrong(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
    if (ids.length === 0 || !list(parse).includes(kind)) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    form.wrong(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}

interface Pinged {
  mentions: string[];
  mentionsEveryone: boolean;
}

/** Whom a message pings. Webhooks and interactions parse users only unless told otherwise. */
export function pinged(world: World, channel: Channel, message: Message, payload: Json): Pinged {
  const isWebhook = message.interaction !== null;
  const given = payload.allowed_mentions;
  const rules = given === undefined || given === null ? defaults(isWebhook) : record(given);
  const words = [message.content, ...textsOf(message.components)].join('\n');
  const parse = list(rules.parse);
  const named = list(rules.users);
  const everyone = parse.includes('everyone') && /@(everyone|here)\b/.test(words);
  const mentionsEveryone = everyone && may(world, channel, permission.mentionEveryone) && !isDirect(channel);
  const written = [...words.matchAll(/<@!?(\d{17,20})>/g)].map(([, id]) => id ?? '');
  const users = written.filter((id) => parse.includes('users') || named.includes(id));
  const replied = message.reference === null ? undefined : world.messages.get(message.reference);
  if (replied && rules.replied_user === true) users.push(replied.authorId);
  if (mentionsEveryone) users.push(...world.people.keys());
  const reached = [...new Set(users)].filter((id) => isReached(world, message, id));
  return { mentions: reached, mentionsEveryone };
}

function isReached(world: World, message: Message, id: string): boolean {
  const person = world.people.get(id);
  if (!person || id === message.authorId) return false;
  return message.ephemeralFor === null || message.ephemeralFor === id;
}

function defaults(isWebhook: boolean): Json {
  return isWebhook ? { parse: ['users'] } : { parse: kinds, replied_user: true };
}

/** What text displays say, at any depth. */
export function textsOf(components: unknown[]): string[] {
  return records(components).flatMap((component) => [
    ...(component.type === 10 ? [text(component.content)] : []),
    ...textsOf(list(component.components)),
  ]);
}
