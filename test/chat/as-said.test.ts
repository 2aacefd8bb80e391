import { expect, test } from 'vitest';
import { asSaid } from '../../src/chat/as-said.ts';
import { createWords, languages } from '../../src/words/words.ts';

const missing = (command: string) => [{ code: 'option-missing', params: { option: 'prompt', command } }];
const ask = (command: string, line: string, where: 'direct' | 'channel', language = 'en') =>
  asSaid(missing(command), { line, where }).map((found) => createWords(language).explain(found));

test('missing words are asked for the way the others were said', () => {
  expect(ask('edit', '', 'channel')).toEqual(['Say what should change, such as “@Darkroom make it night”.']);
  expect(ask('edit', '--size 4K', 'direct')).toEqual(['Say what should change, such as “make it night”.']);
  expect(ask('edit', '/edit --size 4K', 'channel')).toEqual(['Write the prompt after /edit.']);
  expect(ask('imagine', '--size 4K', 'channel')).toEqual([
    'Say what you would like to see, for example: a fox in the snow, 35 mm photo.',
  ]);
});

test.each(languages)('in %s the mention stands in the example where it is needed', (language) => {
  expect(ask('edit', '', 'channel', language).join()).toContain('@Darkroom ');
  expect(ask('edit', '', 'direct', language).join()).not.toContain('@Darkroom');
});
