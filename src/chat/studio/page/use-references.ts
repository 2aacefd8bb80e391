import { useRef, useState } from 'preact/hooks';
import { fill } from '../fill.ts';
import type { StudioWords } from '../page-words.ts';
import { fileUrl, type Result, randomId, type Upload, upload } from './api.ts';
import type { Picture } from './conversation.ts';

/** A reference picture in the box: a file of this machine, or a picture of the conversation. */
export interface Reference {
  id: string;
  name: string;
  previewUrl: string;
  /** `file` is null once the page was loaded again: it is uploaded by then. */
  source: { kind: 'file'; file: File | null } | { kind: 'shown'; message: string; isReply: boolean };
  /** 0 to 1. */
  progress: number;
  upload: Upload | null;
  error: string | null;
}

export interface References {
  list: readonly Reference[];
  add(files: Iterable<File>): void;
  /** Adds pictures of the conversation that are not there yet. `isReply`: they are answered, so they come first. */
  choose(pictures: readonly Picture[], isReply: boolean): void;
  find(picture: Picture): Reference | null;
  remove(id: string): void;
  /** Puts one before another, by their places. */
  move(from: number, to: number): void;
  retry(id: string): void;
  set(list: readonly Reference[]): void;
  /** Resolves with the list once nothing is being uploaded any more. */
  settled(): Promise<readonly Reference[]>;
}

export interface ReferenceOptions {
  words: StudioWords;
  maxUploadBytes: number;
  initial?: readonly Reference[];
  onRefused(sentence: string): void;
}

export function useReferences(options: ReferenceOptions): References {
  const { words, maxUploadBytes, initial = [], onRefused } = options;
  const [list, setList] = useState<readonly Reference[]>(initial);
  // Uploads outlive the render they were started in, so the truth is kept beside it.
  const truth = useRef(list);
  const running = useRef(new Map<string, Promise<void>>());

  function set(next: readonly Reference[]) {
    truth.current = next;
    setList(next);
  }
  function change(id: string, values: Partial<Reference>) {
    set(truth.current.map((reference) => (reference.id === id ? { ...reference, ...values } : reference)));
  }

  function start(id: string, file: File) {
    change(id, { error: null, progress: 0 });
    const done = upload(file, (progress) => change(id, { progress })).then((result: Result<Upload>) => {
      running.current.delete(id);
      if (result.ok) return change(id, { upload: result.value, progress: 1 });
      change(id, { error: result.error ?? fill(words.uploadFailed, { name: file.name }) });
    });
    running.current.set(id, done);
  }

  function refusalOf(file: File): string | null {
    if (file.type !== '' && !file.type.startsWith('image/')) return words.uploadNoPicture;
    if (file.size === 0) return words.uploadEmpty;
    return file.size > maxUploadBytes ? words.uploadTooLarge : null;
  }

  return {
    list,
    set,
    find: (picture) => findShown(list, picture),
    choose(pictures, isReply) {
      const shown = pictures.map((picture) => shownReference(picture, isReply));
      const ids = shown.map(({ id }) => id);
      const others = truth.current.filter(({ id }) => !isReply || !ids.includes(id));
      const fresh = shown.filter(({ id }) => others.every((other) => other.id !== id));
      set(isReply ? [...fresh, ...others.map(notReply)] : [...others, ...fresh]);
    },
    add(files) {
      for (const file of files) {
        const refusal = refusalOf(file);
        if (refusal) {
          const max = Math.floor(maxUploadBytes / 1_000_000);
          onRefused(fill(refusal, { name: file.name, max }));
          continue;
        }
        const reference = fileReference(file);
        set([...truth.current, reference]);
        start(reference.id, file);
      }
    },
    remove: (id) => set(truth.current.filter((reference) => reference.id !== id)),
    move: (from, to) => set(moved(truth.current, from, to)),
    retry(id) {
      const source = truth.current.find((one) => one.id === id)?.source;
      if (source?.kind === 'file' && source.file) start(id, source.file);
    },
    async settled() {
      await Promise.all(running.current.values());
      return truth.current;
    },
  };
}

function fileReference(file: File): Reference {
  const previewUrl = URL.createObjectURL(file);
  const state = { progress: 0, upload: null, error: null };
  return { id: randomId(), name: file.name, previewUrl, source: { kind: 'file', file }, ...state };
}

function shownReference({ message, file }: Picture, isReply: boolean): Reference {
  return {
    ...{ id: `${message.id}/${file.name}`, name: file.name, previewUrl: fileUrl(message.id, file.key) },
    source: { kind: 'shown', message: message.id, isReply },
    ...{ progress: 1, upload: null, error: null },
  };
}

function findShown(list: readonly Reference[], { message, file }: Picture): Reference | null {
  return list.find(({ id }) => id === `${message.id}/${file.name}`) ?? null;
}

/** Only one message is answered at a time. */
function notReply(reference: Reference): Reference {
  const { source } = reference;
  return source.kind === 'shown' ? { ...reference, source: { ...source, isReply: false } } : reference;
}

function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return list;
  const others = list.toSpliced(from, 1);
  return others.toSpliced(to, 0, one);
}

export type SentPicture = { upload: string; name: string } | { message: string; file: string };

/** How the pictures are named to the studio, and how many of the first ones are what is answered. */
export function toSend(list: readonly Reference[]): { pictures: SentPicture[]; replied: number } {
  const pictures = list.flatMap(({ source, upload: done, name }): SentPicture[] => {
    if (source.kind === 'shown') return [{ message: source.message, file: name }];
    return done ? [{ upload: done.id, name: done.name }] : [];
  });
  const firstOther = list.findIndex(({ source }) => source.kind === 'file' || !source.isReply);
  return { pictures, replied: firstOther === -1 ? list.length : firstOther };
}

export function isHere({ source, upload: done }: Reference): boolean {
  return source.kind === 'shown' || done !== null;
}

/** It is neither here nor refused yet. */
export function isUploading({ source, upload: done, error }: Reference): boolean {
  return source.kind === 'file' && !done && !error;
}
