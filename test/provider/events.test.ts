import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, type ServerEvent } from '../../src/provider/events.ts';

async function* arriving(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function read(chunks: readonly Uint8Array[], maxBytes?: number): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(arriving(chunks), maxBytes)) events.push(event);
  return events;
}

const inOne = (text: string) => [Buffer.from(text)];
const byteByByte = (text: string) => [...Buffer.from(text)].map((byte) => Buffer.from([byte]));

describe('an event stream', () => {
  it.each([
    ['lines ended by \\n', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['lines ended by \\r\\n', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['lines ended by \\r', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['lines ended in all three ways', 'data: a\r\ndata: b\n\rdata: c\r\n\n', ['a\nb', 'c']],
    ['a BOM', '\ufeffdata: a\n\n', ['a']],
    ['a BOM at its start alone', 'data: a\n\n\ufeffdata: b\n\n', ['a']],
    ['a line after a \\r that ends in \\n', 'data: a\rdata: b\n\ndata: c\n\n', ['a\nb', 'c']],
    ['data over several lines', 'data: {\ndata:  "a": 1\ndata: }\n\n', ['{\n "a": 1\n}']],
    ['no space after the colon', 'data:a\n\n', ['a']],
    ['comments', ': hello\n\n:\ndata: a\n: more\n\n', ['a']],
    ['fields it does not know', 'id: 7\nretry: 10\nnonsense\ndata: a\n\n', ['a']],
    ['data without a value', 'data\n\ndata:\n\n', ['', '']],
    ['an end without a blank line', 'data: a\n\ndata: b\n', ['a', 'b']],
    ['an end without a line end', 'data: a\n\ndata: [DONE]', ['a', '[DONE]']],
    ['colons and BOMs inside data', 'data: a:\ufeffb\n\n', ['a:\ufeffb']],
    ['letters of several bytes', 'data: 灯台🗼é\n\n', ['灯台🗼é']],
    ['nothing', '', []],
    ['blank lines only', '\n\r\n\r\r\n', []],
  ])('is read with %s', async (_name, text, expected) => {
    const dataOf = async (chunks: Buffer[]) => (await read(chunks)).map((event) => event.data);
    expect(await dataOf(inOne(text))).toEqual(expected);
    expect(await dataOf(byteByByte(text))).toEqual(expected);
  });

  it('names its events, each one anew', async () => {
    expect(await read(inOne('event: x\ndata: a\n\ndata: b\n\nevent: lost\n\ndata: c\n\n'))).toEqual([
      { name: 'x', data: 'a' },
      { name: null, data: 'b' },
      { name: null, data: 'c' },
    ]);
  });

  it('gives an event as soon as its blank line is there', async () => {
    async function* stalling(): AsyncGenerator<Buffer> {
      yield Buffer.from('data: a\r\r');
      throw new Error('nothing more may be read');
    }
    const first = await readEvents(stalling()).next();
    expect(first.value).toEqual({ name: null, data: 'a' });
  });

  it('reads the same events however its bytes are cut', async () => {
    const letters = fc.constantFrom(
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'data: ',
      'data:',
      'event: ',
      ':',
      ' ',
      'x',
      'é',
      '🗼',
    );
    const text = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));
    const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, cuts, async (stream, places) => {
        expect(await read(pieces(Buffer.from(stream), places))).toEqual(await read(inOne(stream)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives back what was written, whatever it is', async () => {
    const value = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (values, end) => {
          const frames = values.map((item) => `data: ${JSON.stringify(item)}${end}${end}`).join('');
          const events = await read(pieces(Buffer.from(frames), [1, 7, 20, 21, 50]));
          expect(events.map((event) => JSON.parse(event.data))).toEqual(values);
        },
      ),
    );
  });
});

describe('long lines', () => {
  // Another process on the same machine can spoil one measurement; a square would spoil all.
  const measured = { retry: 3 };

  it('are read in a time that grows with their length, not with its square', measured, async () => {
    const growth = await timeGrowth((times) => {
      const piece = Buffer.alloc(8192, 'A');
      const middle = Array<Buffer>(times * 3 * 128).fill(piece);
      return [Buffer.from('data: '), ...middle, Buffer.from('\n\n')];
    });
    expect(growth).toBeLessThan(8);
  });

  it('are not needed for that: many short lines in one piece cost no more', measured, async () => {
    expect(await timeGrowth((times) => inOne('data: a\n\n'.repeat(times * 50_000)))).toBeLessThan(8);
  });

  it('are not bounded but by the size of the whole event', async () => {
    await expect(read(inOne(`data: ${'x'.repeat(100)}\n\n`), 99)).rejects.toMatchObject({
      code: 'event-too-large',
    });
    const lines = 'data: 1234\n'.repeat(10);
    await expect(read(inOne(lines), 99)).rejects.toMatchObject({ code: 'event-too-large' });
    await expect(read(inOne(`${lines.slice(0, 55)}\n`.repeat(5)), 99)).resolves.toHaveLength(5);
  });
});

it('a line that never ends is not collected for ever', async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    for (let sent = 0; sent < 100; sent += 1) yield Buffer.from('x');
    throw new Error('nothing more may be read');
  }
  await expect(readEvents(endless(), 99).next()).rejects.toMatchObject({ code: 'event-too-large' });
});

/** How much longer four times as much takes: the best of five for either. A square takes 16 times as long. */
async function timeGrowth(create: (times: number) => Buffer[]): Promise<number> {
  const [short, long] = [create(1), create(4)];
  const times = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 5; round += 1) {
    times.short = Math.min(times.short, await timeToRead(short));
    times.long = Math.min(times.long, await timeToRead(long));
  }
  return times.long / times.short;
}

async function timeToRead(chunks: Buffer[]): Promise<number> {
  const start = process.cpuUsage();
  const events = await read(chunks);
  const { user, system } = process.cpuUsage(start);
  const sent = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const framing = 'data: \n\n'.length * events.length;
  expect(events.reduce((sum, event) => sum + event.data.length, framing)).toBe(sent);
  return user + system;
}

function pieces(bytes: Buffer, places: readonly number[]): Buffer[] {
  const borders = [0, ...places.filter((place) => place < bytes.length), bytes.length].sort((a, b) => a - b);
  return borders.slice(1).map((border, index) => bytes.subarray(borders[index], border));
}
