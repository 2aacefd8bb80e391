import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionId, type Button, type Card, type OutFile, type PostedRef } from '../../src/chat/chat.ts';
import { drawPicture } from '../../src/sandbox/picture/picture.ts';
import type { StudioStage } from '../chat/studio/stage.ts';

/** The buttons under one picture and those of its job, as long as the core's are. */
const ofPicture = {
  ...{ edit: 'Edit', vary: 'Vary', enlarge: 'Re-render at 4K', use: 'Use as reference' },
  ...{ original: 'Download original', favourite: 'Favourite', delete: 'Delete' },
};
const ofJob = { repeat: 'Again', prompt: 'Edit prompt', settings: 'Change settings', details: 'Details' };

function buttonsFrom(labels: Record<string, string>, job: string, index?: number): Button[] {
  return Object.entries(labels).map(([action, label]) => ({
    ...{ id: actionId(action, job, index), label },
    style: action === 'delete' ? 'danger' : 'plain',
  }));
}

export function pictureButtons(job: string, index: number): Button[][] {
  const buttons = buttonsFrom(ofPicture, job, index);
  return [buttons.slice(0, 4), buttons.slice(4)];
}

export interface PostedJob {
  id: string;
  prompt: string;
  pictures: number;
  width: number;
  height: number;
  /** All in one message, with numbered buttons. */
  together?: boolean;
  sheet?: OutFile;
  /** Only this person sees it. */
  address?: string;
}

/** Posts a finished job as the core does: its card, and its pictures in the card's thread. */
export async function postJob(
  { chat, ...studio }: StudioStage,
  job: PostedJob,
): Promise<{ card: PostedRef; pictures: PostedRef[] }> {
  const address = job.address ?? 'studio:main';
  const card = await chat.post(address, { card: cardOf(job), buttons: [buttonsFrom(ofJob, job.id)] }, job.id);
  const thread = await chat.threadFor({ card, pictures: job.pictures, title: job.prompt });
  const files: OutFile[] = [];
  for (let index = 0; index < job.pictures; index += 1) files.push(await drawFile(studio, job, index));
  if (job.together) {
    const numbered = files.flatMap((_, at) => buttonsFrom({ picture: `${at + 1}` }, job.id, at));
    return { card, pictures: [await chat.post(thread, { files, buttons: [numbered] }, `${job.id}-all`)] };
  }
  const pictures: PostedRef[] = [];
  for (const [at, file] of files.entries()) {
    const message = { files: [file], buttons: pictureButtons(job.id, at) };
    pictures.push(await chat.post(thread, message, `${job.id}-${at}`));
  }
  return { card, pictures };
}

function cardOf({ prompt, pictures, width, height, sheet }: PostedJob): Card {
  return {
    ...{ tone: 'done', heading: 'Ana asked for', prompt, ratio: width / height, countdownTo: null },
    settings: `Seedream 4.5 · ${pictures} pictures · ${width}×${height}`,
    tiles: Array.from({ length: pictures }, (_, at) => ({
      state: 'done' as const,
      label: `Picture ${at + 1}`,
    })),
    ...{ status: 'Done', notes: [], sheet: sheet ?? null },
  };
}

/** A drawn picture the chat can send. */
export async function drawFile(
  { keepBlob }: Pick<StudioStage, 'keepBlob'>,
  { id, prompt, pictures: total, width, height }: PostedJob,
  index: number,
): Promise<OutFile> {
  const folder = await mkdtemp(join(tmpdir(), 'darkroom-drawn-'));
  const path = join(folder, 'drawn.jpg');
  await drawPicture(
    {
      ...{ width, height, prompt, references: [], watermark: false, transparent: false, format: 'jpeg' },
      ...{ styleKey: id, pictureKey: `${id}-${index}`, position: { number: index + 1, total } },
    },
    path,
  );
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  const key = `${id}-${index}`;
  await keepBlob(key, bytes, 'image/jpeg');
  const name = `${prompt.split(' ', 2).join('-')}-${index + 1}.jpg`;
  const title = `${index + 1} of ${total} · ${width}×${height}`;
  return { key, index, name, mime: 'image/jpeg', bytes: bytes.length, width, height, alt: prompt, title };
}
