import type { ActionEvent } from '../chat/chat.ts';
import { actionId, parseActionId } from '../chat/chat.ts';
import { isSeries } from '../delivery/buttons.ts';
import type { RequestDraft } from '../request/request.ts';
import { dropOtherFavourites, toggleFavourite } from '../store/history.ts';
import { forgetPresses, isFirstPress } from '../store/presses.ts';
import { cancelFor, runAgain, showFor } from './answers.ts';
import { enlarge, redo, repeat, vary } from './follow-ups.ts';
import { findOffer } from './model-help.ts';
import { comparePictures, showAncestor, showDetails, showPanel } from './panel.ts';
import type { Parts } from './parts.ts';
import { turnPage } from './past.ts';
import { publish } from './publish.ts';
import { askToDelete, deleteLeftover, deletePicture } from './remove.ts';
import { reply } from './replies.ts';
import { tryStronger } from './stronger.ts';
import { addToTray, emptyTray, findOwnTray } from './tray.ts';
import { toReference } from './tray-references.ts';
import { findShown, findVisibleJob, mayUseReferences, type Shown } from './visible.ts';
import { drawWish } from './wish.ts';

type OnPicture = (parts: Parts, event: ActionEvent, shown: Shown) => Promise<unknown>;
type OnRow = (parts: Parts, event: ActionEvent, target: { id: string; index: number }) => Promise<unknown>;

/** Buttons of one picture. Whoever sees it may press them; what comes of it is theirs. */
const pictureActions: Readonly<Record<string, OnPicture>> = {
  picture: showPanel,
  vary,
  enlarge,
  redo,
  use: (parts, event, shown) => addToTray(parts, event, { shown: [shown], attachments: [] }),
  original: sendOriginal,
  favourite,
  compare: comparePictures,
  parent: (parts, event, shown) => showAncestor(parts, event, { shown, which: 'parent' }),
  first: (parts, event, shown) => showAncestor(parts, event, { shown, which: 'first' }),
  publish,
  delete: askToDelete,
  'delete-yes': deletePicture,
  keep,
};

/** Buttons of a job, a tray, a search or a draft. */
const rowActions: Readonly<Record<string, OnRow>> = {
  cancel: (parts, event, { id }) => cancelFor(parts, event, id),
  again: (parts, event, { id }) => runAgain(parts, event, id),
  repeat: (parts, event, { id }) => repeat(parts, event, { jobId: id, change: {} }),
  stronger: escalate,
  details,
  history: turnPage,
  'run-with': runOffer,
  'tray-run': runTray,
  'tray-clear': clearOwnTray,
};

/** Takes a press on a button. Resolves once it is carried out or answered; never rejects. */
export async function acceptAction(parts: Parts, event: ActionEvent): Promise<void> {
  const { person, action, naturalKey } = event;
  try {
    const pressed = parseActionId(action);
    // What turns something on turns it off as well: pressing it again is meant.
    const message = pressed?.action === 'favourite' ? naturalKey : event.message;
    if (!(await isFirstPress(parts.db, { person, message, action, now: new Date() }))) return;
    if (!pressed) await answer(parts, event, 'answer.action-unknown');
    else await carryOut(parts, event, { ...pressed, index: pressed.index ?? 0 });
  } catch (error) {
    parts.log.error({ action: parseActionId(action)?.action, error: String(error) }, 'a button failed');
    await answer(parts, event, 'answer.failed');
  }
}

async function carryOut(
  parts: Parts,
  event: ActionEvent,
  pressed: { action: string; id: string; index: number },
): Promise<unknown> {
  const { action, id, index } = pressed;
  const onPicture = pictureActions[action];
  if (!onPicture) {
    const onRow = rowActions[action];
    return onRow ? onRow(parts, event, pressed) : answer(parts, event, 'answer.action-unknown');
  }
  const named = { jobId: id, index };
  const shown = await findShown(parts, event, named);
  if (shown) return onPicture(parts, event, shown);
  const deletes = onPicture === askToDelete || onPicture === deletePicture;
  if (deletes && (await deleteLeftover(parts, event, named))) return;
  return answer(parts, event, 'answer.picture-gone');
}

