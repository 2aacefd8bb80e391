import { setTimeout as wait } from 'node:timers/promises';
import type { AttachmentRef, Chat } from '../chat/chat.ts';
import { ChatError } from '../chat/chat-error.ts';
import { AppError, isDiskFull } from '../errors.ts';
import { maxAttachmentBytes, megabytes, type ReceivedPicture, receivePicture } from '../image/image.ts';
import { type Problem, problem } from '../request/request.ts';
import type { Blobs } from '../store/blobs.ts';
import { isMessageKey } from '../words/words.ts';

/** An attachment is fetched again after these pauses: chats sign their links anew, networks recover. */
const fetchPausesMs = [500, 2_000];

/** Fetches what somebody attached into a file of its own, or says why it cannot be had. */
export async function fetchAttachment(
  { blobs }: { blobs: Blobs },
  chat: Chat,
  source: AttachmentRef,
): Promise<ReceivedPicture | { problem: Problem }> {
  const tooBig = {
    problem: problem('picture-file-too-big', {
      megabytes: megabytes(source.bytes ?? 0),
      max: megabytes(maxAttachmentBytes),
    }),
  };
  if ((source.bytes ?? 0) > maxAttachmentBytes) return tooBig;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const body = await chat.openAttachment(source, AbortSignal.timeout(60_000));
      return await receivePicture(body, { dir: blobs.incomingDir, maxBytes: maxAttachmentBytes });
    } catch (error) {
      if (error instanceof AppError && error.code === 'picture-file-too-big') return tooBig;
      if (isDiskFull(error)) return { problem: problem('disk-full') };
      const pauseMs = fetchPausesMs[attempt];
      const final = error instanceof ChatError && error.permanent;
      if (final && isMessageKey(`problem.${error.code}`))
        return { problem: problem(error.code, error.params) };
      if (final || pauseMs === undefined) return { problem: problem('picture-unreachable') };
      await wait(pauseMs);
    }
  }
}
