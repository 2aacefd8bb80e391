import type { Problem } from '../../request/request.ts';
import type { ChatHandlers, CommandSpec, Options, OptionValue } from '../chat.ts';
import { checkOptions } from '../check-options.ts';
import { encodeAddress, mainAddress, personRefOf } from './address.ts';
import { json, readBody, refuse } from './answers.ts';
import { actionBodySchema, type BodyOptions, commandBodySchema, suggestBodySchema } from './bodies.ts';
import type { StudioMessageStore } from './conversation.ts';
import { encodeEventRef } from './event-ref.ts';
import { sentenceFor } from './fill.ts';
import { isVisibleTo } from './hub.ts';
import type { StudioWords } from './page-words.ts';
import type { StudioPerson } from './people.ts';
import type { Uploads } from './uploads.ts';

export interface EventParts {
  messages: StudioMessageStore;
  commands: readonly CommandSpec[];
  uploads: Uploads;
  words: StudioWords;
  /** Null while the studio is not running. */
  handlers(): ChatHandlers | null;
}

/** `POST /studio/commands`: answers 202 once the core has stored the request. */
export async function takeCommand(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, commandBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const handlers = parts.handlers();
  if (!handlers) return refuse(503, parts.words.notRunning);
  const command = parts.commands.find(({ name }) => name === body.command);
  if (!command) return refuse(400, sentenceFor(unknownCommand(body.command, parts), parts.words.problems));
  const options = await findAttachments(body.options, person, parts.uploads);
  if (!options) return refuse(400, parts.words.uploadGone);
  const [problem] = checkOptions(command, options);
  if (problem) return refuse(400, sentenceFor(problem, parts.words.problems));
  const line = body.line ?? `/${command.name}`;
  await handlers.onCommand({
    ...eventBase(person, { key: body.key, line }),
    address: mainAddress,
    command: command.name,
    options,
  });
  return json({}, { status: 202 });
}

/** `POST /studio/actions`: a press on a button of a message this person can see. */
export async function takeAction(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, actionBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const handlers = parts.handlers();
  if (!handlers) return refuse(503, parts.words.notRunning);
  const message = await parts.messages.get(body.message);
  const visible = message && isVisibleTo(message, personRefOf(person.id));
  const button = visible ? message.buttons.flat().find(({ id }) => id === body.action) : undefined;
  if (!message || !button) return refuse(409, parts.words.buttonGone);
  await handlers.onAction({
    ...eventBase(person, { key: body.key, line: button.label }),
    address: encodeAddress({ person: message.visibleTo, card: null }),
    action: button.id,
  });
  return json({}, { status: 202 });
}

/** `POST /studio/suggest`: what could be typed into an option. */
export async function takeSuggest(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, suggestBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const options = await findAttachments(body.options, person, parts.uploads);
  const { command, option, typed } = body;
  const { place, person: ref, locale } = eventBase(person, { key: '', line: '' });
  const event = { person: ref, place, locale, command, option, typed, options: options ?? {} };
  return json({ suggestions: (await parts.handlers()?.onSuggest(event)) ?? [] });
}

function eventBase(person: StudioPerson, cause: { key: string; line: string }) {
  const ref = personRefOf(person.id);
  return {
    ref: encodeEventRef({ person: ref, ...cause }),
    place: mainAddress,
    person: ref,
    personName: person.name,
    // Whoever may enter the studio operates it: there is nobody else.
    moderator: true,
    // The page speaks one language, and so do the cards on it.
    locale: 'en',
    naturalKey: `${ref}:${cause.key}`,
  };
}

function unknownCommand(command: string, { commands }: EventParts): Problem {
  return {
    code: 'command-unknown',
    params: { command, known: commands.map(({ name }) => `/${name}`).join(', ') },
  };
}

/** Null when an upload is not there (any more). */
async function findAttachments(
  options: BodyOptions,
  person: StudioPerson,
  uploads: Uploads,
): Promise<Options | null> {
  const found: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(options)) {
    const attachment = typeof value === 'object' ? await uploads.find(person, value) : value;
    if (attachment === null) return null;
    found[name] = attachment;
  }
  return found;
}
