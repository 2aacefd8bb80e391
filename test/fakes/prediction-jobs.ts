import { createPlan, type Plan } from './plan.ts';
import { type Answer, type Speak, speakCut } from './service-server.ts';

export interface FakeJob {
  id: string;
  model: string;
  input: Record<string, unknown>;
  createdAt: Date;
  /** How often it was asked after. */
  looks: number;
  /** Pictures it will have. */
  images: number;
  refused: boolean;
  webhookUrl: string | null;
  /** What a test wants the end to say. */
  ending: Record<string, unknown> | null;
}

export type Phase = 'new' | 'running' | 'refused' | 'completed';

/** What a test wants of the next submit, and the jobs that came of the others. */
export interface FakeJobs extends Plan {
  all: FakeJob[];
  find(id: string): FakeJob | undefined;
  begin(job: Pick<FakeJob, 'model' | 'input' | 'webhookUrl'>): FakeJob;
  /** Asks after a job, which moves it on. */
  look(job: FakeJob): Phase;
  hold(): void;
  release(): void;
  breakLooks(questions: number): void;
  /** How a question is answered while they are broken; null when they are not. */
  broken(): Answer | Speak | null;
}

const breaks: readonly (Answer | Speak)[] = [
  speakCut({ status: 200, body: {} }, 0),
  { status: 503, body: '<html>Busy</html>' },
  { status: 200, body: '<html>Welcome</html>' },
  { status: 429, body: {}, headers: { 'retry-after': '1' } },
];

/** Jobs that go `new → running → completed`, one step each time they are asked after. */
export function createFakeJobs(prefix: string): FakeJobs {
  const plan = createPlan();
  const all: FakeJob[] = [];
  let held = false;
  let broken = 0;
  return {
    ...plan,
    all,
    find: (id) => all.find((job) => job.id === id),
    begin(given) {
      const asked = Number(given.input.max_images ?? 1);
      const { refused = false, images = asked, ending = null } = plan.take();
      const facts = { id: `${prefix}${all.length + 1}`, createdAt: new Date(), looks: 0, ending };
      const job: FakeJob = { ...given, ...facts, refused, images };
      all.push(job);
      return job;
    },
    look(job) {
      job.looks += 1;
      if (job.looks === 1) return 'new';
      if (job.looks === 2 || held) return 'running';
      return job.refused ? 'refused' : 'completed';
    },
    breakLooks: (questions) => {
      broken = questions;
    },
    broken() {
      if (broken === 0) return null;
      broken -= 1;
      return breaks[broken % breaks.length] ?? null;
    },
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
    },
  };
}
