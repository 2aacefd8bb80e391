import type { ChatHandlers, FormEvent } from '../chat.ts';
import { mainAddress } from './address.ts';
import { answerTo } from './answer-to.ts';
import { json, readBody, refuse } from './answers.ts';
import { findPictures } from './attachments.ts';
import { filledBodySchema } from './bodies.ts';
import { type Done, type EventParts, eventBase, findMessage, goingOnFrom } from './event-base.ts';
import type { StudioPerson } from './people.ts';

/** Gives the page a form to open; why there is none is said privately. */
export async function openForm(event: FormEvent, handlers: ChatHandlers, { conversation }: EventParts) {
  const answer = await handlers.onForm(event);
  if (answer.kind === 'form') return json({ form: answer.form } satisfies Done);
  await conversation.post(answerTo(event.ref, answer.message));
  return json({} satisfies Done, { status: 202 });
}

/** `POST /studio/filled`: a form was sent off. */
export async function takeFilled(request: Request, person: StudioPerson, parts: EventParts) {
  const body = await readBody(request, filledBodySchema);
  if (!body) return refuse(400, parts.words.badRequest);
  const handlers = parts.handlers();
  if (!handlers) return refuse(503, parts.words.notRunning);
  const pictures = await findPictures(body.pictures, person, parts);
  if (!pictures) return refuse(400, parts.words.uploadGone);
  const message = body.message === null ? null : await findMessage(body.message, person, parts);
  const address = message ? goingOnFrom(message) : mainAddress;
  const written = Object.entries(body.values).filter(([, value]) => value.trim() !== '');
  await handlers.onFilled({
    ...eventBase(person, { key: body.key, line: body.title, address }),
    ...{ form: body.form, values: Object.fromEntries(written), pictures },
  });
  return json({} satisfies Done, { status: 202 });
}
