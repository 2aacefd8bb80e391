import { defineCommand, type JobSummary } from '../src/command/command.ts';
import { cutText } from '../src/words/cut-text.ts';
import { sayPrompt } from '../src/words/say-prompt.ts';
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
  const params = {
    state,
    prompt: cutText(sayPrompt(prompt, words), 60),
    model,
    count,
    id,
    place: job.place ?? 1,
  };
  return words.say('answer.queue-line', params);
}
