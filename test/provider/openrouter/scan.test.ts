import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanner } from '../../../src/provider/openrouter/scan.ts';

/** What a scanner makes of an answer that arrives in these pieces. */
function scan(chunks: readonly Buffer[]): { pictures: string[]; rest: unknown } {
  const scanner = createScanner();
  const pictures: string[] = [];
  let open: Buffer[] = [];
  for (const chunk of chunks) {
    for (const piece of scanner.scan(chunk)) {
      if (piece.kind === 'bytes') open.push(piece.bytes);
      else {
        pictures.push(Buffer.concat(open).toString('hex'));
        open = [];
      }
    }
  }
  return { pictures, rest: JSON.parse(scanner.rest()) };
}

function cutAt(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, at) => bytes.subarray(cuts[at], end));
}

const pictures = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 4 });
const escaped = (base64: string) => base64.replaceAll('/', '\\/').replaceAll('+', '\\u002b');

describe('the pictures of an answer', () => {
  it('leave it byte for byte however it is cut and its text is escaped', () => {
    fc.assert(
      fc.property(
        pictures,
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        fc.array(fc.nat(4000), { maxLength: 12 }),
        (given, words, escapes, places) => {
          const texts = given.map((bytes) => Buffer.from(bytes).toString('base64'));
          const items = texts.map((b64_json, at) => ({ [`before ${at}`]: words, b64_json, after: words }));
          const plain = JSON.stringify({
            words,
            data: items,
            [words]: { b64_json: null, 'b64_json\\"': 'x' },
          });
          const sent = escapes
            ? texts.reduce((text, one) => text.replace(`"${one}"`, () => `"${escaped(one)}"`), plain)
            : plain;
          const expected = { ...JSON.parse(plain), data: items.map((item) => ({ ...item, b64_json: '' })) };
          const found = scan(cutAt(sent, places));
          expect(found.pictures).toEqual(given.map((bytes) => Buffer.from(bytes).toString('hex')));
          expect(found.rest).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are found at every single place an answer can be cut', () => {
    const text =
      '{ "data" : [ { "b64_json"\n: "\\/\\/8A\\u002B\\/8=" , "of": "\\"b64_json\\": \\"AAAA\\"" } ] }';
    const bytes = Buffer.from(text);
    for (let place = 0; place <= bytes.length; place += 1) {
      const found = scan([bytes.subarray(0, place), bytes.subarray(place)]);
      expect(found.pictures, `cut at ${place}`).toEqual(['ffff00fbff']);
      expect(found.rest).toEqual({ data: [{ b64_json: '', of: '"b64_json": "AAAA"' }] });
    }
  });

  it('are not held while they are read', () => {
    const scanner = createScanner();
    let decoded = 0;
    for (const chunk of ['{"data":[{"b64_json":"', ...Array(1000).fill('A'.repeat(1001)), '"}]}']) {
      for (const piece of scanner.scan(Buffer.from(chunk)))
        if (piece.kind === 'bytes') decoded += piece.bytes.length;
      expect(scanner.restLength()).toBeLessThan(40);
    }
    expect(decoded).toBe((1_001_000 / 4) * 3);
  });
});
