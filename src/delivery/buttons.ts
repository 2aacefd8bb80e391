import { actionId, type Button } from '../chat/chat.ts';
import { type FullJob, hasEnded } from '../queue/job.ts';
import type { Words } from '../words/words.ts';

type Rows = readonly (readonly Button[])[];

const perRow = 5;

/** What can be done with a job as a whole. */
export function jobButtons(job: FullJob, words: Words): readonly Button[] {
  return [
    plain(actionId('repeat', job.id), words.say('button.repeat')),
    plain(actionId('prompt', job.id), words.say('button.prompt')),
    plain(actionId('settings', job.id), words.say('button.settings')),
    plain(actionId('details', job.id), words.say('button.details')),
    plain(actionId('stronger', job.id), words.say('card.stronger')),
  ];
}

/** Pictures that belong together: one of them can be drawn again, and one is the best. */
export function isSeries(job: FullJob): boolean {
  return job.request.mode === 'set' && job.pictures.length > 1;
}

/** What can be done with one picture. */
export function pictureButtons(job: FullJob, index: number, words: Words): Rows {
  const of = (action: string) => actionId(action, job.id, index);
  const picture = job.pictures.find((entry) => entry.index === index);
  const hidden = job.private && picture?.published !== true;
  return [
    [
      { id: of('edit'), label: words.say('button.edit'), style: 'primary' },
      plain(of('vary'), words.say('button.vary')),
      plain(of('enlarge'), words.say('button.enlarge')),
      plain(of('use'), words.say('button.use')),
      plain(of('original'), words.say('button.original')),
    ],
    [
      plain(of('favourite'), words.say(isSeries(job) ? 'button.best' : 'button.favourite')),
      ...(isSeries(job) ? [plain(of('redo'), words.say('button.redo'))] : []),
      ...(hidden ? [plain(of('publish'), words.say('button.publish'))] : []),
      { id: of('delete'), label: words.say('button.delete'), style: 'danger' },
    ],
  ];
}

/** The buttons of a message that carries these pictures: one has its own, several have a number each. */
export function messageButtons(job: FullJob, indexes: readonly number[], words: Words): Rows {
  const [only] = indexes;
  if (only === undefined) return [];
  if (indexes.length > 1) return [...numberButtons(job, indexes), jobButtons(job, words)];
  const rows = pictureButtons(job, only, words);
  return job.pictures.length === 1 ? [...rows, jobButtons(job, words)] : rows;
}

function numberButtons(job: FullJob, indexes: readonly number[]): Rows {
  const buttons = indexes.map((index) => plain(actionId('picture', job.id, index), `${index + 1}`));
  const rows = Math.ceil(buttons.length / perRow);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}

/** The buttons of the card: what can be done with the job where no message of its pictures offers it. */
export function cardButtons(job: FullJob, words: Words, mayComeAgain: boolean): Rows {
  if (!hasEnded(job)) {
    if (job.cancelRequested) return [];
    return [[{ id: actionId('cancel', job.id), label: words.say('card.cancel'), style: 'danger' }]];
  }
  const kept = job.pictures.filter((picture) => picture.state === 'kept').length;
  const offered = job.pictures.length === 1 && kept === 1 && !job.cancelRequested;
  const again: Button[] = mayComeAgain
    ? [{ id: actionId('again', job.id), label: words.say('card.run-again'), style: 'primary' }]
    : [];
  const own = jobButtons(job, words);
  // Without a picture there are no details, and running it again is running what is missing.
  const needPicture = [actionId('details', job.id), actionId('stronger', job.id)];
  const useful = kept > 0 ? own : own.filter(({ id }) => !needPicture.includes(id));
  const rest = kept === 0 && mayComeAgain ? useful.slice(1) : useful;
  return [again, offered ? [] : rest].filter((row) => row.length > 0);
}

function plain(id: string, label: string): Button {
  return { id, label, style: 'plain' };
}
