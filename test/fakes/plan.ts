import { type Answer, type Speak, speakCut } from './service-server.ts';

/** What a test wants of the work the next submit begins. */
export interface Wish {
  refused?: boolean;
  /** Pictures that come, however many were asked for. */
  images?: number;
  /** What the end of the job says besides. */
  ending?: Record<string, unknown>;
}

/** What a test wants of the next submit. */
export interface Plan {
  /** How a submit is answered; `take` is what the service would do. */
  submit(take: () => Answer, refusals: Record<string, Answer>): Answer | Speak;
  /** What is wanted of the work that begins now. */
  take(): Wish;
  refuseSubmit(how: string): void;
  answerSubmit(answer: Answer | Speak): void;
  cutSubmit(afterBytes: number): void;
  refuseContent(): void;
  drawOnly(images: number): void;
  endWith(ending: Record<string, unknown>): void;
}

interface Wishes extends Wish {
  refusal?: string;
  answer?: Answer | Speak;
  cut?: number;
}

export function createPlan(): Plan {
  let wishes: Wishes = {};
  const wish = (more: Wishes) => {
    wishes = { ...wishes, ...more };
  };
  return {
    submit(take, refusals) {
      const { refusal, answer, cut } = wishes;
      const other = answer ?? (refusal === undefined ? undefined : refusals[refusal]);
      const said = other ?? take();
      wishes = {};
      return cut === undefined || typeof said === 'function' ? said : speakCut(said, cut);
    },
    take: () => wishes,
    refuseSubmit: (refusal) => wish({ refusal }),
    answerSubmit: (answer) => wish({ answer }),
    cutSubmit: (cut) => wish({ cut }),
    refuseContent: () => wish({ refused: true }),
    drawOnly: (images) => wish({ images }),
    endWith: (ending) => wish({ ending }),
  };
}
