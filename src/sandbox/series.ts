const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

const seriesWords = 'series|set|sequence|storyboard|collection|panels?|frames?|strip|several|multiple';
const pictureWords =
  'images?|pictures?|photos?|illustrations?|scenes?|shots?|posters?|variations?|panels?|frames?';
const count = `(?<![\\d:.x×])(\\d{1,2}|${Object.keys(numberWords)
  .filter((word) => /^[a-z]/.test(word))
  .join('|')})`;

/** Ways to say how many, the surest first. */
const counted: readonly RegExp[] = [
  new RegExp(`\\b(?:${seriesWords})\\s+of\\s+(?:\\p{L}+\\s+){0,2}?${count}\\b`, 'iu'),
  new RegExp(`\\b${count}[\\s-]+(?:\\p{L}+[\\s-]+){0,2}?(?:${pictureWords})\\b`, 'iu'),
  /(\d{1,2}|[二两三四五六七八九十])\s*[张幅枚장]/u,
];
const asksForSeveral = new RegExp(`\\b(?:${seriesWords})\\b|组图|一组|系列|连环|分镜|シリーズ|시리즈`, 'iu');
const anyNumber = new RegExp(`\\b${count}\\b(?![:.x×]?\\d)`, 'iu');

/**
 * How many pictures the words ask for: 1 where they do not ask for several, as the service decides it.
 * @param usual answered when several are asked for without a number
 */
export function countAskedFor(prompt: string, usual: number): number {
  const said = counted.map((pattern) => numberIn(pattern, prompt)).find((number) => number !== null);
  if (said) return said;
  if (!asksForSeveral.test(prompt)) return 1;
  return numberIn(anyNumber, prompt) ?? usual;
}

function numberIn(pattern: RegExp, prompt: string): number | null {
  const text = pattern.exec(prompt)?.[1]?.toLowerCase();
  if (text === undefined) return null;
  return numberWords[text] ?? (Number(text) || null);
}
