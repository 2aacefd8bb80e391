import { html, isOwnPage, readText, refuse } from './answers.ts';
import type { Assets } from './assets.ts';
import { fill } from './fill.ts';
import type { StudioWords } from './page-words.ts';
import { renderLogin, renderPage } from './pages.ts';
import type { People, StudioPerson } from './people.ts';

export interface Entrance {
  people: People;
  assets(): Assets;
  words: StudioWords;
}

/** `GET /`: the page for those who may enter, the login form for others. `?token=` logs in and leaves the address. */
export function openPage(request: Request, entrance: Entrance): Response {
  const { people, assets, words } = entrance;
  const typed = new URL(request.url).searchParams.get('token');
  const person = people.find(request) ?? people.create();
  if (typed !== null && !people.mayEnter(person)) return takeGuess(typed, person, entrance);
  if (typed !== null) return enter(people.cookieFor(person));
  if (!people.mayEnter(person)) return html(renderLogin(assets(), words, null), { status: 401 });
  const { importMapHash } = assets();
  return html(renderPage(assets(), words), {
    status: 200,
    scriptHash: importMapHash,
    cookie: people.cookieFor(person),
  });
}

/** `POST /studio/login`: the login form, which works without any program. */
export async function takeLogin(request: Request, entrance: Entrance): Promise<Response> {
  const { people, words } = entrance;
  if (!isOwnPage(request)) return refuse(403, words.notOwnPage);
  const form = new URLSearchParams((await readText(request)) ?? '');
  const person = people.find(request) ?? people.create();
  return takeGuess(form.get('token')?.trim() ?? '', person, entrance);
}

function takeGuess(typed: string, person: StudioPerson, { people, assets, words }: Entrance): Response {
  const verdict = people.guess(typed);
  if (verdict === 'right') return enter(people.cookieFor(people.grant(person)));
  if (verdict === 'wrong') return html(renderLogin(assets(), words, words.loginWrong), { status: 401 });
  const seconds = Math.ceil(verdict.waitMs / 1000);
  const page = renderLogin(assets(), words, fill(words.loginTooOften, { seconds }));
  const answer = html(page, { status: 429 });
  answer.headers.set('retry-after', String(seconds));
  return answer;
}

function enter(cookie: string): Response {
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } });
}
