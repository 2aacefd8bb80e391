import type { HomeEvent, HomeView, PastEntry } from '../chat/chat.ts';
import { actionId } from '../chat/chat.ts';
import { altText } from '../image/label.ts';
import type { FullJob } from '../queue/job.ts';
import { imageIdFor, platformOf } from '../request/address.ts';
import { plainPrompt } from '../request/follow-up.ts';
import { findModel } from '../request/models.ts';
import { listJobs } from '../store/jobs.ts';
import { findPosted } from '../store/posted-pictures.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPrompt } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import { listOpenJobs } from './answers.ts';
import { describeSettings, readOwnSettings } from './own-settings.ts';
import type { Parts } from './parts.ts';
import { helpOn } from './replies.ts';

const shownJobs = 10;
const shownPast = 8;
const promptLength = 120;
const altLength = 600;

/** What a person finds on the page that is theirs alone: what waits, what was drawn, how it works. */
export async function describeHome(parts: Parts, { person, place, locale }: HomeEvent): Promise<HomeView> {
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
          state,
          model,
          count,
          id,
          prompt: cutText(sayPrompt(job.prompt, words), promptLength),
          place: job.place ?? 1,
        }),
        button:
          state === 'stopping'
            ? null
            : { id: actionId('cancel', id), label: words.say('card.cancel'), style: 'danger' },
      })),
    },
    past: {
      heading: words.say('home.recent'),
      none: words.say('home.recent-none'),
      entries: await Promise.all(past.map((job) => describePast(parts, words, job))),
    },
    help: words.say(helpOn(parts, platformOf(place))),
    settings: {
      label: words.say('home.settings'),
      save: words.say('form.save'),
      fields: describeSettings(parts, await readOwnSettings(parts, person), words),
    },
  };
}

async function describePast(parts: Parts, words: Words, job: FullJob): Promise<PastEntry> {
  const kept = job.pictures.filter(({ key }) => key !== null);
  const { model } = job.request;
  const prompt = sayPrompt(job.request.prompt, words);
  const name = findModel(parts.config.catalogue, model)?.family.name ?? model;
  const count = words.say('card.count', { count: kept.length });
  const text = [cutText(prompt, promptLength), name, count, job.id].join(' · ');
  const [first] = kept;
  if (!first) return { text, link: null, picture: null };
  const { index } = first;
  const posted = await findPosted(parts.db, job.id, index);
  const alt = altText(plainPrompt(job.request.prompt), {
    index,
    count: job.pictures.length,
    maxLength: altLength,
  });
  return {
    text,
    link: parts.linkFor(imageIdFor(job.id, index)),
    picture: posted && { posted, index, alt },
  };
}
