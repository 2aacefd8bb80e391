import { h } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../fill.ts';
import { fileUrl } from './api.ts';
import { PanelButton, PictureButtons } from './buttons.ts';
import { expectedShape, isOfJob, type Picture, type Slot } from './conversation.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';
import { leadsTo, pictureAnchor } from './use-linked.ts';

export interface PicturesProps {
  slots: readonly Slot[];
  /** The card's, for the shape of what is still to come. */
  ratio: number;
  onOpen(picture: Picture): void;
}

/** The grid under a card: finished pictures, and a place kept free for each of the others. */
export function Pictures({ slots, ratio, onOpen }: PicturesProps) {
  const { words } = useStudio();
  if (slots.length === 0) return null;
  const shape = expectedShape(slots, ratio);
  const layout = { '--wanted-columns': columnsFor(slots.length, shape), '--shape': shape };
  return h(
    'ul',
    { class: 'pictures', 'aria-label': words.pictures, style: layout, 'data-count': slots.length },
    slots.map((slot, index) =>
      h(
        'li',
        { key: index },
        slot.picture
          ? h(Thumbnail, { picture: slot.picture, isOne: slots.length === 1, onOpen })
          : h(
              'div',
              { class: 'place', 'data-state': slot.state, role: 'img', 'aria-label': slot.label },
              slot.state === 'failed' && [h(Icon, { name: 'failed' }), h('span', {}, slot.label)],
            ),
      ),
    ),
  );
}

interface ThumbnailProps {
  picture: Picture;
  /** There is no other beside it, so it has the room for all its buttons. */
  isOne: boolean;
  onOpen(picture: Picture): void;
}

/** A picture, a way to put it into the box, and its own buttons. */
function Thumbnail({ picture, isOne, onOpen }: ThumbnailProps) {
  const { words, marked, isChosen } = useStudio();
  const [isGone, setGone] = useState(false);
  const { file, message } = picture;
  const { thread, files } = message;
  return h(
    'figure',
    {
      ...(thread !== null && { id: pictureAnchor(picture) }),
      'data-marked': marked !== null && leadsTo(marked, picture),
      'data-chosen': isChosen(picture),
    },
    isGone
      ? h(Gone, {})
      : h(
          'button',
          {
            type: 'button',
            class: 'thumbnail',
            title: file.title,
            'aria-label': fill(words.openPicture, { alt: file.alt }),
            onClick: () => onOpen(picture),
          },
          h('img', {
            ...{ src: fileUrl(message.id, file.key), alt: file.alt, width: file.width, height: file.height },
            ...{ loading: 'lazy', decoding: 'async', onError: () => setGone(true) },
          }),
        ),
    !isOne && file.index !== null && h('span', { class: 'number', 'aria-hidden': 'true' }, file.index + 1),
    !isGone && isOfJob(picture) && h(Pick, { picture }),
    file.caption && h('figcaption', { class: 'scene' }, file.caption),
    thread !== null &&
      (files.length === 1
        ? h(PictureButtons, { message, first: isOne ? Infinity : 2 })
        : h(PanelButton, { picture })),
  );
}

/** An answer of before still names a picture that was deleted since. */
function Gone() {
  const { words } = useStudio();
  const label = words.pictureGone;
  return h(
    'div',
    { class: 'place', 'data-state': 'failed', role: 'img', 'aria-label': label },
    h(Icon, { name: 'failed' }),
    h('span', {}, label),
  );
}

/** Puts the picture into the box, or takes it out. */
function Pick({ picture }: { picture: Picture }) {
  const { words, choose, isChosen } = useStudio();
  const { file } = picture;
  const isThere = isChosen(picture);
  return h(
    'button',
    {
      type: 'button',
      class: 'pick',
      'aria-pressed': isThere,
      'aria-label': fill(words.editPicture, { alt: file.alt }),
      title: isThere ? words.inBox : words.editThis,
      onClick: () => choose(picture),
    },
    h(Icon, { name: isThere ? 'check' : 'edit' }),
  );
}

function columnsFor(count: number, shape: number): number {
  if (count <= 3) return count;
  if (count === 4) return shape < 0.8 ? 4 : 2;
  return shape > 1.6 ? 3 : 4;
}
