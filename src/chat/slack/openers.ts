import type { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { ActionId, AttachmentRef, ChatHandlers, CommandSpec } from '../chat.ts';
import { personIdOf, personRefOf, placeRefOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import type { shortcutSchema } from './bodies.ts';
import { type Asked, eventOf } from './event-base.ts';
import { renderRefusal, renderView, type ViewMetadata } from './form-view.ts';
import { type FormMetadata, rememberPictures, renderForm } from './forms.ts';
import type { FindProfile, KnownLocale } from './people.ts';
import { openAndFill } from './views.ts';

export interface OpenerParts {
  api: Api;
  findProfile: FindProfile;
  knownLocale: KnownLocale;
  /** The commands as a reader of that locale sees them. */
  commandsFor(locale: string): readonly CommandSpec[];
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  log: Logger;
}

interface Trigger {
  address: SlackAddress;
  triggerId: string;
}

/** What opens a form. A trigger is good for 3 s and once, so nothing slow comes before it. */
export interface Openers {
  /** `typed`: options that the form begins with. */
  fromCommand(asked: Trigger & { command: string; typed?: FormMetadata['typed'] }): Promise<void>;
  /** The pictures of a message are to be changed. */
  fromMessage(asked: Trigger & { pictures: readonly AttachmentRef[] }): Promise<void>;
  fromHome(asked: Trigger): Promise<void>;
  /** A form that the core lays out. */
  fromAction(asked: Trigger & { form: ActionId; name: string }): Promise<void>;
}

interface Form {
  triggerId: string;
  metadata: Omit<FormMetadata, 'typed'>;
  typed: FormMetadata['typed'];
  asksWhere: boolean;
  title: 'menu.new' | 'menu.series' | 'menu.edit-image';
}

const nowhere = { channel: null, thread: null, responseUrl: null, pictures: [] };
const titles: ReadonlyMap<string, Form['title']> = new Map([
  ['edit', 'menu.edit-image'],
  ['series', 'menu.series'],
]);
/** The app's name, until the form has its own title. */
const untitled = 'Darkroom';

export function createOpeners(parts: OpenerParts): Openers {
  async function render(address: SlackAddress, form: Form, locale: string): Promise<object> {
    const { metadata, asksWhere, title, typed } = form;
    const { command } = metadata;
    const spec = parts.commandsFor(locale).find(({ name }) => name === command);
    if (!spec) throw new Error(`no command is called ${command}`);
    const suggest = async (option: string) => {
      const { person } = address;
      const place = placeRefOf(address.team, address.enterprise);
      const asked = { person, place, locale, command, option, typed: '', options: {} };
      return (await parts.handlers()?.onSuggest(asked)) ?? [];
    };
    const words = parts.wordsFor(locale);
    return renderForm({ spec, words, metadata, asksWhere, title: words.say(title), typed, suggest });
  }

  /** Something is seen at once, in the reader's language where it is known. */
  function firstSight(address: SlackAddress, title: Form['title'] | null) {
    const words = parts.wordsFor(parts.knownLocale(address, personIdOf(address.person)) ?? 'en');
    return { words, title: title === null ? untitled : words.say(title) };
  }

  function open(address: SlackAddress, form: Form): Promise<void> {
    return openAndFill(parts, address, {
      ...firstSight(address, form.title),
      triggerId: form.triggerId,
      async fill() {
        const { locale } = await parts.findProfile(address, personIdOf(address.person), '');
        return render(address, form, locale);
      },
    });
  }

  /** As the core lays it out, or why there is none. */
  async function layOut(address: SlackAddress, form: ActionId, name: string): Promise<object> {
    const profile = await parts.findProfile(address, personIdOf(address.person), name);
    const { locale } = profile;
    const asked: Asked = { address: { ...address, locale }, profile, naturalKey: '' };
    const words = parts.wordsFor(locale);
    const answer = (await parts.handlers()?.onForm({ ...eventOf(asked), form })) ?? {
      ...{ kind: 'refused' as const, message: { text: words.explain({ code: 'stopping', params: {} }) } },
    };
    return answer.kind === 'form'
      ? renderView(answer.form, { words, metadata: metadataOf(address, answer.form.id) })
      : renderRefusal(answer, { words, title: untitled });
  }

  return {
    fromCommand: ({ command, address, triggerId, typed = {} }) =>
      open(address, {
        ...{ triggerId, typed, asksWhere: false },
        title: titles.get(command) ?? 'menu.new',
        metadata: { ...nowhere, command, channel: address.channel, responseUrl: address.responseUrl },
      }),

    fromMessage({ address, triggerId, pictures }) {
      const { channel, thread, responseUrl } = address;
      return open(address, {
        ...{ triggerId, typed: {}, asksWhere: false, title: 'menu.edit-image' },
        metadata: { command: 'edit', channel, thread, responseUrl, pictures: rememberPictures(pictures) },
      });
    },

    fromHome: ({ address, triggerId }) =>
      open(address, {
        ...{ triggerId, typed: {}, asksWhere: true, title: 'menu.new' },
        metadata: { ...nowhere, command: 'imagine' },
      }),

    fromAction: ({ address, triggerId, form, name }) =>
      openAndFill(parts, address, {
        ...{ ...firstSight(address, null), triggerId },
        fill: () => layOut(address, form, name),
      }),
  };
}

function metadataOf(
  { kind, channel, thread, responseUrl, origin }: SlackAddress,
  form: ActionId,
): ViewMetadata {
  const where = kind === 'direct' ? null : channel;
  return { form, channel: where, thread, responseUrl, origin: origin ?? null };
}

/** Where a shortcut was chosen: on a message its thread, else nowhere yet. */
export function placeOf(shortcut: z.infer<typeof shortcutSchema>, at: number): SlackAddress {
  const { message, channel, user } = shortcut;
  return {
    ...{ team: shortcut.team?.id ?? user.team_id ?? null, enterprise: shortcut.enterprise?.id ?? null },
    ...{ kind: channel ? 'channel' : 'direct', channel: channel?.id ?? '' },
    ...{ thread: message ? (message.thread_ts ?? message.ts) : null, person: personRefOf(user.id) },
    ...{ locale: 'en', responseUrl: shortcut.response_url ?? null, at },
  };
}
