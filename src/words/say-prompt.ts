import { followUpOf, plainPrompt, sceneOf } from '../request/follow-up.ts';
import type { ImageRequest } from '../request/request.ts';
import type { Words } from './words.ts';

/** What was asked for, without the English that only the model reads. */
export function sayPrompt(prompt: string, words: Pick<Words, 'say'>): string {
  const followUp = followUpOf(prompt);
  return followUp ? words.say(`asked.${followUp}`, { prompt: plainPrompt(prompt) }) : prompt;
}

/** What one picture shows: its own scene where it has one. */
export function sayPicture(
  request: Pick<ImageRequest, 'prompt' | 'style' | 'mode' | 'count'>,
  index: number,
  words: Pick<Words, 'say'>,
): string {
  return sceneOf(request, index) ?? sayPrompt(request.prompt, words);
}
