import { type Address, platformOf } from '../../request/address.ts';
import type { PersonRef, PlaceRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';

export const platform = 'slack';

export interface SlackAddress {
  /** `direct`: the conversation of the app with the person, found when something is posted. */
  kind: 'channel' | 'direct';
  team: string | null;
  enterprise: string | null;
  channel: string;
  /** The message whose thread it is, by its `ts`. */
  thread: string | null;
  person: PersonRef;
  locale: string;
  /** Takes private answers for half an hour; null where an event brings none. */
  responseUrl: string | null;
  /** Epoch milliseconds of the event. */
  at: number;
  /** Where what is answered here was asked for, when that was elsewhere. */
  origin?: { channel: string; thread: string | null } | null;
}

/** Everything a later process needs to post there; tokens are looked up when it posts. */
export function encodeAddress(address: SlackAddress): Address {
  const { team, enterprise, channel, thread, responseUrl, origin } = address;
  const fields = new URLSearchParams({ channel, person: personIdOf(address.person), locale: address.locale });
  fields.set('at', String(address.at));
  if (team !== null) fields.set('team', team);
  if (enterprise !== null) fields.set('enterprise', enterprise);
  if (thread !== null) fields.set('thread', thread);
  if (responseUrl !== null) fields.set('response', responseUrl);
  if (origin) fields.set('from', `${origin.channel} ${origin.thread ?? ''}`);
  return `${platform}:${address.kind}?${fields}`;
}

/** @throws ChatError when the address is not one of this platform's */
export function decodeAddress(address: Address): SlackAddress {
  const [, kind, query = ''] = /^\w+:(channel|direct)\?(.*)$/.exec(address) ?? [];
  if (platformOf(address) !== platform || (kind !== 'channel' && kind !== 'direct')) {
    throw new ChatError('chat-gone', 'not an address of this platform', { permanent: true });
  }
  const fields = new URLSearchParams(query);
  if (kind === 'channel' && !fields.get('channel')) {
    throw new ChatError('chat-gone', 'an address without a channel', { permanent: true });
  }
  const [channel = '', thread = ''] = fields.get('from')?.split(' ') ?? [];
  return {
    kind,
    team: fields.get('team'),
    enterprise: fields.get('enterprise'),
    channel: fields.get('channel') ?? '',
    thread: fields.get('thread'),
    person: personRefOf(fields.get('person') ?? ''),
    locale: fields.get('locale') ?? 'en',
    responseUrl: fields.get('response'),
    at: Number(fields.get('at') ?? 0),
    origin: channel === '' ? null : { channel, thread: thread || null },
  };
}

export function isDirect({ kind, channel }: Pick<SlackAddress, 'kind' | 'channel'>): boolean {
  return kind === 'direct' || channel.startsWith('D');
}

/** A channel with its threads; all that one person reads alone is theirs. */
export function channelOf({ kind, team, enterprise, channel, person }: SlackAddress): string {
  const alone = isDirect({ kind, channel });
  return `${platform}:${team ?? enterprise ?? ''}:${alone ? personIdOf(person) : channel}`;
}

export function personRefOf(userId: string): PersonRef {
  return `${platform}:${userId}`;
}

export function personIdOf(person: PersonRef): string {
  return person.slice(platform.length + 1);
}

export function placeRefOf(team: string | null, enterprise: string | null): PlaceRef {
  return `${platform}:${team ?? enterprise ?? ''}`;
}
