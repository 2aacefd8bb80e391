import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fileUrl } from './api.ts';
import { Buttons } from './buttons.ts';
import type { Picture } from './conversation.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';

export interface LightboxProps {
  /** Every picture of the conversation, oldest first. */
  pictures: readonly Picture[];
  shown: Picture;
  onShow(picture: Picture): void;
  onClose(): void;
}

/** One picture, as large as the window. Arrows go through the conversation's pictures; Escape closes. */
export function Lightbox({ pictures, shown, onShow, onClose }: LightboxProps) {
  const { words, useAsReference } = useStudio();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const at = pictures.findIndex(
    (one) => one.file.key === shown.file.key && one.message.id === shown.message.id,
  );
  const previous = pictures[at - 1];
  const next = pictures[at + 1];
  const { file, message } = shown;
  const url = fileUrl(message.id, file.key);

  // Closing the dialog itself gives the focus back to where it was.
  const close = () => dialog.current?.close();

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowLeft' && previous) onShow(previous);
    if (event.key === 'ArrowRight' && next) onShow(next);
  }

  return h(
    'dialog',
    { class: 'lightbox', ref: dialog, 'aria-label': file.alt, onKeyDown, onClose },
    h(
      'div',
      { class: 'stage', onClick: close },
      h('img', { key: url, src: url, alt: file.alt, width: file.width, height: file.height }),
    ),
    previous && h(Step, { name: 'left', label: words.previousPicture, onClick: () => onShow(previous) }),
    next && h(Step, { name: 'right', label: words.nextPicture, onClick: () => onShow(next) }),
    h(
      'footer',
      {},
      h(
        'div',
        { class: 'caption' },
        h('p', { class: 'alt' }, file.alt),
        h('p', { class: 'settings' }, file.title),
      ),
      message.files.length === 1 && h(Buttons, { message }),
      h(
        'div',
        { class: 'button-row' },
        h(
          'button',
          { type: 'button', class: 'button', onClick: () => useAsReference(shown) },
          words.useAsReference,
        ),
        h(
          'a',
          { class: 'button', href: `${url}&download`, download: file.name },
          h(Icon, { name: 'download' }),
          words.downloadOriginal,
        ),
      ),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet close', 'aria-label': words.closePicture, onClick: close },
      h(Icon, { name: 'close' }),
    ),
  );
}

function Step({ name, label, onClick }: { name: 'left' | 'right'; label: string; onClick(): void }) {
  return h(
    'button',
    { type: 'button', class: `quiet step ${name}`, 'aria-label': label, title: label, onClick },
    h(Icon, { name }),
  );
}
