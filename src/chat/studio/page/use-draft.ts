import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../request/request.ts';
import { asSaid } from '../../as-said.ts';
import type { Form } from '../../chat.ts';
import { checkOptions } from '../../check-options.ts';
import type { Done } from '../event-base.ts';
import { sentenceFor } from '../fill.ts';
import type { PageMessage } from '../message.ts';
import type { StudioState } from '../view.ts';
import { post, randomId } from './api.ts';
import { type BuiltCommand, buildCommand, type Chips } from './build-command.ts';
import { keepDraft, readDraft, type Unclear } from './kept-draft.ts';
import { type Reference, type References, toSend, useReferences } from './use-references.ts';

interface SentDraft {
  text: string;
  references: readonly Reference[];
}

export interface DraftOptions {
  /** Opens the form a command asks for. */
  openForm(form: Form, message: null): void;
  /** The private answer to what is sent with this key is looked for. */
  expect(key: string): void;
}

export interface Draft {
  text: string;
  setText(text: string): void;
  chips: Chips;
  setChip(name: string, value: Chips[string] | null): void;
  references: References;
  complaints: readonly string[];
  complain(sentence: string): void;
  sending: boolean;
  /** Lines sent before, newest last. */
  history: readonly string[];
  send(): Promise<void>;
  /** Ids of refusals whose lines were put back. */
  backInBox: ReadonlySet<string>;
  /** Puts the prompt of a refusal back, with its pictures when it was sent from here. */
  putBack(refusal: PageMessage): void;
  /** Empties the box of what a refusal put back, unless it was changed since. */
  takeFromBox(refusal: PageMessage): void;
  /** Looks whether a private answer refuses what was just sent. */
  notice(message: PageMessage): void;
}

export function useDraft(state: StudioState, { openForm, expect }: DraftOptions): Draft {
  const { words, commands, maxUploadBytes, me } = state;
  const [kept] = useState(() => readDraft(me.ref));
  const [text, setTextState] = useState(kept.text);
  const [chips, setChips] = useState(kept.chips);
  const [complaints, setComplaints] = useState<readonly string[]>([]);
  const [sending, setSending] = useState(false);
  const [history, setHistory] = useState<readonly string[]>([]);
  const [backInBox, setBackInBox] = useState<ReadonlySet<string>>(new Set());
  const complain = (sentence: string) => setComplaints((known) => [...known, sentence]);
  const references = useReferences({
    ...{ words, maxUploadBytes, initial: kept.references, onRefused: complain },
  });
  const now = useRef({ text, chips, references });
  now.current = { text, chips, references };
  const sent = useRef(new Map<string, SentDraft>());
  const refused = useRef(new Set<string>());
  const unclear = useRef(kept.unclear);
  useLayoutEffect(keep, [text, chips, references.list]);

  function keep() {
    const { list } = now.current.references;
    keepDraft(me.ref, { ...now.current, references: list, unclear: unclear.current });
  }

  function setUnclear(line: Unclear | null) {
    unclear.current = line;
    keep();
  }

  function setText(next: string) {
    now.current.text = next;
    setTextState(next);
    setComplaints([]);
  }

  async function send(): Promise<void> {
    if (sending || (text.trim() === '' && references.list.length === 0)) return;
    setComplaints([]);
    setSending(true);
    const found = await deliver(text, await references.settled());
    setComplaints(found);
    setSending(false);
  }

  /** Sends the box; the answer is what is wrong with it. */
  async function deliver(line: string, pictures: readonly Reference[]): Promise<readonly string[]> {
    const sentences = {
      ...words.problems,
      tooManyPictures: words.tooManyPictures,
      noPictures: words.noPictures,
    };
    const built = buildCommand({ text: line, chips, pictures: pictures.length, commands });
    const failed = pictures.flatMap(({ error }) => error ?? []);
    if (failed.length > 0) return failed;
    const missing = asSaid(problemsOf(built, pictures.length), { line, where: 'direct' });
    const problems = [...built.problems, ...missing];
    if (problems.length > 0) return problems.map((problem) => sentenceFor(problem, sentences));
    const { command, options } = built;
    const body = { command: command?.name, options, ...toSend(pictures), line: line.trim().slice(0, 400) };
    return submit(body, { text: line, references: pictures });
  }

  async function submit(body: object, draft: SentDraft): Promise<readonly string[]> {
    const shape = JSON.stringify(body);
    // Sent again after no answer, it is still the same request.
    const key = unclear.current?.body === shape ? unclear.current.key : randomId();
    sent.current.set(key, draft);
    expect(key);
    setUnclear({ key, body: shape });
    const result = await post<Done>('/studio/commands', { key, ...body });
    const maybeTaken = !result.ok && (result.status === 0 || result.status >= 500);
    if (!maybeTaken) setUnclear(null);
    if (!result.ok) return [result.error ?? words.sendFailed];
    if (draft.text.trim() !== '') setHistory((lines) => [...lines, draft.text]);
    if (!refused.current.has(key)) clear(draft);
    if (result.value.form) openForm(result.value.form, null);
    return [];
  }

  function clear(draft: SentDraft) {
    if (now.current.text === draft.text) setText('');
    const left = now.current.references.list.filter(
      ({ id }) => !draft.references.some((reference) => reference.id === id),
    );
    now.current.references.set(left);
  }

  function putBack(refusal: PageMessage) {
    const draft = findRefused(sent.current, refusal)?.draft;
    const current = now.current.text;
    if (current.trim() !== '') setHistory((lines) => [...lines, current]);
    setText(draft?.text ?? refusal.returnPrompt ?? '');
    if (draft) markBackInBox(refusal.id);
    if (draft && now.current.references.list.length === 0) now.current.references.set(draft.references);
  }

  function takeFromBox(refusal: PageMessage) {
    const found = findRefused(sent.current, refusal);
    if (!found || now.current.text !== found.draft.text) return;
    clear(found.draft);
    setBackInBox((ids) => new Set([...ids].filter((id) => id !== refusal.id)));
  }

  function markBackInBox(refusal: string) {
    setBackInBox((ids) => new Set([...ids, refusal]));
  }

  function notice(message: PageMessage) {
    const found = findRefused(sent.current, message);
    if (!found || refused.current.has(found.key)) return;
    refused.current.add(found.key);
    // The refusal may be here before the studio has said that it took the line: then the box is still full.
    if (now.current.text === found.draft.text) markBackInBox(message.id);
    else if (now.current.text === '') putBack(message);
  }

  function setChip(name: string, value: Chips[string] | null) {
    const { [name]: _old, ...others } = chips;
    setChips(value === null ? others : { ...others, [name]: value });
  }

  const box = { text, setText, chips, setChip, references, complaints, complain, sending };
  return { ...box, history, send, backInBox, putBack, takeFromBox, notice };
}

/** What was sent from here and is refused. What was looked at late names no key: then the words tell, newest first. */
function findRefused(
  sent: ReadonlyMap<string, SentDraft>,
  { answers, returnPrompt }: PageMessage,
): { key: string; draft: SentDraft } | null {
  if (!returnPrompt) return null;
  const drafts = [...sent].reverse();
  const [key, draft] =
    drafts.find(([sentKey, { text }]) => (answers ? sentKey === answers.key : text.includes(returnPrompt))) ??
    [];
  return key !== undefined && draft ? { key, draft } : null;
}

function problemsOf({ command, options }: BuiltCommand, pictures: number): Problem[] {
  const asksItself = command !== null && command.form !== null && Object.keys(options).length === 0;
  return command === null || (asksItself && pictures === 0) ? [] : checkOptions(command, options, pictures);
}
