import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../log.ts';

export interface Step {
  name: string;
  /** It is waited for until then (epoch ms). */
  until: number;
  run(leftMs: number): Promise<void>;
}

/** Runs the steps in order, each until its time is up; one that is late or fails is left behind. Answers their names. */
export async function runSteps(steps: readonly Step[], log: Logger): Promise<string[]> {
  const left: string[] = [];
  for (const { name, until, run } of steps) {
    const leftMs = Math.max(0, until - Date.now());
    const done = run(leftMs).then(
      () => true,
      (error: unknown) => {
        log.warn({ step: name, error: String(error) }, 'a step of the stop failed');
        return false;
      },
    );
    if (!(await Promise.race([done, wait(leftMs, false, { ref: false })]))) left.push(name);
  }
  return left;
}
