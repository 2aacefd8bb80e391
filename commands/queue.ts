import { defineCommand, type JobSummary } from '../src/command/command.ts';
import type { Words } from '../src/words/words.ts';

export default defineCommand({
  description: 'command.queue',
  options: {},
  async run({ words, listOpenJobs }) {
    const jobs = await listOpenJobs();
    if (jobs.length === 0) return { kind: 'answer', message: { text: words.say('answer.queue-empty') } };
    const mine = jobs.filter((job) => job.mine);
    const lines = [
      words.say('answer.queue-heading', { count: jobs.length }),
      ...(mine.length > 0 ? [words.say('answer.queue-mine'), ...mine.map((job) => line(job, words))] : []),
      ...(jobs.length > mine.length
        ? [words.say('answer.queue-others', { count: jobs.length - mine.length })]
        : []),
    ];
    return { kind: 'answer', message: { text: lines.join('\n') } };
  },
});

function line(job: JobSummary, words: Words): string {
  const { state, prompt, model, count, id } = job;
  const short = prompt.length > 60 ? `${prompt.slice(0, 59)}…` : prompt;
  return words.say('answer.queue-line', { state, prompt: short, model, count, id, place: job.place ?? 1 });
}
