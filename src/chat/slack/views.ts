import { z } from 'zod';
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
export async function openView(
  api: Api,
  address: SlackAddress,
  { triggerId, view }: { triggerId: string; view: object },
): Promise<string> {
  const args = { trigger_id: triggerId, view: JSON.stringify(view) };
  const opened = await api.call(address, 'views.open', args, { patienceMs: triggerPatienceMs });
  return openedSchema.parse(opened).view.id;
}

/** Puts something else into an open view. One that was closed meanwhile stays closed. */
export async function fillView(
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

/** What is seen until the rest is known. */
export function renderLoading(words: Words, title: string): object {
  const plain = (text: string) => ({ type: 'plain_text', text });
  return {
    type: 'modal',
    title: plain(cut(title, titleLength)),
    close: plain(cut(words.say('form.close'), titleLength)),
    blocks: [{ type: 'section', text: plain(words.say('form.loading')) }],
  };
}
