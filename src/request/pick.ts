/** What people write to choose one picture of several, in the languages the bot speaks. The position is the number. */
const ordinals: readonly (readonly string[])[] = [
  [
    'first',
    '1st',
    'erste',
    'ersten',
    'erstes',
    'primera',
    'primero',
    'première',
    'premier',
    'primeira',
    'primeiro',
  ],
  ['second', '2nd', 'zweite', 'zweiten', 'zweites', 'segunda', 'segundo', 'deuxième', 'seconde'],
  ['third', '3rd', 'dritte', 'dritten', 'drittes', 'tercera', 'tercero', 'troisième', 'terceira', 'terceiro'],
  ['fourth', '4th', 'vierte', 'vierten', 'viertes', 'cuarta', 'cuarto', 'quatrième', 'quarta', 'quarto'],
  ['fifth', '5th', 'fünfte', 'fünften', 'fünftes', 'quinta', 'quinto', 'cinquième'],
  ['sixth', '6th', 'sechste', 'sechsten', 'sechstes', 'sexta', 'sexto', 'sixième'],
  ['seventh', '7th'],
  ['eighth', '8th'],
  ['ninth', '9th'],
  ['tenth', '10th'],
];
const lasts = [
  ...['last', 'letzte', 'letzten', 'letztes', 'última', 'último', 'ultima', 'ultimo', 'dernière', 'dernier'],
];
const nouns = 'image|picture|photo|pic|bild|imagen|imagem|foto';
/** Elsewhere than at the beginning they number what is in the picture. */
const numberSigns = 'number|no\\.|nr\\.?|n[º°]';
const ones = `one|${nouns}`;
/** `a` is an article of these before a Portuguese ordinal, not before an English one. */
const articles = 'the|das|dem|den|die|la|el|le|a(?!\\s+\\w+(?:st|nd|rd|th)\\b)|o';
/** At the beginning an ordinal before one of these stands alone: what follows is no name of a thing. */
const soon = [
  ...['but|with|without|in|at|as|on|please', 'mit|ohne|aber|bei|bitte|im|am|auf|als|aus'],
  ...['de|en|con|sin|pero|al|como|por', 'com|sem|em|mas|à|ao', 'avec|sans|mais|au'],
].join('|');
/** Counted from the end, `second to last` or `last but one`, it is not the last. */
const last = [
  `(?<!(?:${ordinals.flat().join('|')}|next|avant)[\\s-]+(?:(?:to|from)[\\s-]+)?(?:the\\s+)?)`,
  `(?:${lasts.join('|')})(?!\\s+but\\s+one)`,
].join('');
/** After a bare number these count what is to be added: `2 more lamps`, `2 lampes de plus`; `2 más oscura` is none. */
const added = [
  '(?:more|extra|additional|other|mehr|weitere|zusätzliche|andere|autres|otr[oa]s|outr[oa]s)(?!\\p{L})',
  `(?:\\p{L}+[sx]\\s+)?(?:extras?|adiciona(?:le|i)s|supplémentaires|de plus|en plus|más|a mais)(?=[\\s.!?]*$|[,;]|\\s+(?:${soon}|sur|dans|sobre|n[oa])\\s)`,
].join('|');
const cjkNumbers = '一二三四五六七八九十';
const koreanOrdinals = ['첫', '두', '세', '네', '다섯'];
const several =
  /\d{1,2}\s*(?:[,&+、，和与與及と와과]|\s(?:and|und|et|y|e)\s)\s*(?:(?:and|und|et|y|e)\s+)?#?\d{1,2}(?![\d:x×%])/giu;

export interface Picked {
  /** From 0. */
  index: number;
  /** The words with the choice taken out, or named as the model will see it; empty when there was nothing else. */
  prompt: string;
}

/**
 * Reads which of `count` pictures is meant: `2`, `2 make it night`, `make the second one brighter`, `image 2: no hat`.
 * Null when no number is named, one that is not there, or several: then all of them are meant.
 */
export function pickFromWords(words: string, count: number): Picked | null {
  const text = words.trim();
  const found = findNumbers(text, count).filter(({ number }) => number >= 1 && number <= count);
  const [first] = found;
  if (namesSeveral(text, found)) return null;
  if (!first || found.some(({ number }) => number !== first.number)) return null;
  return { index: first.number - 1, prompt: nameFirst(text, found) };
}

/** `1 and 2`, `image 1, 3`: the first number of a list is no choice. */
function namesSeveral(text: string, found: readonly Found[]): boolean {
  return [...text.matchAll(several)].some(({ index }) =>
    found.some(({ from, to }) => index >= from && index < to),
  );
}

interface Found {
  number: number;
  from: number;
  to: number;
}

