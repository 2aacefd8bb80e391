import { z } from 'zod';
import { actionId, type Button } from '../chat/chat.ts';
import { drawSheet } from '../image/image.ts';
import { jobIdFor } from '../request/address.ts';
import { findDraft, keepDraft } from '../store/drafts.ts';
import { countPast, listPast, type PastPicture } from '../store/history.ts';
import { noteCopy } from '../store/removal.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPicture } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import { keepPassing } from './made.ts';
import type { Parts } from './parts.ts';
import { type Asker, reply } from './replies.ts';

const perPage = 12;

const searchSchema = z.object({ search: z.string(), favouritesFirst: z.boolean() });
type Search = z.infer<typeof searchSchema>;

/** A person's own pictures as a contact sheet, from the first page on. */
export async function showHistory(parts: Parts, asker: Asker, search: Search): Promise<unknown> {
  const id = jobIdFor(`history ${asker.person} ${JSON.stringify(search)}`);
  await keepDraft(parts.db, { id, person: asker.person, body: search, now: new Date() });
  return showPage(parts, asker, { id, search, page: 0 });
}

export async function turnPage(
  parts: Parts,
  asker: Asker,
  { id, index }: { id: string; index: number },
): Promise<unknown> {
  const kept = searchSchema.safeParse(await findDraft(parts.db, id, asker.person));
  if (kept.success) return showPage(parts, asker, { id, search: kept.data, page: index });
  return reply(parts, asker.ref, { text: parts.wordsFor(asker.locale).say('answer.draft-gone') });
}

async function showPage(
  parts: Parts,
  asker: Asker,
  { id, search, page }: { id: string; search: Search; page: number },
): Promise<unknown> {
  const words = parts.wordsFor(asker.locale);
  const filter = { ...search, person: asker.person, offset: page * perPage, limit: perPage };
  const [past, count] = await Promise.all([listPast(parts.db, filter), countPast(parts.db, filter)]);
  const pages = Math.ceil(count / perPage);
  // Since the button was shown there are fewer.
  if (past.length === 0 && pages > 0) return showPage(parts, asker, { id, search, page: pages - 1 });
  if (past.length === 0) {
    const key = search.search === '' ? 'history.none' : 'history.nothing-found';
    return reply(parts, asker.ref, { text: words.say(key) });
  }
  const title = words.say('history.heading', { count, page: page + 1, pages });
  const turn = (label: string, to: number): Button => ({
    id: actionId('history', id, to),
    label,
    style: 'plain',
  });
  const turns = [
    ...(page > 0 ? [turn(words.say('button.newer'), page - 1)] : []),
    ...(page + 1 < pages ? [turn(words.say('button.older'), page + 1)] : []),
  ];
  const options = past.map(({ jobId, index, request, favourite }, at) => ({
    name: `${at + 1 + page * perPage}${favourite ? ' ★' : ''} · ${cutText(sayPicture(request, index, words), 60)}`,
    value: actionId('picture', jobId, index),
  }));
  return reply(parts, asker.ref, {
    text: title,
    files: [await drawPast(parts, past, { title, first: page * perPage + 1, words })],
    menu: { label: words.say('history.open'), options },
    ...(turns.length > 0 && { buttons: [turns] }),
  });
}

async function drawPast(
  parts: Parts,
  past: readonly PastPicture[],
  { title, first, words }: { title: string; first: number; words: Words },
) {
  const pictures = await Promise.all(
    past.map(async ({ key, favourite }, at) => {
      const file = await parts.blobs.find(key);
      return { path: file?.path ?? '', label: `${first + at}${favourite ? ' ★' : ''}` };
    }),
  );
  const sheet = await drawSheet(pictures, { outDir: parts.blobs.incomingDir });
  const kept = await keepPassing(parts, sheet);
  for (const { key } of past) await noteCopy(parts.db, key, kept.key);
  const alt = past
    .map(({ request, index }, at) => `${first + at} ${cutText(sayPicture(request, index, words), 40)}`)
    .join(', ');
  const name = `history.${kept.mime.replace('image/', '')}`;
  return { ...kept, index: null, name, title, alt: cutText(alt, 900) };
}
