/** Decoded bytes of the picture that is being read, or its end. */
export type Piece = { kind: 'bytes'; bytes: Buffer } | { kind: 'end' };

export interface Scanner {
  /** Takes the next bytes of the answer, wherever they were cut. */
  scan(chunk: Buffer): Generator<Piece>;
  /** How much is held besides the pictures. */
  restLength(): number;
  /** The answer so far as text, every picture in it as an empty string. */
  rest(): string;
}

interface State {
  inside: 'nothing' | 'text' | 'picture';
  /** All but the pictures, byte for byte as latin1: a character cut in two is whole again in the end. */
  rest: string[];
  restLength: number;
  /** The string that is being read, or the last one that was. */
  text: string;
  /** What stood between the last string and here. */
  gap: string;
  /** An escape of a picture's text whose end has not arrived. */
  escape: string;
  /** Up to three characters that do not make whole bytes yet. */
  odd: string;
}

const pictureField = 'b64_json';

/**
 * Reads a JSON answer while it arrives and takes the pictures out of it: an answer is tens of megabytes long, and none
 * of it is kept but what is not a picture.
 */
export function createScanner(): Scanner {
  const state: State = {
    inside: 'nothing',
    rest: [],
    restLength: 0,
    text: '',
    gap: '',
    escape: '',
    odd: '',
  };
  return {
    *scan(chunk) {
      let left = chunk.toString('latin1');
      while (left !== '') {
        if (state.inside === 'picture') left = yield* readPicture(state, left);
        else if (state.inside === 'text') left = readString(state, left);
        else left = readGap(state, left);
      }
    },
    restLength: () => state.restLength,
    rest: () => Buffer.from(state.rest.join(''), 'latin1').toString('utf8'),
  };
}

/** Up to the next string, which is a picture when its field's name says so. */
function readGap(state: State, left: string): string {
  const quote = left.indexOf('"');
  const end = quote === -1 ? left.length : quote;
  state.gap += left.slice(0, end);
  keepRest(state, left.slice(0, end + 1));
  if (quote === -1) return '';
  const picture = state.text === pictureField && state.gap.trim() === ':';
  state.inside = picture ? 'picture' : 'text';
  state.text = '';
  return left.slice(quote + 1);
}

function readString(state: State, left: string): string {
  const quote = left.indexOf('"');
  const end = quote === -1 ? left.length : quote;
  state.text += left.slice(0, end);
  keepRest(state, left.slice(0, end + 1));
  if (quote === -1) return '';
  if (endsInEscape(state.text, state.text.length)) state.text += '"';
  else {
    state.inside = 'nothing';
    state.gap = '';
  }
  return left.slice(quote + 1);
}

function* readPicture(state: State, left: string): Generator<Piece, string> {
  const text = state.escape + left;
  const quote = closingQuote(text);
  const [plain, cut] = withoutEscapes(quote === -1 ? text : text.slice(0, quote));
  const characters = state.odd + plain;
  const whole = quote === -1 ? characters.length - (characters.length % 4) : characters.length;
  if (whole > 0) yield { kind: 'bytes', bytes: Buffer.from(characters.slice(0, whole), 'base64') };
  state.odd = characters.slice(whole);
  state.escape = cut;
  if (quote === -1) return '';
  yield { kind: 'end' };
  state.inside = 'nothing';
  state.escape = '';
  state.gap = '';
  keepRest(state, '"');
  return text.slice(quote + 1);
}

function keepRest(state: State, text: string): void {
  state.rest.push(text);
  state.restLength += text.length;
}

function closingQuote(text: string): number {
  let quote = text.indexOf('"');
  while (quote !== -1 && endsInEscape(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote;
}

/** Whether an odd number of backslashes stands before `end`. */
function endsInEscape(text: string, end: number): boolean {
  let start = end;
  while (text[start - 1] === '\\') start -= 1;
  return (end - start) % 2 === 1;
}

/** Base64 may be sent with `\/` and `\u002b` in it. The second value is an escape that is cut off. */
function withoutEscapes(text: string): [plain: string, cut: string] {
  if (!text.includes('\\')) return [text, ''];
  const whole = /\\u([0-9a-f]{4})|\\([^u])/gi;
  const cut = /\\(?:u[0-9a-f]{0,3})?$/i.exec(text.replace(/\\\\/g, '  '))?.[0] ?? '';
  const plain = text
    .slice(0, text.length - cut.length)
    .replace(whole, (_, code: string | undefined, character: string | undefined) =>
      code === undefined ? (character === '/' ? '/' : '') : String.fromCharCode(Number.parseInt(code, 16)),
    );
  return [plain, cut];
}
