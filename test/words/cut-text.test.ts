import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from '../../src/words/cut-text.ts';

test('a text is cut to its length, and never inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 50 }), (text, max) => {
      expect([...cutText(text, max)].length).toBeLessThanOrEqual(max);
      expect(cutText(text, max).isWellFormed()).toBe(true);
    }),
  );
});

test('line breaks become spaces, and what was cut ends in an ellipsis', () => {
  expect(cutText(' a fox\n  in the snow ', 20)).toBe('a fox in the snow');
  expect(cutText('a fox in the snow', 6)).toBe('a fox…');
});
