import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Words } from '../../words/words.ts';
import { ChatError } from '../chat-error.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { cut } from './blocks.ts';

const openedSchema = z.object({ view: z.object({ id: z.string() }) });
const titleLength = 24;
/** A trigger is good for 3 s. */
const triggerPatienceMs = 2_000;

/** Answers the id of the view. */
async function openView(
  api: Api,
  address: SlackAddress,
  { triggerId, view }: { triggerId: string; view: object },
): Promise<string> {
  const args = { trigger_id: triggerId, view: JSON.stringify(view) };
  const opened = await api.call(address, 'views.open', args, { patienceMs: triggerPatienceMs });
  return openedSchema.parse(opened).view.id;
}

/** Puts something else into an open view. One that was closed meanwhile stays closed. */
async function fillView(
  api: Api,
  address: SlackAddress,
  { id, view }: { id: string; view: object },
): Promise<void> {
  try {
    await api.call(address, 'views.update', { view_id: id, view: JSON.stringify(view) });
  } catch (error) {
    if (!(error instanceof ChatError && error.code === 'chat-gone')) throw error;
  }
}

/** What is seen at once, and what takes its place when it is known. */
export interface Opening {
  triggerId: string;
  words: Words;
  title: string;
  fill(): Promise<object>;
}

/** Opens before anything is read: a trigger does not wait. Where the rest fails, the view says so. */
export async function openAndFill(
  { api, log }: { api: Api; log: Logger },
  address: SlackAddress,
  { triggerId, words, title, fill }: Opening,
): Promise<void> {
  const saying = (text: string) => renderSaying({ words, title, text });
  const id = await openView(api, address, { triggerId, view: saying(words.say('form.loading')) });
  try {
    await fillView(api, address, { id, view: await fill() });
  } catch (error) {
    log.error({ error: String(error) }, 'a form could not be filled in');
    await fillView(api, address, { id, view: saying(words.say('chat.failed')) });
  }
}

/** A view with nothing to fill in. */
export function renderSaying({ words, title, text }: { words: Words; title: string; text: string }): object {
  const plain = (said: string) => ({ type: 'plain_text', text: said });
  return {
    type: 'modal',
    title: plain(cut(title, titleLength)),
    close: plain(cut(words.say('form.close'), titleLength)),
    blocks: [{ type: 'section', text: plain(text) }],
  };
}
