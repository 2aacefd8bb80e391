import { rm } from 'node:fs/promises';
import type { AttachmentRef, CommandEvent } from '../chat/chat.ts';
import type { CommandResult } from '../command/command.ts';
import { describeFile } from '../image/image.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { showDetails } from './panel.ts';
import type { Parts } from './parts.ts';
import { chatOf, refuse, reply } from './replies.ts';
import { findShownBy, findVisibleJob } from './visible.ts';

type InfoWish = Extract<CommandResult, { kind: 'info' }>;

/** How a picture was made; of a picture from elsewhere, what its file says. */
export async function showInfo(parts: Parts, event: CommandEvent, wish: InfoWish): Promise<unknown> {
  const words = parts.wordsFor(event.locale);
  if (wish.id) {
    const job = await findVisibleJob(parts, event, wish.id.jobId);
    if (job) return showDetails(parts, event, { job, index: wish.id.index ?? 0 });
    return reply(parts, event.ref, { text: words.say('answer.job-unknown', { id: wish.id.jobId }) });
  }
  if (!wish.picture) {
    const byMenu = chatOf(parts, event.ref.platform).namesPicturesByMenu;
    return reply(parts, event.ref, { text: words.say(byMenu ? 'info.missing-menu' : 'info.missing') });
  }
  await describePicture(parts, event, wish.picture);
  if (wish.count === 1) return null;
  return reply(parts, event.ref, { text: words.say('info.which', { count: wish.count }) });
}

async function describePicture(parts: Parts, event: CommandEvent, picture: AttachmentRef): Promise<unknown> {
  const shown = await findShownBy(parts, event, picture);
  if (shown) return showDetails(parts, event, { job: shown.job, index: shown.picture.index });
  return describeForeign(parts, event, picture);
}

async function describeForeign(parts: Parts, event: CommandEvent, picture: AttachmentRef): Promise<unknown> {
  const words = parts.wordsFor(event.locale);
  const fetched = await fetchAttachment(parts, chatOf(parts, event.ref.platform), picture);
  if ('problem' in fetched) {
    const found = { ...fetched.problem, params: { ...fetched.problem.params, n: 1 } };
    return refuse(parts, event, { problems: [found], prompt: null });
  }
  const described = await describeFile(fetched.path);
  await rm(fetched.path, { force: true });
  if (!described) return reply(parts, event.ref, { text: words.say('info.unreadable') });
  const { format, width, height, bytes } = described;
  const text = words.say('info.foreign', {
    format: format.toUpperCase(),
    size: words.size(`${width}x${height}`),
    // A small file has some size too.
    megabytes: Math.max(0.01, Math.round(bytes / 10_000) / 100),
  });
  return reply(parts, event.ref, { text });
}
