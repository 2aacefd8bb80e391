import { ChatError } from '../chat-error.ts';
import { splitCommand } from '../command-line.ts';
import { type Asked, aside, type EventParts, refuse, runLine } from './asked.ts';
import { cut } from './blocks.ts';
import type { SlackEvent } from './bodies.ts';
import { inSlots } from './forms.ts';
import { lineOf, readText } from './mention.ts';
import { newestPictureIn, picturesOf } from './thread-pictures.ts';

/** In the agent's list of conversations each is called by what was asked. It is only a convenience. */
export async function nameConversation({ api }: EventParts, { address }: Asked, text: string): Promise<void> {
  const { channel, thread } = address;
  const title = cut(readText(text, null), 60);
  if (title === '') return;
  await api.call(address, 'assistant.threads.setTitle', { channel_id: channel, thread_ts: thread, title });
}

/** Words to the app, with the pictures that came with them, else the newest of their thread. */
export async function takeWords(
  parts: EventParts,
  asked: Asked,
  { event, authorizations }: SlackEvent & { event: { ts: string } },
): Promise<void> {
  const { address } = asked;
  const text = readText(event.text ?? '', authorizations?.[0]?.user_id ?? null);
  const attached = picturesOf(address, event).map(({ picture }) => picture);
  const line = lineOf(text, parts.commands);
  if (line === '' && attached.length === 0)
    return runLine(parts, asked, { line: '/help', pictures: {}, plainCommand: 'help' });
  const named = line.startsWith('/') ? (splitCommand(line).name ?? '') : null;
  const wantsPictures =
    attached.length === 0 && event.thread_ts != null && (named === null || named === 'edit');
  const earlier = wantsPictures ? await findEarlier(parts, asked, event.ts) : null;
  if (earlier === 'refused') return;
  const pictures = earlier ? [earlier.picture] : attached;
  const plainCommand = pictures.length > 0 ? 'edit' : 'imagine';
  const spec = parts.commands.find(({ name }) => name === (named ?? plainCommand));
  await runLine(parts, asked, { line, pictures: spec ? inSlots(spec, pictures) : {}, plainCommand });
  if (!earlier) return;
  const said = parts
    .wordsFor(address.locale)
    .say('chat.editing', { picture: earlier.title || earlier.picture.name });
  aside(
    parts,
    parts.answers.answer(address, { text: said }, `editing:${asked.naturalKey}`),
    'it could not be said which picture is used',
  );
}

/** The newest picture of the thread; a thread that cannot be read is said to its asker. */
async function findEarlier(parts: EventParts, asked: Asked, before: string) {
  try {
    return await newestPictureIn(parts.api, asked.address, before);
  } catch (error) {
    if (!(error instanceof ChatError && error.permanent)) throw error;
    await refuse(parts, asked, [error], undefined);
    return 'refused' as const;
  }
}
