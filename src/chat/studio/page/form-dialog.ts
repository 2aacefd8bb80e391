import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Done } from '../event-base.ts';
import { fill } from '../fill.ts';
import { post, randomId } from './api.ts';
import { Field } from './form-fields.ts';
import { useStudio } from './studio-context.ts';
import type { Forms, OpenForm } from './use-forms.ts';
import { type Reference, type References, toSend, useReferences } from './use-references.ts';

export interface FormDialogProps {
  forms: Forms;
  open: OpenForm;
  maxUploadBytes: number;
  /** Pictures dropped on the page lie here while the form is open; null is the box again. */
  onPicturesTo(references: References | null): void;
}

/** A form of the core. Escape closes it; what was filled in stays until it is taken. */
export function FormDialog({ forms, open, maxUploadBytes, onPicturesTo }: FormDialogProps) {
  const { words } = useStudio();
  const { form, filling } = open;
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState(filling.values);
  const [complaint, setComplaint] = useState(open.complaint);
  const references = useReferences({
    ...{ words, maxUploadBytes, initial: filling.pictures, onRefused: setComplaint },
  });
  const { isSending, send } = useSending(forms, { open, values, setComplaint });
  const field = form.fields.find(({ kind }) => kind === 'pictures');
  const most = field?.kind === 'pictures' ? field.most : 0;
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => setComplaint(open.complaint), [open.complaint]);
  useEffect(() => {
    if (field) onPicturesTo(references);
    return () => onPicturesTo(null);
  });

  async function submit(event: Event) {
    event.preventDefault();
    const extra = references.list.length - most;
    if (extra > 0) setComplaint(fill(words.formTooMany, { max: most, extra }));
    else await send(await references.settled());
  }

  return h(
    'dialog',
    {
      class: 'form-dialog',
      ref: dialog,
      'aria-labelledby': 'form-title',
      onClose: forms.close,
      onPaste: (event: ClipboardEvent) => {
        if (field && event.clipboardData) references.add(event.clipboardData.files);
      },
    },
    h(
      'form',
      { onSubmit: submit },
      h('h2', { id: 'form-title' }, form.title),
      form.text && h('p', { class: 'settings' }, form.text),
      form.fields.map((one) =>
        h(Field, {
          ...{ key: one.name, field: one, value: values[one.name] ?? '', references },
          onValue: (value: string) => setValues({ ...values, [one.name]: value }),
        }),
      ),
      complaint && h('p', { class: 'complaint', role: 'alert' }, complaint),
      h(
        'div',
        { class: 'form-ends' },
        h(
          'button',
          { type: 'button', class: 'button', onClick: () => dialog.current?.close() },
          words.formCancel,
        ),
        h('button', { class: 'button primary', 'aria-busy': isSending }, words.send),
      ),
    ),
  );
}

interface Sending {
  open: OpenForm;
  values: Readonly<Record<string, string>>;
  setComplaint(sentence: string | null): void;
}

function useSending(forms: Forms, { open, values, setComplaint }: Sending) {
  const { words, expect } = useStudio();
  const [isSending, setSending] = useState(false);
  const unclear = useRef<{ key: string; shape: string } | null>(null);

  async function send(pictures: readonly Reference[]): Promise<void> {
    const failed = pictures.find(({ error }) => error !== null);
    if (isSending || failed) return;
    const { form, message } = open;
    const { pictures: named } = toSend(pictures);
    const body = { form: form.id, message, title: form.title, values, pictures: named };
    const shape = JSON.stringify(body);
    // Sent again after no answer, it is still the same request.
    const key = unclear.current?.shape === shape ? unclear.current.key : randomId();
    setSending(true);
    setComplaint(null);
    expect(key);
    forms.sending(key, { values, pictures });
    const result = await post<Done>('/studio/filled', { key, ...body });
    setSending(false);
    const maybeTaken = !result.ok && (result.status === 0 || result.status >= 500);
    unclear.current = maybeTaken ? { key, shape } : null;
    if (result.ok) forms.taken(key);
    else setComplaint(result.error ?? words.formFailed);
  }
  return { isSending, send };
}
