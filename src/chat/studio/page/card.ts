import { h } from 'preact';
import { fill } from '../fill.ts';
import { fileUrl } from './api.ts';
import { Buttons } from './buttons.ts';
import { type Entry, type Picture, slotsOf } from './conversation.ts';
import { Countdown } from './countdown.ts';
import { Pictures } from './pictures.ts';
import { RichText } from './rich-text.ts';
import { useStudio } from './studio-context.ts';

type CardOf = NonNullable<Entry['message']['card']>;

/** A job: what was asked, how far it is, and the pictures of its thread. */
export function CardView({
  entry,
  card,
  onOpen,
}: {
  entry: Entry;
  card: CardOf;
  onOpen(picture: Picture): void;
}) {
  const { message, thread } = entry;
  const groups = thread.filter((posted) => posted.files.length !== 1);
  return h(
    'div',
    { class: 'card', 'data-tone': card.tone, 'data-cancelled': card.isCancelled === true },
    h('p', { class: 'prompt' }, card.prompt),
    card.settings && h('p', { class: 'settings' }, card.settings),
    card.sheet && h(Sheet, { message, sheet: card.sheet, onOpen }),
    h(Progress, { card }),
    h(Pictures, { slots: slotsOf(entry, Date.now()), ratio: card.ratio, onOpen }),
    card.notes.length > 0 &&
      h(
        'ul',
        { class: 'notes' },
        card.notes.map((note) => h('li', { key: note }, note)),
      ),
    message.text && h(RichText, { text: message.text }),
    thread.map(({ id, text }) => text && h(RichText, { text, key: id })),
    // Each picture's own stand under it.
    groups.map((posted) => h(Buttons, { message: posted, without: ['picture'], key: posted.id })),
    h('footer', {}, h(Buttons, { message })),
  );
}

interface SheetProps {
  message: Entry['message'];
  sheet: NonNullable<CardOf['sheet']>;
  onOpen(picture: Picture): void;
}

/** The pictures a job starts from, side by side in one. */
function Sheet({ message, sheet, onOpen }: SheetProps) {
  const { words } = useStudio();
  return h(
    'button',
    {
      type: 'button',
      class: 'sheet',
      title: sheet.title,
      'aria-label': fill(words.openPicture, { alt: sheet.alt }),
      onClick: () => onOpen({ message, file: sheet }),
    },
    h('img', {
      ...{ src: fileUrl(message.id, sheet.key), alt: sheet.alt, width: sheet.width, height: sheet.height },
      loading: 'lazy',
    }),
  );
}

function Progress({ card }: { card: CardOf }) {
  const counts = card.countdownTo !== null;
  return h(
    'div',
    { class: 'progress' },
    card.tiles.length > 0 &&
      h(
        'ul',
        { class: 'squares' },
        card.tiles.map((tile, index) =>
          h('li', {
            key: index,
            class: 'square',
            'data-state': tile.state,
            role: 'img',
            'aria-label': tile.label,
            title: tile.label,
          }),
        ),
      ),
    h(
      'p',
      { class: 'status' },
      card.status,
      counts && ' ',
      card.countdownTo !== null && h(Countdown, { to: card.countdownTo }),
    ),
  );
}
