import { expect, test } from 'vitest';
import { splitBold } from '../../../../src/chat/studio/page/rich-text.ts';

test.each([
  ['no stars', ['no stars']],
  ['**Models** on **BytePlus**', ['<Models>', ' on ', '<BytePlus>']],
  ['2 ** 3 ** 4, **open', ['2 ** 3 ** 4, **open']],
  ['**one\nline**', ['**one\nline**']],
  ['', []],
])('%j is bold between pairs of stars only', (text, expected) => {
  expect(splitBold(text).map((part) => (part.isBold ? `<${part.text}>` : part.text))).toEqual(expected);
});