/** A bare number counts only at the beginning: elsewhere it counts things in the picture. */
function findNumbers(text: string, count: number): Found[] {
  const bare =
    /^#?(\d{1,2})(?=$|[\s,.:;!?，。：；！？、]|번|号|號|枚)(?!\s*(?:[:x×/]\s*\d|[%°]))(?:번|号|號|枚目?)?[\s,.:;，。：；、]*/u;
  const named = new RegExp(
    `(?<!\\p{L})(?:(?:${articles})\\s+)?(?:(?:${nouns})|(?<=^(?:(?:${articles})\\s+)?)(?:${numberSigns}))\\s*#?(\\d{1,2})(?!\\d)|(?<!\\S)#(\\d{1,2})(?!\\d)`,
    'giu',
  );
  const cjk =
    /第\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:张图?|張圖?|枚目?|[个個](?=$|[\s，。：；、改换換变變])|幅|(?:番目?|つ目)(?:の(?:画像|写真)|(?![目の])))|(?:图|圖|画像|写真|그림|이미지|사진)\s*(\d{1,2})(?!\d)|(?<![\d一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十])\s*(?:번째|枚目|(?:番目|つ目)(?:の(?:画像|写真)|(?!の)))|([첫두세네]|다섯)\s*번째(?:\s*(?:그림|이미지|사진|것)|(?=[\s,.!?]*$))/gu;
  const cjkLast =
    /最[后後](?:一[张張幅](?:[图圖]片?|照片|(?=$|[\s,.:;!?，。：；！？、改换換变變的加去调調更]))|一[个個](?=$|[\s,.:;!?，。：；！？、改换換变變])|的[图圖]片?)|最後の(?:画像|写真|[1一]枚)|마지막\s*(?:그림|이미지|사진|것)(?!\s*(?:처럼|같))/gu;
  const start = new RegExp(`^\\d+ +(?:${added})`, 'iu').test(text) ? null : bare.exec(text);
  return withoutOverlaps([
    ...(start ? [{ number: Number(start[1]), from: 0, to: start[0].length }] : []),
    ...[...text.matchAll(named)].map((match) => toFound(match, match[1] ?? match[2] ?? '')),
    ...[...text.matchAll(cjk)].map((match) => toFound(match, match.slice(1).find(Boolean) ?? '')),
    ...findOrdinals(text),
    ...findNamed(text, [last]).map((found) => ({ ...found, number: count })),
    ...[...text.matchAll(cjkLast)].map((match) => ({ ...toFound(match, ''), number: count })),
  ]);
}

/** Of two that overlap the longer one is meant. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const longestFirst = [...found].sort((a, b) => b.to - b.from - (a.to - a.from));
  return longestFirst.filter((one, at) =>
    longestFirst.slice(0, at).every((longer) => one.to <= longer.from || one.from >= longer.to),
  );
}

function findOrdinals(text: string): Found[] {
  return ordinals.flatMap((names, index) =>
    findNamed(text, names).map((found) => ({ ...found, number: index + 1 })),
  );
}

function findNamed(text: string, names: readonly string[]): Found[] {
  const word = names.join('|');
  const pattern = new RegExp(
    `(?<!\\p{L})(?:(?:${articles})\\s+)?(?:${word})\\s+(?:${ones})(?!\\p{L})|(?<!\\p{L})(?:${articles})\\s+(?:${word})(?=[\\s.!?]*$)|^(?:${articles})\\s+(?:${word})(?=[,:;]|\\s+(?:${soon})\\s)|^(?:${word})(?=[\\s.!?]*$)`,
    'giu',
  );
  return [...text.matchAll(pattern)].map((match) => toFound(match, ''));
}

function toFound(match: RegExpExecArray, digits: string): Found {
  const spelled = Math.max(cjkNumbers.indexOf(digits), koreanOrdinals.indexOf(digits));
  const number = digits !== '' && spelled >= 0 ? spelled + 1 : Number(digits);
  return { number, from: match.index, to: match.index + match[0].length };
}

/** The model sees one picture, and calls it image 1. What stands at the beginning is only the choice. */
function nameFirst(text: string, found: readonly Found[]): string {
  let rest = text;
  for (const { from, to } of [...found].sort((a, b) => b.from - a.from)) {
    const after = rest.slice(to).replace(/^[\s,.:;，。：；、-]+/u, '');
    rest =
      from === 0 ? withoutParticle(rest, { to, after }) : `${rest.slice(0, from)}image 1${rest.slice(to)}`;
  }
  return rest.trim();
}

/** What joins the choice to the rest of the sentence goes with it: `2枚目を夜に` asks for `夜に`. */
function withoutParticle(text: string, { to, after }: { to: number; after: string }): string {
  if (!/[\p{sc=Han}\p{sc=Hangul}]$/u.test(text.slice(0, to))) return after;
  return after.replace(/^(?:[をはがの的]|[을를은는만](?=\s))\s*/u, '');
}
