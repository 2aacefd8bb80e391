import { anyOf, type Problem } from '../../request/request.ts';
import { type ActionId, opensForm, parseActionId } from '../chat.ts';
import { checkOptions } from '../check-options.ts';
import { mainAddress } from './address.ts';
import { json, readBody, refuse } from './answers.ts';
import { findAttachments, findPictures } from './attachments.ts';
import { actionBodySchema, commandBodySchema, suggestBodySchema } from './bodies.ts';
import { type Done, type EventParts, eventBase, findMessage, goingOnFrom } from './event-base.ts';
import { sentenceFor } from './fill.ts';
import { openForm } from './forms.ts';
import type { StudioMessage } from './message.ts';
import type { StudioPerson } from './people.ts';

/** `POST /studio/commands`: answers 202 once the core has stored the request. */
export async function takeCommand(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, commandBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const handlers = parts.handlers();
  if (!handlers) return refuse(503, parts.words.notRunning);
  const command = parts.commands.find(({ name }) => name === body.command);
  if (!command) return refuse(400, sentenceFor(unknownCommand(body.command, parts), parts.words.problems));
  const { key, line = `/${command.name}`, pictures: wanted = [], replied = 0 } = body;
  const event = eventBase(person, { key, line, address: mainAddress });
  const isEmpty = Object.keys(body.options).length === 0 && wanted.length === 0;
  if (command.form !== null && isEmpty) return openForm({ ...event, form: command.form }, handlers, parts);
  const options = await findAttachments(body.options, person, parts);
  const pictures = await findPictures(wanted, person, parts);
  if (!options || !pictures) return refuse(400, parts.words.uploadGone);
  const [problem] = checkOptions(command, options, pictures.length);
  if (problem) return refuse(400, sentenceFor(problem, parts.words.problems));
  await handlers.onCommand({
    ...event,
    ...{ command: command.name, options },
    ...(pictures.length > 0 && { pictures, replied: Math.min(replied, pictures.length) }),
  });
  return json({} satisfies Done, { status: 202 });
}

/** `POST /studio/actions`: a press on a button of a message this person can see, or a choice in its menu. */
export async function takeAction(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, actionBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const handlers = parts.handlers();
  if (!handlers) return refuse(503, parts.words.notRunning);
  const message = await findMessage(body.message, person, parts);
  const line = message ? labelOf(body.action, message, parts) : undefined;
  if (!message || line === undefined) return refuse(409, parts.words.buttonGone);
  const event = eventBase(person, { key: body.key, line, address: goingOnFrom(message) });
  if (opensForm(body.action)) return openForm({ ...event, form: body.action }, handlers, parts);
  await handlers.onAction({ ...event, action: body.action, message: message.id });
  return json({} satisfies Done, { status: 202 });
}

/** `POST /studio/suggest`: what could be typed into an option. */
export async function takeSuggest(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, suggestBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const options = await findAttachments(body.options, person, parts);
  const { command, option, typed } = body;
  const { place, person: ref, locale } = eventBase(person, { key: '', line: '', address: mainAddress });
  const event = { person: ref, place, locale, command, option, typed, options: options ?? {} };
  return json({ suggestions: (await parts.handlers()?.onSuggest(event)) ?? [] });
}

/** What the button or choice with this action says; undefined when the message has none. */
function labelOf(
  action: ActionId,
  { buttons, menu }: StudioMessage,
  { words }: EventParts,
): string | undefined {
  const button = buttons.flat().find(({ id, url }) => id === action && url === undefined);
  // Its number stands on the picture, and what is pressed under it has other words.
  if (button && parseActionId(action)?.action === 'picture') return words.moreActions;
  return button?.label ?? menu?.options.find(({ value }) => value === action)?.name;
}

function unknownCommand(command: string, { commands }: EventParts): Problem {
  return {
    code: 'command-unknown',
    params: { command, known: anyOf(commands.map(({ name }) => `/${name}`)) },
  };
}
