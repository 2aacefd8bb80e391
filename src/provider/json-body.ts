import { base64Length, encodeBase64 } from './base64.ts';
import type { ReferenceFile } from './provider.ts';
import { checkReference, readReference } from './reference-file.ts';

/** A JSON value some of whose strings are `data:` URLs still lying on disk. A field that is undefined is left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | DataUrl
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Stands where `"data:<mime>;base64,<bytes of the file>"` will be written. */
export class DataUrl {
  readonly file: ReferenceFile;

  constructor(file: ReferenceFile) {
    this.file = file;
  }
}

export interface JsonBody {
  /** The exact length of what `chunks` gives. */
  bytes: number;
  chunks(): AsyncGenerator<Buffer>;
}

/**
 * Prepares a JSON body that is read from disk while it is sent: never more than a chunk of it is in memory.
 * @throws ProviderError `input-unreachable` when a file is gone or is not as long as it was said to be
 */
export async function createJsonBody(value: JsonValue): Promise<JsonBody> {
  const pieces = [...piecesOf(value)];
  for (const piece of pieces) if (piece instanceof DataUrl) await checkReference(piece.file);
  return {
    bytes: pieces.reduce((sum, piece) => sum + lengthOf(piece), 0),
    async *chunks() {
      for (const piece of pieces) {
        if (typeof piece === 'string') yield Buffer.from(piece);
        else yield* dataUrlOf(piece.file);
      }
    },
  };
}

/** Runs of plain JSON, and the data URLs between them. */
function* piecesOf(value: JsonValue): Generator<string | DataUrl> {
  let text = '';
  for (const token of tokensOf(value)) {
    if (typeof token === 'string') text += token;
    else {
      yield text;
      yield token;
      text = '';
    }
  }
  yield text;
}

function* tokensOf(value: JsonValue): Generator<string | DataUrl> {
  if (value instanceof DataUrl) yield value;
  else if (Array.isArray(value)) yield* listTokens('[]', value.map(tokensOf));
  else if (typeof value === 'object' && value !== null) {
    const given = Object.entries(value).filter(([, field]) => field !== undefined);
    yield* listTokens('{}', given.map(fieldTokens));
  } else yield JSON.stringify(value ?? null);
}

function* fieldTokens([key, value]: [string, JsonValue]): Generator<string | DataUrl> {
  yield `${JSON.stringify(key)}:`;
  yield* tokensOf(value);
}

function* listTokens(
  brackets: '[]' | '{}',
  items: Iterable<string | DataUrl>[],
): Generator<string | DataUrl> {
  yield brackets.slice(0, 1);
  for (const [index, item] of items.entries()) {
    if (index > 0) yield ',';
    yield* item;
  }
  yield brackets.slice(1);
}

function opening(file: ReferenceFile): string {
  return `"data:${file.mime};base64,`;
}

function lengthOf(piece: string | DataUrl): number {
  if (typeof piece === 'string') return Buffer.byteLength(piece);
  return Buffer.byteLength(opening(piece.file)) + base64Length(piece.file.bytes) + 1;
}

async function* dataUrlOf(file: ReferenceFile): AsyncGenerator<Buffer> {
  yield Buffer.from(opening(file));
  yield* encodeBase64(readReference(file));
  yield Buffer.from('"');
}
