import type { Logger } from '../../log.ts';
import type { ChatHandlers, HomeView, PersonRef } from '../chat.ts';
import { personIdOf, placeRefOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { cut, escapeText, ownCommands, renderButton } from './blocks.ts';
import type { FindProfile } from './people.ts';

/** A page somebody looked at in this time is kept up to date. */
const watchedMs = 30 * 60_000;
/** Changes that come close together are shown together. */
const gatherMs = 3_000;

export interface HomeParts {
  api: Api;
  findProfile: FindProfile;
  handlers(): ChatHandlers | null;
  now(): number;
  log: Logger;
}

/** The app's home: one page for each person, theirs alone. */
export interface Homes {
  opened(address: SlackAddress): Promise<void>;
  /** Opens the form in which they set what is used when they choose nothing. */
  openSettings(address: SlackAddress, triggerId: string): Promise<void>;
  /** Something of theirs changed; shown soon, if they look. */
  changed(person: PersonRef): void;
}

export function createHomes({ api, findProfile, handlers, now, log }: HomeParts): Homes {
  const watched = new Map<PersonRef, { address: SlackAddress; at: number; timer: NodeJS.Timeout | null }>();

  async function describe(address: SlackAddress): Promise<HomeView | null> {
    const user = personIdOf(address.person);
    const { locale } = await findProfile(address, user, user);
    const place = placeRefOf(address.team, address.enterprise);
    return (await handlers()?.onHome({ person: address.person, place, locale })) ?? null;
  }

  async function publish(address: SlackAddress): Promise<void> {
    const view = await describe(address);
    if (!view) return;
    const user = personIdOf(address.person);
    await api.call(address, 'views.publish', { user_id: user, view: JSON.stringify(renderHome(view)) });
  }

  return {
    async opened(address) {
      const earlier = watched.get(address.person);
      watched.set(address.person, { address, at: now(), timer: earlier?.timer ?? null });
      await publish(address);
    },

    async openSettings(address, triggerId) {
      const view = await describe(address);
      if (!view) return;
      const form = JSON.stringify(renderSettings(view));
      await api.call(address, 'views.open', { trigger_id: triggerId, view: form });
    },

    changed(person) {
      const entry = watched.get(person);
      if (!entry || entry.timer) return;
      if (now() - entry.at > watchedMs) {
        watched.delete(person);
        return;
      }
      entry.timer = setTimeout(() => {
        entry.timer = null;
        publish(entry.address).catch((error: unknown) =>
          log.info({ error: String(error) }, 'a home page could not be brought up to date'),
        );
      }, gatherMs).unref();
    },
  };
}

export function renderHome({ title, fresh, jobs, past, help, settings }: HomeView): object {
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
        accessory: renderButton(button),
      })),
      { type: 'divider' },
      heading(past.heading),
      ...(past.entries.length === 0 ? [quiet(past.none)] : []),
      ...past.entries.map(({ text, link }) =>
        section(link ? `<${link}|${escapeText(text)}>` : escapeText(text)),
      ),
      { type: 'divider' },
      quiet(help),
    ],
  };
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
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000), verbatim: true } };
}

function quiet(text: string): object {
  const plain = escapeText(ownCommands(text)).replace(/\*\*(.+?)\*\*/g, '*$1*');
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cut(plain, 2000), verbatim: true }] };
}
