import { AppError } from '../errors.ts';

export interface ServerEvent {
  /** The `event:` field. */
  name: string | null;
  /** The `data:` lines, joined by newlines. */
  data: string;
}

/** A picture as base64 in one line is some 10 MB; nothing sane is longer than this. */
const defaultMaxBytes = 128 * 1024 * 1024;

/**
 * Reads `text/event-stream` bytes. A last event without its blank line counts when the bytes end in peace. Lines may
 * be of any length: every byte is looked at once.
 * @throws AppError `event-too-large` when one event is longer than `maxBytes`
 */
export async function* readEvents(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number = defaultMaxBytes,
): AsyncGenerator<ServerEvent> {
  let name: string | null = null;
  let data: string[] = [];
  let size = 0;
  for await (const line of readLines(chunks, maxBytes)) {
    size += line.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    if (line === '') {
      if (data.length > 0) yield { name, data: data.join('\n') };
      name = null;
      data = [];
      size = 0;
      continue;
    }
    const field = parseField(line);
    if (field.name === 'data') data.push(field.value);
    else if (field.name === 'event') name = field.value;
  }
  if (data.length > 0) yield { name, data: data.join('\n') };
}

function parseField(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  if (colon === -1) return { name: line, value: '' };
  const start = line.startsWith(' ', colon + 1) ? colon + 2 : colon + 1;
  return { name: line.slice(0, colon), value: line.slice(start) };
}

/**
 * Lines ended by `\n`, `\r\n` or `\r`, without their ends and the stream's BOM.
 * @throws AppError `event-too-large` when one line is longer than `maxBytes`
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number = defaultMaxBytes,
): AsyncGenerator<string> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let afterReturn = false;
  let first = true;
  const takeLine = (end: Buffer) => {
    const bytes = held.length === 0 ? end : Buffer.concat([...held, end]);
    const text = bytes.toString('utf8');
    held = [];
    heldBytes = 0;
    const line = first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (const { at, byte } of lineEnds(chunk)) {
      const closesReturn = afterReturn && byte === newline && at === start;
      if (!closesReturn) yield takeLine(chunk.subarray(start, at));
      afterReturn = byte === carriageReturn;
      start = at + 1;
    }
    if (start === chunk.length) continue;
    afterReturn = false;
    held.push(chunk.subarray(start));
    heldBytes += chunk.length - start;
    if (heldBytes > maxBytes) throw tooLarge(maxBytes);
  }
  if (heldBytes > 0) yield takeLine(Buffer.alloc(0));
}

const newline = 10;
const carriageReturn = 13;

/** The two kinds of ends are looked for separately and only past the last one found, so a chunk is scanned twice. */
function* lineEnds(chunk: Buffer): Generator<{ at: number; byte: number }> {
  let nextNewline = indexOrEnd(chunk, newline, 0);
  let nextReturn = indexOrEnd(chunk, carriageReturn, 0);
  while (nextNewline !== nextReturn) {
    if (nextNewline < nextReturn) {
      yield { at: nextNewline, byte: newline };
      nextNewline = indexOrEnd(chunk, newline, nextNewline + 1);
    } else {
      yield { at: nextReturn, byte: carriageReturn };
      nextReturn = indexOrEnd(chunk, carriageReturn, nextReturn + 1);
    }
  }
}

function indexOrEnd(chunk: Buffer, byte: number, from: number): number {
  const index = chunk.indexOf(byte, from);
  return index === -1 ? chunk.length : index;
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('event-too-large', `An event of the stream is longer than ${maxBytes} bytes`);
}
