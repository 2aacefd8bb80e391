import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fileUrl } from './api.ts';
import { actionOf, Buttons } from './buttons.ts';
import { isOfJob, type Picture } from './conversation.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';
import { usePress } from './use-press.ts';

export interface LightboxProps {
  /** Every picture of the conversation, oldest first. */
  pictures: readonly Picture[];
  shown: Picture;
  onShow(picture: Picture): void;
  onClose(): void;
}

/** One picture, as large as the window. Arrows go through the conversation's pictures; Escape closes. */
export function Lightbox({ pictures, shown, onShow, onClose }: LightboxProps) {
  const { words } = useStudio();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // The step that was pressed may be gone at the end, and its focus with it.
  useEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  }, [shown]);
  const at = pictures.findIndex(
    (one) => one.file.key === shown.file.key && one.message.id === shown.message.id,
  );
  const previous = at > 0 ? pictures[at - 1] : undefined;
  const next = at >= 0 ? pictures[at + 1] : undefined;
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
    { class: 'lightbox', ref: dialog, tabIndex: -1, 'aria-label': file.alt, onKeyDown, onClose },
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
      h(Actions, { shown, canEdit: at >= 0 && isOfJob(shown), close }),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet close', 'aria-label': words.closePicture, onClick: close },
      h(Icon, { name: 'close' }),
    ),
  );
}

interface ActionsProps {
  shown: Picture;
  canEdit: boolean;
  close(): void;
}

/** What can be done with the picture. What shows next stands in the conversation, so the picture makes way. */
function Actions({ shown, canEdit, close }: ActionsProps) {
  const { words, choose, isChosen } = useStudio();
  const { message } = shown;
  const { press, error } = usePress(message, close);
  // `picture` opens this one's buttons, where it stands in a message with others.
  const own = message.files.length > 1 ? actionOf(shown, 'picture') : null;
  function edit() {
    // While it is open, nothing else on the page takes the focus.
    close();
    if (!isChosen(shown)) choose(shown);
  }
  return h(
    'div',
    { class: 'lightbox-actions' },
    h(
      'div',
      { class: 'button-row' },
      canEdit &&
        h(
          'button',
          { type: 'button', class: 'button primary', onClick: edit },
          h(Icon, { name: 'edit' }),
          isChosen(shown) ? words.inBox : words.editThis,
        ),
      h(Download, { shown, press }),
      own && h('button', { type: 'button', class: 'button', onClick: () => press(own) }, words.moreActions),
    ),
    canEdit &&
      message.files.length === 1 &&
      h(Buttons, { message, without: ['edit', 'original'], onDone: close }),
    error && h('p', { class: 'complaint', role: 'alert' }, error),
  );
}

/** A copy's original is asked for; anything else is here already. */
function Download({ shown, press }: { shown: Picture; press(action: string): void }) {
  const { words } = useStudio();
  const { file, message } = shown;
  const original = file.isCopy ? actionOf(shown, 'original') : null;
  const content = [h(Icon, { name: 'download' }), words.downloadOriginal];
  if (original)
    return h('button', { type: 'button', class: 'button', onClick: () => press(original) }, content);
  const href = `${fileUrl(message.id, file.key)}&download`;
  return h('a', { class: 'button', href, download: file.name }, content);
}

function Step({ name, label, onClick }: { name: 'left' | 'right'; label: string; onClick(): void }) {
  return h(
    'button',
    { type: 'button', class: `quiet step ${name}`, 'aria-label': label, title: label, onClick },
    h(Icon, { name }),
  );
}
