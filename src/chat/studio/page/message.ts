import { h } from 'preact';
import { isDismissible } from '../dismissible.ts';
import type { PageMessage } from '../message.ts';
import { post } from './api.ts';
import { Buttons } from './buttons.ts';
import { CardView } from './card.ts';
import { type Entry, isOfJob, type Picture, slotsOf } from './conversation.ts';
import { Icon } from './icons.ts';
import { Pictures } from './pictures.ts';
import { RichText } from './rich-text.ts';
import { useStudio } from './studio-context.ts';

/** One entry of the conversation: a card with its thread, or words. */
export function MessageView({ entry, onOpen }: { entry: Entry; onOpen(picture: Picture): void }) {
  const { words, me, marked } = useStudio();
  const { message } = entry;
  const { card, answers } = message;
  const isPrivate = message.visibleTo !== null;
  const isOwn = message.mention === me.ref;
  const shown = slotsOf(entry, Date.now()).flatMap(({ picture }) => picture ?? []);
  const pictures = shown.filter(isOfJob);
  return h(
    'article',
    {
      id: message.id,
      class: 'message',
      'data-marked': marked?.message === message.id && marked.index === null,
      'data-private': isPrivate,
      'data-card': card !== null,
    },
    h(
      'header',
      {},
      h('span', { class: 'heading' }, card?.heading ?? answers?.line ?? words.title),
      isOwn && h('span', { class: 'badge' }, words.forYou),
      isPrivate && h('span', { class: 'badge' }, h(Icon, { name: 'lock' }), words.onlyYou),
      h(Time, { at: message.createdAt }),
      h(Tools, { message, pictures }),
    ),
    card ? h(CardView, { entry, card, onOpen }) : h(Words, { entry, onOpen }),
    h(Returned, { message }),
  );
}

/** Keys go on at the message beside it, or in the box where that has nothing for them. */
function dismiss({ id }: PageMessage, { currentTarget, detail }: MouseEvent) {
  const own = currentTarget instanceof Element ? currentTarget.closest('article') : null;
  const beside = own?.nextElementSibling ?? own?.previousElementSibling;
  const target = beside?.querySelector('button, a, select') ?? document.querySelector('.composer textarea');
  if (detail === 0 && target instanceof HTMLElement) target.focus();
  void post('/studio/dismiss', { message: id });
}

/** What a reader can do with a message of any kind. */
function Tools({ message, pictures }: { message: PageMessage; pictures: readonly Picture[] }) {
  const { words, reply } = useStudio();
  return h(
    'span',
    { class: 'tools' },
    pictures.length > 0 &&
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': words.replyTo,
          title: words.replyTo,
          onClick: () => reply(pictures),
        },
        h(Icon, { name: 'reply' }),
        h('span', { class: 'wide-only' }, words.reply),
      ),
    isDismissible(message) &&
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': words.dismiss,
          title: words.dismiss,
          onClick: (event: MouseEvent) => dismiss(message, event),
        },
        h(Icon, { name: 'close' }),
      ),
  );
}

/** The prompt of a refused line, unless it is in the box again already. */
function Returned({ message }: { message: PageMessage }) {
  const { id, answers, returnPrompt } = message;
  const { words, backInBox, putBack, formAgain } = useStudio();
  if (returnPrompt === null) return null;
  const again = answers && formAgain(answers.key);
  if (backInBox.has(id)) return h('p', { class: 'settings' }, words.isBack);
  return h(
    'div',
    { class: 'returned' },
    h('blockquote', {}, returnPrompt),
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        onClick: again ?? (() => putBack(message)),
      },
      again ? words.formAgain : words.putBack,
    ),
  );
}

function Words({ entry, onOpen }: { entry: Entry; onOpen(picture: Picture): void }) {
  const { message } = entry;
  return [
    message.text && h(RichText, { text: message.text }),
    h(Pictures, { slots: slotsOf(entry, Date.now()), ratio: 1, onOpen }),
    h(Buttons, { message }),
  ];
}

function Time({ at }: { at: number }) {
  const date = new Date(at);
  const text = date.toLocaleTimeString(navigator.language, { hour: '2-digit', minute: '2-digit' });
  return h('time', { dateTime: date.toISOString(), title: date.toLocaleString(navigator.language) }, text);
}
