import { useRef, useState } from 'preact/hooks';
import type { Form } from '../../chat.ts';
import type { PageMessage } from '../message.ts';
import type { Reference } from './use-references.ts';

/** What a person has put into a form so far. */
export interface Filling {
  values: Readonly<Record<string, string>>;
  pictures: readonly Reference[];
}

export interface OpenForm {
  form: Form;
  /** The message whose button opened it; null when a command did. */
  message: string | null;
  filling: Filling;
  /** Why it was refused. */
  complaint: string | null;
  /** Tells one opening from another. */
  opening: number;
}

export interface Forms {
  shown: OpenForm | null;
  open(form: Form, message: string | null): void;
  close(): void;
  /** It is being sent off with this key. */
  sending(key: string, filling: Filling): void;
  /** It was taken: it closes, unless a refusal came first. */
  taken(key: string): void;
  /** Looks whether a private answer refuses what was just sent off; then what was filled in is there again. */
  notice(message: PageMessage): void;
  again(answerKey: string): (() => void) | null;
}

export function useForms(): Forms {
  const [shown, setShown] = useState<OpenForm | null>(null);
  const now = useRef<OpenForm | null>(null);
  const sent = useRef(new Map<string, OpenForm>());
  const refused = useRef(new Set<string>());
  const openings = useRef(0);

  function show(form: OpenForm | null) {
    now.current = form;
    setShown(form);
  }
  function reopen(form: OpenForm) {
    openings.current += 1;
    show({ ...form, opening: openings.current });
  }

  return {
    shown,
    close: () => show(null),
    open(form, message) {
      const values = form.fields.flatMap((field) =>
        field.kind === 'pictures' ? [] : [[field.name, field.value ?? ''] as const],
      );
      const filling = { values: Object.fromEntries(values), pictures: [] };
      reopen({ form, message, filling, complaint: null, opening: 0 });
    },
    sending(key, filling) {
      if (now.current) sent.current.set(key, { ...now.current, filling, complaint: null });
    },
    taken(key) {
      if (!refused.current.has(key)) show(null);
    },
    notice({ answers, returnPrompt, text }) {
      const form = answers && sent.current.get(answers.key);
      if (!form || returnPrompt === null || refused.current.has(answers.key)) return;
      refused.current.add(answers.key);
      const other = now.current;
      if (other === null) reopen({ ...form, complaint: text });
      else if (other.opening === form.opening) show({ ...other, complaint: text });
    },
    again(answerKey) {
      const form = sent.current.get(answerKey);
      return form ? () => reopen(form) : null;
    },
  };
}
