import fc from 'fast-check';
import type { Card } from '../../src/chat/chat.ts';
import { spoken } from '../../src/words/en/english.ts';
import type { MessageKey } from '../../src/words/words.ts';

/** Text that breaks layouts: long, without spaces, half of it markup, beyond the basic plane. */
export const hostile = (maxLength: number) =>
  fc.oneof(
    fc.string({ maxLength, unit: 'grapheme' }),
    fc
      .constantFrom('*', '`', '```', '\\', '&', '<!channel>', '@everyone ', '/imagine ', '🦊', '한', '\n')
      .map((piece) => piece.repeat(Math.floor(maxLength / piece.length))),
  );

const tile = fc.record({
  state: fc.constantFrom('waiting', 'drawing', 'done', 'failed'),
  label: fc.string(),
});
export const card: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('working', 'done', 'partial', 'failed'),
  heading: hostile(200),
  prompt: hostile(200),
  settings: hostile(3000),
  tiles: fc.array(tile, { maxLength: 15 }),
  ratio: fc.constant(1),
  status: hostile(200),
  countdownTo: fc.option(fc.integer({ min: 0, max: 4e12 })),
  notes: fc.array(hostile(400), { maxLength: 20 }),
  sheet: fc.constant(null),
});
/** A value for every argument a message may take. */
export function fillArguments(key: MessageKey): Record<string, string | number> {
  const found = [...spoken[key as keyof typeof spoken].matchAll(/\{(\w+)/g)].map(
    ([, name = '']) => [name, 4] as const,
  );
  return Object.fromEntries(found);
}
