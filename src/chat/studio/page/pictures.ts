import { h } from 'preact';
import { fileUrl } from './api.ts';
import { Buttons } from './buttons.ts';
import { expectedShape, type Picture, type Slot } from './conversation.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';

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
  const layout = { '--columns': columnsFor(slots.length, shape), '--shape': shape };
  return h(
    'ul',
    { class: 'pictures', 'aria-label': words.pictures, style: layout, 'data-count': slots.length },
    slots.map((slot, index) =>
      h(
        'li',
        { key: index },
        slot.picture
          ? h(Thumbnail, { picture: slot.picture, onOpen })
          : h(
              'div',
              { class: 'place', 'data-state': slot.state, role: 'img', 'aria-label': slot.label },
              slot.state === 'failed' && [h(Icon, { name: 'failed' }), h('span', {}, slot.label)],
            ),
      ),
    ),
  );
}

function Thumbnail({ picture, onOpen }: { picture: Picture; onOpen(picture: Picture): void }) {
  const { words } = useStudio();
  const { file, message } = picture;
  return h(
    'figure',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'thumbnail',
        title: file.title,
        'aria-label': words.openPicture.replace('{alt}', file.alt),
        onClick: () => onOpen(picture),
      },
      h('img', {
        src: fileUrl(message.id, file.key),
        alt: file.alt,
        width: file.width,
        height: file.height,
        loading: 'lazy',
        decoding: 'async',
      }),
    ),
    message.thread !== null && message.files.length === 1 && h(Buttons, { message }),
  );
}

function columnsFor(count: number, shape: number): number {
  if (count <= 3) return count;
  if (count === 4) return shape < 0.8 ? 4 : 2;
  return shape > 1.6 ? 3 : 4;
}
