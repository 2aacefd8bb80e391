/** What the words in brackets of a prompt ask the simulator to do. */
export interface Steering {
  refusePrompt: boolean;
  refuseReference: boolean;
  /** Numbers of pictures, counted from 1. */
  refuse: readonly number[];
  fail: readonly number[];
  drop: readonly number[];
  fewer: number | null;
  dropAll: boolean;
  error: boolean;
  slow: boolean;
  overloaded: boolean;
  limit: boolean;
  paused: boolean;
}

/**
 * Everything a prompt can say to the simulator, for people who try the bot. `N` is a picture's number: its place in a
 * set, or for separate calls the place of the call among those with the same prompt within a minute.
 */
export const steeringWords: readonly { word: string; effect: string }[] = [
  { word: '[refuse]', effect: 'The prompt is refused by the safety filter.' },
  { word: '[refuse reference]', effect: 'The reference pictures are refused by the safety filter.' },
  { word: '[refuse N]', effect: 'Picture N is refused by the safety filter; the others are drawn.' },
  { word: '[fail N]', effect: 'Picture N fails with an internal error; a set ends there.' },
  { word: '[fewer N]', effect: 'A set has only N pictures, as if the model had chosen so.' },
  { word: '[slow]', effect: 'Every picture takes four times as long.' },
  {
    word: '[overloaded]',
    effect: 'The first try within a minute is turned away: the service is overloaded.',
  },
  { word: '[limit]', effect: 'The first try within a minute is turned away: too many pictures a minute.' },
  { word: '[paused]', effect: 'Every try is turned away: the account is paused until somebody acts.' },
  { word: '[error]', effect: 'The whole call fails with HTTP 500 after the time a picture takes.' },
  { word: '[drop]', effect: 'The connection breaks before the answer.' },
  { word: '[drop N]', effect: 'The connection breaks before picture N, after those before it.' },
];

const bracketed =
  /\[\s*(refuse|fail|fewer|slow|overloaded|limit|paused|error|drop)(?:\s+(reference|\d{1,2}))?\s*\]/gi;

/** Reads the words in brackets and gives the prompt back without them. */
export function readSteering(prompt: string): { prompt: string; steering: Steering } {
  const found = Array.from(prompt.matchAll(bracketed), ([, word = '', more = '']) => ({
    word: word.toLowerCase(),
    more: more.toLowerCase(),
  }));
  const says = (word: string, more = '') => found.some((each) => each.word === word && each.more === more);
  const numbers = (word: string) =>
    found.filter((each) => each.word === word && /^\d/.test(each.more)).map((each) => Number(each.more));
  const steering: Steering = {
    refusePrompt: says('refuse'),
    refuseReference: says('refuse', 'reference'),
    refuse: numbers('refuse'),
    fail: says('fail') ? [1, ...numbers('fail')] : numbers('fail'),
    drop: numbers('drop'),
    fewer: numbers('fewer')[0] ?? (says('fewer') ? 1 : null),
    dropAll: says('drop'),
    error: says('error'),
    slow: says('slow'),
    overloaded: says('overloaded'),
    limit: says('limit'),
    paused: says('paused'),
  };
  return { prompt: prompt.replace(bracketed, ' ').replace(/\s+/g, ' ').trim(), steering };
}

export type Fate = 'drawn' | 'refused' | 'failed' | 'dropped';

/** What becomes of the picture with this number. */
export function fateOf(steering: Steering, number: number): Fate {
  if (steering.drop.includes(number)) return 'dropped';
  if (steering.fail.includes(number)) return 'failed';
  return steering.refuse.includes(number) ? 'refused' : 'drawn';
}
