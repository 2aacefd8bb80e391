import { ChatError } from '../chat-error.ts';
import { splitCommand } from '../command-line.ts';
import { meantBy } from '../job-pictures.ts';
import { type EventParts, refuse, runLine } from './asked.ts';
import { cut } from './blocks.ts';
import type { SlackEvent } from './bodies.ts';
import type { Asked } from './event-base.ts';
import { lineOf, readText } from './mention.ts';
import { picturesOf, readThread, type ThreadPictures } from './thread-pictures.ts';

/** In the agent's list of conversations each is called by what was asked. It is only a convenience. */
export async function nameConversation({ api }: EventParts, { address }: Asked, text: string): Promise<void> {
  const { channel, thread } = address;
  const title = cut(readText(text, null).replaceAll('\n', ' '), 60);
  if (title === '') return;
  await api.call(address, 'assistant.threads.setTitle', { channel_id: channel, thread_ts: thread, title });
}

/** Commands about pictures: in a thread those of the thread are meant. */
const aboutPictures = ['edit', 'info'];
const nothing: ThreadPictures = { newest: [], set: [], earlier: [], isAboutPictures: false };

/** Words to the app, with the pictures of their thread and those that came with them. */
export async function takeWords(
  parts: EventParts,
  asked: Asked,
  { event, authorizations, api_app_id: appId = null }: SlackEvent & { event: { ts: string } },
): Promise<void> {
  const { address } = asked;
  const text = readText(event.text ?? '', authorizations?.[0]?.user_id ?? null);
  const attached = picturesOf({ where: address, appId }, event);
  const line = lineOf(text, parts.commands);
  const isEmpty = (event.files ?? []).length === 0;
  if (line === '' && isEmpty) {
    return runLine(parts, asked, { line: '/help', plainCommand: 'help', pictures: [], replied: 0 });
  }
  const { name: named, rest } = splitCommand(line);
  const asksThread = address.thread !== null && event.thread_ts != null;
  const wantsThread = asksThread && (named === null || aboutPictures.includes(named));
  const thread = wantsThread ? await findEarlier(parts, asked, { before: event.ts, appId }) : nothing;
  if (thread === 'refused') return;
  const words = rest.trim();
  const earlier = meantBy(words, thread);
  const pictures = [...earlier, ...attached];
  const reason = pictures.length > 0 || named !== null ? null : unreadableIn(thread, isEmpty);
  if (reason) return answerUnreadable(parts, asked, { reason, words: line });
  await runLine(parts, asked, {
    ...{ line: named === null ? words : `/${named} ${words}`, pictures, replied: earlier.length },
    plainCommand: pictures.length > 0 ? 'edit' : 'imagine',
    where: event.channel_type === 'im' ? 'direct' : 'channel',
  });
}

type Unreadable = 'chat.none-in-thread' | 'chat.attachment-unreadable';

/** Words that were about pictures are not drawn by themselves. */
function unreadableIn({ isAboutPictures }: ThreadPictures, isEmpty: boolean): Unreadable | null {
  if (!isEmpty) return 'chat.attachment-unreadable';
  return isAboutPictures ? 'chat.none-in-thread' : null;
}

async function answerUnreadable(
  { answers, wordsFor }: EventParts,
  { address, naturalKey }: Asked,
  { reason, words }: { reason: Unreadable; words: string },
): Promise<void> {
  const text = wordsFor(address.locale).say(reason);
  const returned = words === '' ? {} : { returnPrompt: words };
  await answers.answer(address, { text, ...returned }, `unreadable:${naturalKey}`);
}

/** The pictures of the thread; one that cannot be read is said to its asker. */
async function findEarlier(
  parts: EventParts,
  asked: Asked,
  { before, appId }: { before: string; appId: string | null },
): Promise<ThreadPictures | 'refused'> {
  const { thread } = asked.address;
  if (thread === null) return nothing;
  try {
    return await readThread(parts.api, { ...asked.address, thread }, { before, appId });
  } catch (error) {
    if (!(error instanceof ChatError && error.permanent)) throw error;
    await refuse(parts, asked, [error], undefined);
    return 'refused';
  }
}
