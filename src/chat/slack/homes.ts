import type { Logger } from '../../log.ts';
import type { ChatHandlers, HomeView, PersonRef } from '../chat.ts';
import { personIdOf, placeRefOf, type SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { cut, escapeText, renderButton } from './blocks.ts';
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
  /** Something of theirs changed; shown soon, if they look. */
  changed(person: PersonRef): void;
}

export function createHomes({ api, findProfile, handlers, now, log }: HomeParts): Homes {
  const watched = new Map<PersonRef, { address: SlackAddress; at: number; timer: NodeJS.Timeout | null }>();

  async function publish(address: SlackAddress): Promise<void> {
    const user = personIdOf(address.person);
    const { locale } = await findProfile(address, user, user);
    const place = placeRefOf(address.team, address.enterprise);
    const view = await handlers()?.onHome({ person: address.person, place, locale });
    if (!view) return;
    await api.call(address, 'views.publish', { user_id: user, view: JSON.stringify(renderHome(view)) });
  }

  return {
    async opened(address) {
      const earlier = watched.get(address.person);
      watched.set(address.person, { address, at: now(), timer: earlier?.timer ?? null });
      await publish(address);
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

export function renderHome({ title, fresh, jobs, past, help }: HomeView): object {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, 150) } },
      { type: 'actions', elements: [renderButton({ id: 'new-picture', label: fresh, style: 'primary' })] },
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

function heading(text: string): object {
  return section(`*${escapeText(text)}*`);
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000), verbatim: true } };
}

function quiet(text: string): object {
  const plain = escapeText(text).replace(/\*\*(.+?)\*\*/g, '*$1*');
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cut(plain, 2000), verbatim: true }] };
}
