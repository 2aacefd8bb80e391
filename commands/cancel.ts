import { actionId, defineCommand, text } from '../src/command/command.ts';
import { parseImageId } from '../src/request/address.ts';
import { cutText } from '../src/words/cut-text.ts';
import { sayPrompt } from '../src/words/say-prompt.ts';

/** Rows of one button each that every chat can show. */
const maxButtons = 5;

export default defineCommand({
  description: 'command.cancel',
  options: { job: text({ description: 'option.job', maxLength: 40 }) },
  async run({ words, listOpenJobs }, { job }) {
    if (job !== undefined) return { kind: 'cancel', jobId: parseImageId(job)?.jobId ?? job.toLowerCase() };
    const mine = (await listOpenJobs()).filter((entry) => entry.mine && entry.state !== 'stopping');
    if (mine.length === 0) return { kind: 'answer', message: { text: words.say('answer.cancel-none') } };
    const buttons = mine.slice(0, maxButtons).map((entry) => {
      const label = words.say('answer.cancel-button', {
        prompt: cutText(sayPrompt(entry.prompt, words), 40),
      });
      return [{ id: actionId('cancel', entry.id), label, style: 'danger' as const }];
    });
    const more = mine.length - buttons.length;
    const lines = [
      words.say('answer.cancel-which'),
      ...(more > 0 ? [words.say('answer.cancel-more', { count: more })] : []),
    ];
    return { kind: 'answer', message: { text: lines.join('\n'), buttons } };
  },
});
