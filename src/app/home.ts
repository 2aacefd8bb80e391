import type { HomeEvent, HomeView } from '../chat/chat.ts';
import { actionId } from '../chat/chat.ts';
import { cutText } from '../delivery/card.ts';
import { imageIdFor } from '../request/address.ts';
import { findModel } from '../request/models.ts';
import { listJobs } from '../store/jobs.ts';
import { listOpenJobs } from './answers.ts';
import { describeSettings, readOwnSettings } from './own-settings.ts';
import type { Parts } from './parts.ts';

const shownJobs = 10;
const shownPast = 8;
const promptLength = 120;

/** What a person finds on the page that is theirs alone: what waits, what was drawn, how it works. */
export async function describeHome(parts: Parts, { person, locale }: HomeEvent): Promise<HomeView> {
  const words = parts.wordsFor(locale);
  const mine = (await listOpenJobs(parts, person)).filter((job) => job.mine).slice(0, shownJobs);
  const past = await listJobs(parts.db, { person, states: ['done'], limit: shownPast, newestFirst: true });
  return {
    title: words.say('home.title'),
    fresh: words.say('menu.new'),
    jobs: {
      heading: words.say('home.jobs'),
      none: words.say('home.jobs-none'),
      entries: mine.map(({ state, model, count, id, ...job }) => ({
        text: words.say('answer.queue-line', {
          ...{ state, model, count, id },
          ...{ prompt: cutText(job.prompt, promptLength), place: job.place ?? 1 },
        }),
        button: { id: actionId('cancel', id), label: words.say('card.cancel'), style: 'danger' },
      })),
    },
    past: {
      heading: words.say('home.recent'),
      none: words.say('home.recent-none'),
      entries: past.map((job) => {
        const kept = job.pictures.filter(({ key }) => key !== null);
        const model = findModel(parts.config.catalogue, job.request.model)?.family.name ?? job.request.model;
        const count = words.say('card.count', { count: kept.length });
        const [first] = kept;
        return {
          text: [cutText(job.request.prompt, promptLength), model, count, job.id].join(' · '),
          link: first ? parts.linkFor(imageIdFor(job.id, first.index)) : null,
        };
      }),
    },
    help: words.say('answer.help'),
    settings: {
      label: words.say('home.settings'),
      save: words.say('form.save'),
      fields: describeSettings(parts, await readOwnSettings(parts, person), words),
    },
  };
}
