import type { FilledEvent } from '../chat/chat.ts';
import { parseActionId } from '../chat/chat.ts';
import { draftOf } from '../request/check.ts';
import type { RequestDraft } from '../request/request.ts';
import { changeTray, findTray } from '../store/trays.ts';
import { drawTray } from './actions.ts';
import { editPicture, repeat } from './follow-ups.ts';
import type { Parts } from './parts.ts';
import { reply } from './replies.ts';
import { addToTray, findOwnTray, readOrder, showTray } from './tray.ts';
import { findShown, findVisibleJob } from './visible.ts';

/** Takes a form that was sent off. Resolves once it is carried out or answered; never rejects. */
export async function acceptForm(parts: Parts, event: FilledEvent): Promise<void> {
  const words = parts.wordsFor(event.locale);
  try {
    const pressed = parseActionId(event.form);
    if (pressed) await carryOut(parts, event, { ...pressed, index: pressed.index ?? 0 });
    else await reply(parts, event.ref, { text: words.say('answer.action-unknown') });
  } catch (error) {
    parts.log.error({ error: String(error) }, 'a form failed');
    const { prompt } = event.values;
    await reply(parts, event.ref, {
      text: words.say('answer.failed'),
      ...(prompt && { returnPrompt: prompt }),
    });
  }
}

async function carryOut(
  parts: Parts,
  event: FilledEvent,
  pressed: { action: string; id: string; index: number },
): Promise<unknown> {
  const { values, pictures } = event;
  const prompt = (values.prompt ?? '').trim();
  switch (pressed.action) {
    case 'edit': {
      const shown = await findShown(parts, event, { jobId: pressed.id, index: pressed.index });
      if (shown) return editPicture(parts, event, { shown, prompt, attachments: pictures });
      const text = parts.wordsFor(event.locale).say('answer.picture-gone');
      return reply(parts, event.ref, { text, returnPrompt: prompt });
    }
    case 'prompt':
      return repeat(parts, event, { jobId: pressed.id, change: { prompt } });
    case 'settings':
      return repeat(parts, event, {
        jobId: pressed.id,
        change: await readSettings(parts, event, pressed.id),
      });
    case 'blend':
      return addToTray(parts, event, { attachments: pictures, prompt: prompt === '' ? null : prompt });
    case 'tray-order':
      return reorder(parts, event, pressed.id);
    case 'tray-draw':
      return drawTray(parts, event, { id: pressed.id, prompt });
    default:
      return reply(parts, event.ref, { text: parts.wordsFor(event.locale).say('answer.action-unknown') });
  }
}

/** What was left open is the model's own choice. Another shape wins over pixels that the form came with. */
async function readSettings(parts: Parts, event: FilledEvent, jobId: string): Promise<Partial<RequestDraft>> {
  const { model, ratio, size, count, format } = event.values;
  const job = await findVisibleJob(parts, event, jobId);
  const before = job && draftOf(job.request);
  const inPixels = size !== undefined && /\d\s*[x×*]\s*\d/.test(size);
  const isNewShape = ratio !== undefined && ratio !== before?.ratio && size === before?.size;
  return {
    ...(model !== undefined && { model }),
    ratio: inPixels && !isNewShape ? undefined : ratio,
    size: inPixels && isNewShape ? undefined : size,
    ...(count !== undefined && { count: Number(count) }),
    format,
  };
}

async function reorder(parts: Parts, event: FilledEvent, id: string): Promise<unknown> {
  const { person } = event;
  const words = parts.wordsFor(event.locale);
  const tray = await findOwnTray(parts, person, id);
  if (!tray) return reply(parts, event.ref, { text: words.say('tray.empty') });
  const order = readOrder(event.values.order ?? '', tray.pictures.length);
  if (!order) {
    const text = words.say('tray.order-unreadable', { count: tray.pictures.length });
    return reply(parts, event.ref, { text });
  }
  await changeTray(parts.db, { id, person, now: new Date() }, ({ pictures, ...rest }) => ({
    ...rest,
    pictures: order.flatMap((index) => pictures[index] ?? []),
  }));
  const changed = await findTray(parts.db, id);
  return changed && showTray(parts, event, { tray: changed, problems: [], left: 0 });
}
