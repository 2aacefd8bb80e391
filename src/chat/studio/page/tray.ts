import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fill } from '../fill.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';
import { isUploading, type Reference, type References } from './use-references.ts';

/** The reference pictures in the order the model will see them. Dragging or the arrow keys change it. */
export function Tray({ references }: { references: References }) {
  const { words } = useStudio();
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  if (references.list.length === 0) return null;

  /** Keys go on where they were: at the picture that moved up, else in the words. */
  function removeByKey(index: number, id: string) {
    const box = list.current?.closest('form')?.querySelector('textarea');
    references.remove(id);
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll<HTMLElement>('.reference') ?? [];
      (left[Math.min(index, left.length - 1)] ?? box)?.focus();
    });
  }
  return h(
    'ol',
    { class: 'tray', 'aria-label': words.references, ref: list },
    references.list.map((reference, index) =>
      h(
        'li',
        {
          key: reference.id,
          draggable: true,
          'data-dragged': dragged === index,
          onDragStart: (event: DragEvent) => {
            event.dataTransfer?.setData('text/plain', reference.name);
            setDragged(index);
          },
          onDragEnd: () => setDragged(null),
          onDragOver: (event: DragEvent) => {
            if (dragged === null) return;
            event.preventDefault();
            if (dragged === index) return;
            references.move(dragged, index);
            setDragged(index);
          },
          onDrop: (event: DragEvent) => event.preventDefault(),
        },
        h(Thumbnail, { reference, index, references, removeByKey }),
      ),
    ),
  );
}

interface ThumbnailProps {
  reference: Reference;
  index: number;
  references: References;
  removeByKey(index: number, id: string): void;
}

function Thumbnail({ reference, index, references, removeByKey }: ThumbnailProps) {
  const { words } = useStudio();
  const picture = useRef<HTMLButtonElement>(null);
  const number = index + 1;
  const percent = Math.round(reference.progress * 100);
  const busy = isUploading(reference);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      references.move(index, index + step);
      requestAnimationFrame(() => picture.current?.focus());
    }
    if (event.key === 'Delete' || event.key === 'Backspace') removeByKey(index, reference.id);
  }

  return [
    h(
      'button',
      {
        type: 'button',
        class: 'reference',
        ref: picture,
        'aria-label': fill(words.referenceLabel, { number, name: reference.name }),
        title: reference.name,
        onKeyDown,
      },
      h('img', { src: reference.previewUrl, alt: '', draggable: false }),
    ),
    h('span', { class: 'number', 'aria-hidden': 'true' }, number),
    h(
      'button',
      {
        type: 'button',
        class: 'remove',
        'aria-label': fill(words.removeReference, { number }),
        // A press without a pointer comes from a key.
        onClick: ({ detail }: MouseEvent) =>
          detail === 0 ? removeByKey(index, reference.id) : references.remove(reference.id),
      },
      h(Icon, { name: 'close' }),
    ),
    busy && h('progress', { max: 100, value: percent, 'aria-label': fill(words.uploading, { percent }) }),
    reference.error &&
      h('div', { class: 'upload-error', role: 'alert' }, [
        h('span', {}, reference.error),
        h(
          'button',
          { type: 'button', class: 'button', onClick: () => references.retry(reference.id) },
          words.retryUpload,
        ),
      ]),
  ];
}
