import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Button } from '../../chat.ts';
import { parseActionId } from '../../message.ts';
import type { PageMessage } from '../message.ts';
import { fileUrl } from './api.ts';
import type { Picture } from './conversation.ts';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';
import { usePress } from './use-press.ts';

export interface ButtonsProps {
  message: PageMessage;
  /** Actions that are offered beside these in another way. */
  without?: readonly string[];
  /** A press was taken. */
  onDone?(): void;
}

/** The buttons and the menu the core put into a message, in its rows. */
export function Buttons({ message, without = [], onDone }: ButtonsProps) {
  const { busy, error, press } = usePress(message, onDone);
  const rows = message.buttons
    .map((row) => row.filter(({ id }) => !without.includes(parseActionId(id)?.action ?? '')))
    .filter((row) => row.length > 0);
  if (rows.length === 0 && !message.menu) return null;
  return h(
    'div',
    { class: 'button-rows' },
    rows.map((row, index) =>
      h(
        'div',
        { class: 'button-row', key: index },
        row.map((button) => h(Press, { key: button.id, button, message, busy, press })),
      ),
    ),
    message.menu && h(Choice, { menu: message.menu, busy, press }),
    error && h('p', { class: 'complaint', role: 'alert' }, error),
  );
}

export interface PictureButtonsProps {
  message: PageMessage;
  /** So many of the picture's own stand there at once, the others when they are asked for. */
  first: number;
}

/** The buttons of a message with one picture: the picture's own in one line that wraps, then those of its job. */
export function PictureButtons({ message, first }: PictureButtonsProps) {
  const [isOpen, setOpen] = useState(false);
  const { busy, error, press } = usePress(message);
  const all = message.buttons.flat();
  if (all.length === 0) return null;
  const isOwn = ({ id }: Button) => parseActionId(id)?.index !== null;
  const own = all.filter(isOwn);
  const others = all.filter((button) => !isOwn(button));
  const isFolded = own.length > first + 1;
  const show = (button: Button) => h(Press, { key: button.id, button, message, busy, press });
  return h(
    'div',
    { class: 'button-rows' },
    h(
      'div',
      { class: 'button-row' },
      (isFolded && !isOpen ? own.slice(0, first) : own).map(show),
      isFolded && h(Fold, { isOpen, onToggle: () => setOpen(!isOpen) }),
    ),
    others.length > 0 && h('div', { class: 'button-row of-job' }, others.map(show)),
    error && h('p', { class: 'complaint', role: 'alert' }, error),
  );
}

/** Opens the buttons of one picture of several in a message, for this reader alone. */
export function PanelButton({ picture }: { picture: Picture }) {
  const { words } = useStudio();
  const { busy, error, press } = usePress(picture.message);
  const action = actionOf(picture, 'picture');
  if (action === null) return null;
  return h(
    'div',
    { class: 'button-rows' },
    h(
      'button',
      {
        type: 'button',
        class: 'button fold',
        'aria-busy': busy === action,
        'aria-label': words.moreActions,
        title: words.moreActions,
        onClick: () => press(action),
      },
      h(Icon, { name: 'more' }),
    ),
    error && h('p', { class: 'complaint', role: 'alert' }, error),
  );
}

/** The id of a picture's own button for an action; null where its message has none. */
export function actionOf({ message, file }: Picture, wanted: string): string | null {
  const actions = message.buttons.flat().map(({ id }) => id);
  const isWanted = (id: string) => {
    const action = parseActionId(id);
    return action?.action === wanted && action.index === file.index;
  };
  return actions.find(isWanted) ?? null;
}

interface PressProps {
  button: Button;
  message: PageMessage;
  busy: string | null;
  press(action: string): void;
}

function Press({ button, message, busy, press }: PressProps) {
  const { id, label, style, url } = button;
  const [file] = message.files;
  const isOne = parseActionId(id)?.action === 'original' && message.files.length === 1;
  // What stands here may be the original already.
  const isOriginal = isOne && file && !file.isCopy;
  const link = url ?? (isOriginal ? `${fileUrl(message.id, file.key)}&download` : null);
  if (link !== null) {
    const elsewhere = { target: '_blank', rel: 'noreferrer' };
    const way = isOriginal ? { download: file.name } : !link.startsWith('#') && elsewhere;
    return h('a', { class: `button ${style}`, href: link, ...way }, label);
  }
  return h(
    'button',
    {
      type: 'button',
      class: `button ${style}`,
      // It stays enabled: a form that opens gives the focus back to it.
      'aria-busy': busy === id,
      onClick: () => press(id),
    },
    label,
  );
}

function Fold({ isOpen, onToggle }: { isOpen: boolean; onToggle(): void }) {
  const { words } = useStudio();
  const label = isOpen ? words.fewerActions : words.moreActions;
  return h(
    'button',
    {
      type: 'button',
      class: 'button fold',
      'aria-expanded': isOpen,
      'aria-label': label,
      title: label,
      onClick: onToggle,
    },
    h(Icon, { name: isOpen ? 'up' : 'more' }),
  );
}

interface ChoiceProps {
  menu: NonNullable<PageMessage['menu']>;
  busy: string | null;
  press(action: string): void;
}

/** Keys that choose in a closed list without showing it. */
const steppingKeys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

function isStep({ key, altKey }: KeyboardEvent): boolean {
  return !altKey && (steppingKeys.includes(key) || (key.length === 1 && key !== ' '));
}

/** Chosen is done at once, and the list is ready for the next choice. Keys step through it, and Enter does it. */
function Choice({ menu, busy, press }: ChoiceProps) {
  const [held, setHeld] = useState('');
  const isStepping = useRef(false);
  const isBusy = menu.options.some(({ value }) => value === busy);
  const choose = (action: string) => {
    setHeld('');
    press(action);
  };
  return h(
    'select',
    {
      class: 'menu',
      'aria-label': menu.label,
      'aria-busy': isBusy,
      value: held,
      onBlur: () => setHeld(''),
      onPointerDown: () => {
        isStepping.current = false;
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && held !== '') {
          event.preventDefault();
          choose(held);
        } else isStepping.current = isStep(event);
      },
      onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
        const action = currentTarget.value;
        if (isStepping.current) return setHeld(action);
        currentTarget.value = '';
        choose(action);
      },
    },
    h('option', { value: '', disabled: true }, menu.label),
    menu.options.map(({ name, value }) => h('option', { key: value, value }, name)),
  );
}
