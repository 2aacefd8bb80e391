import { randomBytes } from 'node:crypto';
import { Clock } from '../discord/clock.ts';
import { Watch } from '../watch.ts';
import type { FakeSlackOptions, FakeTeam, LoggedCall } from './api.ts';
import { idOf, Stamps } from './ids.ts';
import { defaultScopes } from './scopes.ts';
import type { Channel, Delivery, Message, Person, ResponseUrl, StoredFile, Trigger, View } from './things.ts';

/** Everything that is true in this Slack. */
export class World extends Watch {
  readonly clock = new Clock();
  readonly stamps = new Stamps(this.clock);
  readonly appId = idOf('A');
  readonly appToken = `xapp-1-${this.appId}-1234567890123-${randomBytes(32).toString('hex')}`;
  readonly signingSecret = randomBytes(16).toString('hex');
  readonly verificationToken = randomBytes(12).toString('hex');
  readonly clientId = '1234567890.1234567890123';
  readonly clientSecret = randomBytes(16).toString('hex');
  readonly teams = new Map<string, FakeTeam & { gone: string | null }>();
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly files = new Map<string, StoredFile>();
  readonly views: View[] = [];
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly codes = new Map<string, string>();
  readonly violations: string[] = [];
  readonly log: LoggedCall[] = [];
  readonly statuses: { channel: string; threadTs: string; status: string }[] = [];
  readonly prompts: { channel: string; threadTs: string; prompts: unknown[] }[] = [];
  readonly titles: { channel: string; threadTs: string; title: string }[] = [];
  readonly scopes: string[];
  readonly processingMs: number;
  readonly limits: boolean;
  origin = '';
  eventsUrl: string | null = null;
  /** Ends the requests that are under way when all is over. */
  readonly closing = new AbortController();
  /** Hands an envelope to a socket; false if there is none. */
  push: (delivery: Delivery, retry: { num: number; reason: string } | null) => boolean = () => false;
  /** One-time addresses of sockets. */
  openSocket: () => string = () => '';

  constructor({ processingMs = 20, limits = false, scopes = defaultScopes }: FakeSlackOptions) {
    super();
    this.processingMs = processingMs;
    this.limits = limits;
    this.scopes = scopes;
  }

  person(user: { id: string }): Person {
    const person = this.people.get(user.id);
    if (!person) throw new Error(`Nobody has the id ${user.id} here`);
    return person;
  }

  channel(channel: { id: string }): Channel {
    const known = this.channels.get(channel.id);
    if (!known) throw new Error(`There is no channel ${channel.id} here`);
    return known;
  }

  team(id: string): FakeTeam {
    const team = this.teams.get(id);
    if (!team) throw new Error(`There is no workspace ${id} here`);
    return team;
  }

  messageAt(channelId: string, ts: string): Message | null {
    const isIt = (one: Message) => one.channel === channelId && one.ts === ts && !one.deleted;
    return this.messages.find((one) => isIt(one) && one.ephemeralFor === null) ?? null;
  }

  /** What all in the channel see of it, oldest first. */
  messagesIn(channelId: string): Message[] {
    return this.messages.filter(
      (one) => one.channel === channelId && !one.deleted && one.ephemeralFor === null,
    );
  }

  viewOf(view: { id: string }): View {
    const known = this.views.find(({ id }) => id === view.id);
    if (!known) throw new Error(`There is no view ${view.id} here`);
    return known;
  }

  fault(what: string): void {
    this.violations.push(what);
  }

  logged(call: LoggedCall): void {
    this.log.push(call);
    this.changed();
  }
}
