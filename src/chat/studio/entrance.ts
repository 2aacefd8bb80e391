import { html, isOwnPage, readText, refuse } from './answers.ts';
import type { Assets } from './assets.ts';
import type { StudioWords } from './page-words.ts';
import { renderLogin, renderPage } from './pages.ts';
import type { People } from './people.ts';

export interface Entrance {
  people: People;
  assets(): Assets;
  words: StudioWords;
}

/** `GET /`: the page for those who may enter, the login form for others. `?token=` logs in and leaves the address. */
export function openPage(request: Request, { people, assets, words }: Entrance): Response {
  const typed = new URL(request.url).searchParams.get('token');
  const person = people.find(request) ?? people.create();
  if (typed !== null && people.isToken(typed)) return enter(people.cookieFor(people.grant(person)));
  if (!people.mayEnter(person)) {
    const error = typed === null ? null : words.loginWrong;
    return html(renderLogin(assets(), words, error), { status: 401 });
  }
  const { importMapHash } = assets();
  return html(renderPage(assets(), words), {
    status: 200,
    scriptHash: importMapHash,
    cookie: people.cookieFor(person),
  });
}

/** `POST /studio/login`: the login form, which works without any program. */
export async function takeLogin(request: Request, { people, assets, words }: Entrance): Promise<Response> {
  if (!isOwnPage(request)) return refuse(403, words.notOwnPage);
  const form = new URLSearchParams((await readText(request)) ?? '');
  if (people.isToken(form.get('token')?.trim() ?? '')) {
    return enter(people.cookieFor(people.grant(people.find(request) ?? people.create())));
  }
  return html(renderLogin(assets(), words, words.loginWrong), { status: 401 });
}

function enter(cookie: string): Response {
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } });
}
