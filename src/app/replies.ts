import type { Chat, CommandEvent, EventRef, PrivateMessage } from '../chat/chat.ts';
import type { Problem } from '../request/request.ts';
import type { MessageKey } from '../words/words.ts';
import type { Parts } from './parts.ts';

/** Who asked, where, and how to answer: what commands and buttons have in common. */
export type Asker = Omit<CommandEvent, 'command' | 'options'>;

export function chatOf(parts: Pick<Parts, 'chats'>, platform: string): Chat {
  const chat = parts.chats.get(platform);
  if (!chat) throw new Error(`no chat is called ${platform}`);
  return chat;
}

/** What says how to use it on that platform. */
export function helpOn({ chats }: Pick<Parts, 'chats'>, platform: string): MessageKey {
  return chats.get(platform)?.help ?? 'answer.help';
}

/** False when the answer could not be given, which is logged. */
export async function reply(parts: Parts, ref: EventRef, message: PrivateMessage): Promise<boolean> {
  try {
    await chatOf(parts, ref.platform).answer(ref, message);
    return true;
  } catch (error) {
    parts.log.warn({ platform: ref.platform, error: String(error) }, 'an answer could not be given');
    return false;
  }
}

/** Says privately what is wrong and what would be accepted, and hands the prompt back. */
export async function refuse(
  parts: Parts,
  asker: Asker,
  refusal: { problems: readonly Problem[]; prompt: string | null; buttons?: PrivateMessage['buttons'] },
): Promise<void> {
  const words = parts.wordsFor(asker.locale);
  for (const { code } of refusal.problems) parts.metrics.jobRefused(code);
  const text = refusal.problems.map((found) => words.explain(found)).join('\n');
  await reply(parts, asker.ref, {
    text,
    ...(refusal.prompt !== null && { returnPrompt: refusal.prompt }),
    ...(refusal.buttons && { buttons: refusal.buttons }),
  });
}
