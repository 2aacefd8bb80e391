const asksForSeries =
  /\b(series|set|sequence|storyboard|collection|panels?|frames?|strip|several|multiple)\b|组图|一组|系列|连环|分镜|张图|枚|시리즈/i;
const numberWords =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const chinese = /\p{Script=Han}/u;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * A set is drawn only if the prompt asks for one: with `auto`, the model decides the count from the words. Adds the
 * request when the prompt does not make it.
 */
export function askForSeries(prompt: string, count: number): string {
  if (asksForSeries.test(prompt) && namesCount(prompt, count)) return prompt;
  if (chinese.test(prompt) && !japanese.test(prompt)) return `生成一组共${count}张连贯的图片：${prompt}`;
  return `Generate a series of ${count} coherent images: ${prompt}`;
}

/** The count as a number of its own: the 6 of `6 panels`, not that of `16:9` or `6:7`. */
function namesCount(prompt: string, count: number): boolean {
  const word = numberWords[count - 2];
  return new RegExp(`(?<![\\d.:/x×])${count}(?![\\d.:/x×])|\\b${word}\\b`, 'iu').test(prompt);
}
