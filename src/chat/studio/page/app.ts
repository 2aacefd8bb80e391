import { h } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { StudioState } from '../view.ts';
import { Composer } from './composer.ts';
import { groupMessages, type Picture, picturesOf } from './conversation.ts';
import { Empty } from './empty.ts';
import { FormDialog } from './form-dialog.ts';
import { Icon } from './icons.ts';
import { Lightbox } from './lightbox.ts';
import { type Studio, StudioContext } from './studio-context.ts';
import { Timeline } from './timeline.ts';
import { TopBar } from './top-bar.ts';
import { useConversation } from './use-conversation.ts';
import { useDraft } from './use-draft.ts';
import { useDrop } from './use-drop.ts';
import { useForms } from './use-forms.ts';
import { useLinked } from './use-linked.ts';
import type { References } from './use-references.ts';

/** Everything on the page, from the state it was opened with. */
export function App({ state }: { state: StudioState }) {
  const { words, commands, maxUploadBytes } = state;
  const [me, setMe] = useState(state.me);
  const [shown, setShown] = useState<Picture | null>(null);
  const [toEnd, setToEnd] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const formPictures = useRef<References | null>(null);
  const expected = useRef(new Set<string>());
  const expect = (key: string) => void expected.current.add(key);
  const forms = useForms();
  const draft = useDraft(state, { openForm: forms.open, expect });
  const { messages, connected, loadOlder } = useConversation(state, (message) => {
    draft.notice(message);
    forms.notice(message);
    if (message.answers && expected.current.has(message.answers.key)) setToEnd((count) => count + 1);
  });
  const onMissing = () => draft.complain(words.messageGone);
  const marked = useLinked({ messages, loadOlder, onMissing });
  const entries = useMemo(() => groupMessages(messages), [messages]);
  const pictures = useMemo(
    () => entries.flatMap(({ message, thread }) => picturesOf([message, ...thread])),
    [entries],
  );
  const isDropping = useDrop((files) => (formPictures.current ?? draft.references).add(files));

  const studio: Studio = {
    ...{ words, commands, me, marked, expect },
    ...{ openForm: forms.open, formAgain: forms.again },
    ...{ backInBox: draft.backInBox, takeFromBox: draft.takeFromBox },
    ...choosing(draft.references, () => {
      setShown(null);
      box.current?.focus();
    }),
    putBack(refusal) {
      draft.putBack(refusal);
      box.current?.focus();
    },
  };

  const tryExample = (text: string) => {
    draft.setText(text);
    box.current?.focus();
  };
  return h(
    StudioContext.Provider,
    { value: studio },
    h(TopBar, { onName: (name: string) => setMe({ ...me, name }) }),
    !connected && h('p', { class: 'banner', role: 'status' }, words.connectionLost),
    h(Timeline, {
      ...{ entries, sent: toEnd, onOpen: setShown, onOlder: loadOlder },
      empty: h(Empty, { onTry: tryExample }),
    }),
    h(Composer, { draft, box, onSent: () => setToEnd((count) => count + 1) }),
    shown && h(Lightbox, { pictures, shown, onShow: setShown, onClose: () => setShown(null) }),
    forms.shown &&
      h(FormDialog, {
        ...{ key: forms.shown.opening, forms, open: forms.shown, maxUploadBytes },
        onPicturesTo: (references: References | null) => {
          formPictures.current = references;
        },
      }),
    isDropping && h('div', { class: 'drop' }, h('p', {}, h(Icon, { name: 'picture' }), words.dropHere)),
  );
}

/** Pictures of the conversation go into the box and out of it. */
function choosing(references: References, onChosen: () => void) {
  return {
    isChosen: (picture: Picture) => references.find(picture) !== null,
    choose(picture: Picture) {
      const there = references.find(picture);
      if (there) references.remove(there.id);
      else references.choose([picture], false);
      onChosen();
    },
    reply(pictures: readonly Picture[]) {
      references.choose(pictures, true);
      onChosen();
    },
  };
}