function answer(
  parts: Parts,
  event: ActionEvent,
  key:
    | 'answer.action-unknown'
    | 'answer.failed'
    | 'answer.picture-gone'
    | 'answer.draft-gone'
    | 'delete.kept'
    | 'tray.empty',
): Promise<boolean> {
  return reply(parts, event.ref, { text: parts.wordsFor(event.locale).say(key) });
}

async function favourite(parts: Parts, event: ActionEvent, { job, picture }: Shown): Promise<unknown> {
  const chosen = { person: event.person, jobId: job.id, index: picture.index };
  const words = parts.wordsFor(event.locale);
  const on = await toggleFavourite(parts.db, { ...chosen, now: new Date() });
  if (!on) return reply(parts, event.ref, { text: words.say('favourite.off') });
  if (!isSeries(job)) return reply(parts, event.ref, { text: words.say('favourite.on') });
  // Of a series one is the best: whoever changes their mind picks another.
  await dropOtherFavourites(parts.db, chosen);
  return reply(parts, event.ref, { text: words.say('favourite.best', { n: picture.index + 1 }) });
}

/** The question is answered, so whoever presses Delete again is asked again. */
async function keep(parts: Parts, event: ActionEvent, { job, picture }: Shown): Promise<unknown> {
  const asked = actionId('delete', job.id, picture.index);
  await forgetPresses(parts.db, { person: event.person, action: asked });
  return answer(parts, event, 'delete.kept');
}

/** A link where the bot can be reached, else the file itself, as large as the chat takes it. */
function sendOriginal(parts: Parts, event: ActionEvent, { job, picture }: Shown): Promise<unknown> {
  return showFor(parts, event, { jobId: job.id, index: picture.index, original: true });
}

async function details(
  parts: Parts,
  event: ActionEvent,
  { id, index }: { id: string; index: number },
): Promise<unknown> {
  const job = await findVisibleJob(parts, event, id);
  return job ? showDetails(parts, event, { job, index }) : answer(parts, event, 'answer.picture-gone');
}

async function escalate(parts: Parts, event: ActionEvent, { id }: { id: string }): Promise<unknown> {
  const job = await findVisibleJob(parts, event, id);
  if (!job || !mayUseReferences(job, event)) return answer(parts, event, 'answer.picture-gone');
  return tryStronger(parts, event, job);
}

async function runOffer(
  parts: Parts,
  event: ActionEvent,
  target: { id: string; index: number },
): Promise<unknown> {
  const wish = await findOffer(parts, event.person, target);
  return wish ? drawWish(parts, event, wish) : answer(parts, event, 'answer.draft-gone');
}

async function runTray(parts: Parts, event: ActionEvent, { id }: { id: string }): Promise<unknown> {
  const tray = await findOwnTray(parts, event.person, id);
  if (!tray?.prompt) return answer(parts, event, 'tray.empty');
  return drawTray(parts, event, { id, prompt: tray.prompt });
}

/** Draws from what lies in a tray, in its order. */
export async function drawTray(
  parts: Parts,
  event: Omit<ActionEvent, 'action' | 'message'>,
  { id, prompt }: { id: string; prompt: string },
): Promise<unknown> {
  const tray = await findOwnTray(parts, event.person, id);
  if (!tray || tray.pictures.length === 0) {
    const text = parts.wordsFor(event.locale).say('tray.empty');
    return reply(parts, event.ref, { text, returnPrompt: prompt });
  }
  const references = tray.pictures.map((picture) => toReference(id, picture));
  const draft: RequestDraft = {
    operation: 'edit',
    mode: 'variations',
    prompt,
    count: 1,
    references: references.length,
  };
  return drawWish(parts, event, {
    draft,
    references,
    delivery: null,
    private: false,
    style: tray.style,
    usesTray: false,
    replied: 0,
  });
}

async function clearOwnTray(parts: Parts, event: ActionEvent, { id }: { id: string }): Promise<unknown> {
  const tray = await findOwnTray(parts, event.person, id);
  if (tray) await emptyTray(parts, tray);
  return reply(parts, event.ref, { text: parts.wordsFor(event.locale).say('tray.cleared') });
}
