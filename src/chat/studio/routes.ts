import type { ChatRoute } from '../chat.ts';
import { personRefOf } from './address.ts';
import { isOwnPage, json, readBody, refuse } from './answers.ts';
import { assetRoot } from './assets.ts';
import { dismissBodySchema, nameBodySchema } from './bodies.ts';
import type { Conversation } from './conversation.ts';
import { isDismissible } from './dismissible.ts';
import { type Entrance, openPage, takeLogin } from './entrance.ts';
import type { EventParts } from './event-base.ts';
import { takeAction, takeCommand, takeSuggest } from './events.ts';
import { type FileSource, sendFile, sendUpload } from './files.ts';
import { fill } from './fill.ts';
import { takeFilled } from './forms.ts';
import type { Hub } from './hub.ts';
import type { StudioPerson } from './people.ts';
import { readMissed, readPage, type StudioState } from './view.ts';

export interface RouteParts extends Entrance, EventParts, FileSource {
  conversation: Conversation;
  hub: Hub;
  maxUploadBytes: number;
}

type Answer = (request: Request, person: StudioPerson, parts: RouteParts) => Promise<Response> | Response;

export function createRoutes(parts: RouteParts): ChatRoute[] {
  const route = (method: ChatRoute['method'], path: string, answer: Answer): ChatRoute => ({
    method,
    path,
    handle: async (request) => {
      const { people, words } = parts;
      if (method !== 'GET' && !isOwnPage(request)) return refuse(403, words.notOwnPage);
      const person = people.find(request);
      return people.mayEnter(person) ? answer(request, person, parts) : refuse(401, words.loginNeeded);
    },
  });
  return [
    { method: 'GET', path: '/', handle: async (request) => openPage(request, parts) },
    { method: 'POST', path: '/studio/login', handle: (request) => takeLogin(request, parts) },
    { method: 'GET', path: `${assetRoot}/*`, handle: async (request) => sendAsset(request, parts) },
    { method: 'GET', path: '/studio/state', handle: (request) => sendState(request, parts) },
    route('GET', '/studio/older', sendOlder),
    route('GET', '/studio/events', openEvents),
    route('GET', '/studio/files/:key', sendFile),
    route('POST', '/studio/uploads', takeUpload),
    route('GET', '/studio/uploads/:id', sendUpload),
    route('POST', '/studio/commands', takeCommand),
    route('POST', '/studio/actions', takeAction),
    route('POST', '/studio/filled', takeFilled),
    route('POST', '/studio/suggest', takeSuggest),
    route('POST', '/studio/name', takeName),
    route('POST', '/studio/dismiss', takeDismissal),
  ];
}

function sendAsset(request: Request, { assets, people, words }: RouteParts): Response {
  const open = assets().isOpen(new URL(request.url).pathname);
  // Without a token anybody may have them: they are the same for everybody.
  if (!open && !people.mayEnter(people.find(request) ?? people.create()))
    return refuse(401, words.loginNeeded);
  return assets().answer(request);
}

async function sendState(request: Request, parts: RouteParts): Promise<Response> {
  const { people, words, commands, messages, maxUploadBytes } = parts;
  const person = people.find(request) ?? people.create();
  if (!people.mayEnter(person)) return refuse(401, words.loginNeeded);
  const me = { ref: personRefOf(person.id), name: person.name };
  const page = await readPage(messages, me.ref);
  const state: StudioState = { ...page, me, commands, words, maxUploadBytes };
  return json(state, { cookie: people.cookieFor(person) });
}

async function sendOlder(request: Request, person: StudioPerson, parts: RouteParts): Promise<Response> {
  const before = numberIn(new URL(request.url).searchParams.get('before'));
  if (before === null) return refuse(400, parts.words.badRequest);
  return json(await readPage(parts.messages, personRefOf(person.id), before));
}

function openEvents(request: Request, person: StudioPerson, { hub, messages, handlers, words }: RouteParts) {
  if (!handlers()) return refuse(503, words.notRunning);
  const ref = personRefOf(person.id);
  const asked = new URL(request.url).searchParams.get('after');
  const after = numberIn(request.headers.get('last-event-id') ?? asked);
  return hub.open(ref, async () => (after === null ? [] : readMissed(messages, ref, after)));
}

async function takeUpload(request: Request, person: StudioPerson, parts: RouteParts): Promise<Response> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  if (!request.body) return refuse(400, parts.words.uploadEmpty);
  const upload = await parts.uploads.receive(person, name, request.body);
  if (upload !== 'too-large') return json(upload, { status: 201 });
  const max = Math.floor(parts.maxUploadBytes / 1_000_000);
  return refuse(413, fill(parts.words.uploadTooLarge, { name, max }));
}

async function takeName(request: Request, person: StudioPerson, { people, words }: RouteParts) {
  const body = await readBody(request, nameBodySchema);
  if (!body) return refuse(400, words.nameRefused);
  return json({ name: body.name }, { cookie: people.cookieFor({ ...person, name: body.name }) });
}

/** Private words can be put away by their reader. */
async function takeDismissal(request: Request, person: StudioPerson, parts: RouteParts): Promise<Response> {
  const body = await readBody(request, dismissBodySchema);
  const message = body && (await parts.messages.get(body.message));
  const own = message?.visibleTo === personRefOf(person.id);
  if (!message || !own || !isDismissible(message)) return refuse(400, parts.words.badRequest);
  await parts.conversation.dismiss(message);
  return json({});
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
