import type { z } from 'zod';
import type { Words } from '../../words/words.ts';
import type { ChatHandlers, CommandSpec } from '../chat.ts';
import { personIdOf, personRefOf, placeRefOf, type SlackAddress } from './address.ts';
import type { Answers } from './answers.ts';
import type { Api } from './api.ts';
import type { shortcutSchema } from './bodies.ts';
import { type FormMetadata, renderForm } from './forms.ts';
import type { FindProfile } from './people.ts';
import { picturesOf } from './thread-pictures.ts';

export interface OpenerParts {
  api: Api;
  answers: Answers;
  findProfile: FindProfile;
  /** The commands as a reader of that locale sees them. */
  commandsFor(locale: string): readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  now(): number;
}

/** What opens a form. A trigger is good for 3 s and once, so nothing slow comes before it. */
export interface Openers {
  fromCommand(asked: { command: string; address: SlackAddress; triggerId: string }): Promise<void>;
  fromShortcut(shortcut: z.infer<typeof shortcutSchema>): Promise<void>;
  fromHome(asked: { address: SlackAddress; triggerId: string }): Promise<void>;
}

const nowhere = { channel: null, thread: null, responseUrl: null, pictures: [] };

export function createOpeners(parts: OpenerParts): Openers {
  async function open(
    address: SlackAddress,
    form: { triggerId: string; metadata: FormMetadata; asksWhere: boolean; title: 'menu.new' | 'menu.edit' },
  ): Promise<void> {
    const { locale } = await parts.findProfile(address, personIdOf(address.person), '');
    const words = parts.wordsFor(locale);
    const { command } = form.metadata;
    const spec = parts.commandsFor(locale).find(({ name }) => name === command);
    if (!spec) throw new Error(`no command is called ${command}`);
    const suggest = async (option: string) => {
      const { person } = address;
      const place = placeRefOf(address.team, address.enterprise);
      const asked = { person, place, locale, command, option, typed: '', options: {} };
      return (await parts.handlers()?.onSuggest(asked)) ?? [];
    };
    const { metadata, asksWhere } = form;
    const view = await renderForm({
      spec,
      words,
      metadata,
      asksWhere,
      title: words.say(form.title),
      suggest,
    });
    await parts.api.call(address, 'views.open', { trigger_id: form.triggerId, view: JSON.stringify(view) });
  }

  async function fromMessage(shortcut: z.infer<typeof shortcutSchema>, address: SlackAddress): Promise<void> {
    const { message } = shortcut;
    const found = message ? picturesOf(address, message).map(({ picture }) => picture) : [];
    if (found.length === 0) {
      const { locale } = await parts.findProfile(address, personIdOf(address.person), '');
      const text = parts.wordsFor(locale).say('chat.no-pictures');
      return parts.answers.answer({ ...address, locale }, { text }, `shortcut:${shortcut.trigger_id}`);
    }
    const { channel, thread, responseUrl } = address;
    // What a form remembers is limited to 3,000 characters.
    const pictures = found
      .slice(0, 10)
      .map(({ id, name, bytes }) => ({ id, name: name.slice(0, 60), bytes }));
    return open(address, {
      ...{ triggerId: shortcut.trigger_id ?? '', asksWhere: false, title: 'menu.edit' },
      metadata: { command: 'edit', channel, thread, responseUrl, pictures },
    });
  }

  return {
    fromCommand: ({ command, address, triggerId }) =>
      open(address, {
        ...{ triggerId, asksWhere: false, title: 'menu.new' },
        metadata: { ...nowhere, command, channel: address.channel, responseUrl: address.responseUrl },
      }),

    fromShortcut(shortcut) {
      const { message, channel, user } = shortcut;
      const address: SlackAddress = {
        ...{ team: shortcut.team?.id ?? user.team_id ?? null, enterprise: shortcut.enterprise?.id ?? null },
        ...{ kind: channel ? 'channel' : 'direct', channel: channel?.id ?? '' },
        ...{ thread: message ? (message.thread_ts ?? message.ts) : null, person: personRefOf(user.id) },
        ...{ locale: 'en', responseUrl: shortcut.response_url ?? null, at: parts.now() },
      };
      if (message) return fromMessage(shortcut, address);
      return this.fromHome({ address, triggerId: shortcut.trigger_id ?? '' });
    },

    fromHome: ({ address, triggerId }) =>
      open(address, {
        ...{ triggerId, asksWhere: true, title: 'menu.new' },
        metadata: { ...nowhere, command: 'imagine' },
      }),
  };
}
