import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import type { ChatHandlers, HomeView, PastEntry, PersonRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { decodeAddress, personIdOf, placeRefOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { blockLimits, boldOf, cut, escapeText, ownCommands, renderButton } from './blocks.ts';
import { workspaceOf } from './limits.ts';
import type { FindProfile, KnownLocale } from './people.ts';
import { decodePosted } from './posted.ts';
import { openAndFill, renderSaying } from './views.ts';

/** A page somebody looked at in this time is kept up to date. */
const watchedMs = 30 * 60_000;
/** Changes that come close together are shown together. */
const gatherMs = 3_000;
/** Where many pages of a workspace change at once, each waits so long for each: all share the tier of `views.publish`. */
const shareMs = 700;

export interface HomeParts {
  api: Api;
  findProfile: FindProfile;
  knownLocale: KnownLocale;
  wordsFor(locale: string): Words;
  handlers(): ChatHandlers | null;
  now(): number;
  log: Logger;
}

/** The app's home: one page for each person, theirs alone. */
export interface Homes {
  opened(address: SlackAddress): Promise<void>;
  /** They look at it: something on it was pressed, perhaps long after it was opened, or in another process. */
  seen(address: SlackAddress): void;
  /** Opens the form in which they set what is used when they choose nothing. */
  openSettings(address: SlackAddress, triggerId: string): Promise<void>;
  /** Something of theirs changed; shown soon, if they look. */
  changed(person: PersonRef): void;
}

interface Watched {
  address: SlackAddress;
  at: number;
  /** `waiting`: soon published; `shown`: being published. */
  state: 'still' | 'waiting' | 'shown';
}

export function createHomes(parts: HomeParts): Homes {
  const { api, findProfile, handlers, now, log } = parts;
  const watched = new Map<PersonRef, Watched>();
  /** Changed while they were being published. */
  const outdated = new Set<PersonRef>();

  async function describe(address: SlackAddress): Promise<HomeView | null> {
    const user = personIdOf(address.person);
    const { locale } = await findProfile(address, user, user);
    const place = placeRefOf(address.team, address.enterprise);
    return (await handlers()?.onHome({ person: address.person, place, locale })) ?? null;
  }

  async function publish(address: SlackAddress): Promise<void> {
    const view = await describe(address);
    if (!view) return;
    const files = filesOf(address, view);
    const show = (shown: HomeFiles) => {
      const rendered = JSON.stringify(renderHome(view, shown));
      return api.call(address, 'views.publish', { user_id: personIdOf(address.person), view: rendered });
    };
    try {
      await show(files);
    } catch (error) {
      if (files.size === 0 || !(error instanceof ChatError && error.code === 'chat-refused')) throw error;
      // One picture that was deleted would take the whole page with it.
      await show(new Map());
    }
  }

  function seen(address: SlackAddress): void {
    const earlier = watched.get(address.person);
    if (earlier) Object.assign(earlier, { address, at: now() });
    else watched.set(address.person, { address, at: now(), state: 'still' });
  }

  function waitingWith({ address }: Watched): number {
    const workspace = workspaceOf(address);
    return [...watched.values()].filter(
      (other) => other.state !== 'still' && workspaceOf(other.address) === workspace,
    ).length;
  }

  /** One at a time for each page: what changes while it is published is shown after it. */
  async function bringUpToDate(person: PersonRef, entry: Watched): Promise<void> {
    entry.state = 'shown';
    try {
      await publish(entry.address);
    } catch (error) {
      log.info({ error: String(error) }, 'a home page could not be brought up to date');
    }
    entry.state = 'still';
    if (outdated.delete(person)) changed(person);
  }

  function changed(person: PersonRef): void {
    const entry = watched.get(person);
    if (!entry) return;
    if (entry.state === 'shown') outdated.add(person);
    if (entry.state !== 'still') return;
    if (now() - entry.at > watchedMs) {
      watched.delete(person);
      return;
    }
    entry.state = 'waiting';
    const waitMs = Math.max(gatherMs, waitingWith(entry) * shareMs);
    setTimeout(() => void bringUpToDate(person, entry), waitMs).unref();
  }

  return {
    seen,

    async opened(address) {
      seen(address);
      await publish(address);
    },

    openSettings(address, triggerId) {
      const words = parts.wordsFor(parts.knownLocale(address, personIdOf(address.person)) ?? 'en');
      const title = words.say('home.settings');
      const stopping = words.explain({ code: 'stopping', params: {} });
      return openAndFill(parts, address, {
        ...{ triggerId, words, title },
        async fill() {
          const view = await describe(address);
          return view ? renderSettings(view) : renderSaying({ words, title, text: stopping });
        },
      });
    },

    changed,
  };
}

/** The files of the entries that can be shown as pictures. */
type HomeFiles = ReadonlyMap<PastEntry, string>;

/** Pictures that were posted in this workspace. */
function filesOf(address: SlackAddress, { past }: HomeView): HomeFiles {
  const found = past.entries.flatMap((entry) => {
    if (!entry.picture) return [];
    const { posted, index } = entry.picture;
    const file = decodePosted(posted.id).files.find((one) => one.index === index);
    const isHere = decodeAddress(posted.address).team === address.team;
    return file && isHere ? [[entry, file.id] as const] : [];
  });
  return new Map(found);
}

export function renderHome({ title, fresh, jobs, past, help, settings }: HomeView, files: HomeFiles): object {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, 150) } },
      {
        type: 'actions',
        elements: [
          renderButton({ id: 'new-picture', label: fresh, style: 'primary' }),
          renderButton({ id: 'settings', label: settings.label, style: 'plain' }),
        ],
      },
      heading(jobs.heading),
      ...(jobs.entries.length === 0 ? [quiet(jobs.none)] : []),
      ...jobs.entries.map(({ text, button }) => ({
        ...section(escapeText(text)),
        ...(button && { accessory: renderButton(button) }),
      })),
      { type: 'divider' },
      heading(past.heading),
      ...(past.entries.length === 0 ? [quiet(past.none)] : []),
      ...past.entries.flatMap((entry) => renderPast(entry, files.get(entry))),
      { type: 'divider' },
      quiet(help),
    ],
  };
}

function renderPast({ text, link, picture }: PastEntry, file: string | undefined): object[] {
  const line = section(link ? `<${link}|${escapeText(text)}>` : escapeText(text));
  if (file === undefined) return [line];
  const alt = cut(picture?.alt ?? '', blockLimits.alt) || '…';
  return [line, { type: 'image', slack_file: { id: file }, alt_text: alt }];
}

export const settingsCallback = 'settings';

export function renderSettings({ settings }: HomeView): object {
  const plain = (text: string, max: number) => ({ type: 'plain_text', text: cut(text, max) });
  return {
    type: 'modal',
    callback_id: settingsCallback,
    title: plain(settings.label, 24),
    submit: plain(settings.save, 24),
    blocks: settings.fields.map(({ name, label, choices, value }) => {
      const options = choices.map((choice) => ({ text: plain(choice.name, 75), value: choice.value }));
      const initial = options.find((option) => option.value === value);
      const element = { type: 'static_select', action_id: name, options };
      return {
        ...{ type: 'input', block_id: name, optional: true, label: plain(label, 2000) },
        element: initial ? { ...element, initial_option: initial } : element,
      };
    }),
  };
}

function heading(text: string): object {
  return section(`*${escapeText(text)}*`);
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000) || '·', verbatim: true } };
}

function quiet(text: string): object {
  const words = boldOf(escapeText(ownCommands(text)));
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cut(words, 2000), verbatim: true }] };
}
