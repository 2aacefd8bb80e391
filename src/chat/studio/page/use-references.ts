import { useRef, useState } from 'preact/hooks';
import { fill } from '../fill.ts';
import type { StudioWords } from '../page-words.ts';
import { type Result, randomId, type Upload, upload } from './api.ts';

/** A reference picture in the box. */
export interface Reference {
  id: string;
  file: File;
  previewUrl: string;
  /** 0 to 1. */
  progress: number;
  upload: Upload | null;
  error: string | null;
}

export interface References {
  list: readonly Reference[];
  add(files: Iterable<File>): void;
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
  onRefused(sentence: string): void;
}

export function useReferences({ words, maxUploadBytes, onRefused }: ReferenceOptions): References {
  const [list, setList] = useState<readonly Reference[]>([]);
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

  function start({ id, file }: Reference) {
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
    add(files) {
      for (const file of files) {
        const refusal = refusalOf(file);
        if (refusal) {
          const max = Math.floor(maxUploadBytes / 1_000_000);
          onRefused(fill(refusal, { name: file.name, max }));
          continue;
        }
        const previewUrl = URL.createObjectURL(file);
        const reference = { id: randomId(), file, previewUrl, progress: 0, upload: null, error: null };
        set([...truth.current, reference]);
        start(reference);
      }
    },
    remove: (id) => set(truth.current.filter((reference) => reference.id !== id)),
    move(from, to) {
      const next = [...truth.current];
      const [moved] = next.splice(from, 1);
      if (!moved || to < 0 || to > next.length) return;
      next.splice(to, 0, moved);
      set(next);
    },
    retry(id) {
      const reference = truth.current.find((one) => one.id === id);
      if (reference) start(reference);
    },
    async settled() {
      await Promise.all(running.current.values());
      return truth.current;
    },
  };
}
