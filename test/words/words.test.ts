import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { pictureChangeCodes, pictureProblemCodes } from '../../src/image/problems.ts';
import { allOf, anyOf } from '../../src/request/request.ts';
import { english } from '../../src/words/en/english.ts';
import { createWords, isMessageKey, languages } from '../../src/words/words.ts';

const words = createWords('en');

test.each(Object.entries(english))('%s is a message that can be formatted', (_key, message) => {
  expect(() => new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true })).not.toThrow();
});

test('every problem with a picture and every change to one has its sentence', () => {
  const codes = [...pictureProblemCodes, ...pictureChangeCodes];
  expect(codes.filter((code) => !isMessageKey(`problem.${code}`))).toEqual([]);
});

test('descriptions of commands and options fit the tightest chat', () => {
  const descriptions = Object.entries(english).filter(([key]) => /^(command|option)\./.test(key));
  for (const [key, text] of descriptions) expect(text.length, key).toBeLessThanOrEqual(100);
});

test('a code nobody knows is still a sentence, with the code', () => {
  expect(words.explain({ code: 'brand-new', params: {} })).toBe(
    'Something unexpected went wrong (brand-new). The operator’s log says more.',
  );
});

test('plurals, ordinals and money read as people write them', () => {
  expect(words.say('card.count', { count: 1 })).toBe('1 picture');
  expect(words.say('card.place', { place: 22 })).toBe('22nd in line');
  expect(words.money({ currency: 'USD', amount: 0.16 })).toBe('$0.16');
  expect(words.money({ currency: 'USD', amount: 0.035 })).toBe('$0.035');
  expect(words.money({ currency: 'CNY', amount: 0.2 })).toBe('¥0.20');
});

test.each([
  'model-ended',
  'model-not-here',
  'references-not-offered',
  'format-not-offered',
  'transparent-not-offered',
])('where no model can, %s names none in any language', (code) => {
  const params = { model: 'M', others: anyOf([]), date: '2026-11-24', native: 'jpeg', format: 'png' };
  for (const language of languages)
    expect(createWords(language).explain({ code, params }), language).not.toContain('none');
});

test('words of a person are shown as they typed them', () => {
  const params = { reason: '', prompt: '<b>{curly}</b> & “quotes”' };
  expect(words.say('answer.cancel-button', params)).toBe('Cancel “<b>{curly}</b> & “quotes””');
});

const sizes = { size: 'big', accepted: anyOf(['2K', '3K', '4K']) };

test.each([
  ['en', 'Try 2K, 3K or 4K,'],
  ['de', 'Probier 2K, 3K oder 4K '],
  ['fr', 'Essayez 2K, 3K ou 4K,'],
  ['es', 'Prueba 2K, 3K o 4K,'],
  ['pt', 'Tente 2K, 3K ou 4K,'],
  ['ja', '2K、3K、または4Kか'],
  ['ko', '2K, 3K 또는 4K 중에서'],
  ['zh-CN', '2K、3K或4K，'],
])('in %s a choice is joined as its readers join one', (language, joined) => {
  expect(createWords(language).explain({ code: 'size-unreadable', params: sizes })).toContain(joined);
});

test.each([
  ['en', 'Pictures 1, 2 and 4:'],
  ['de', 'Bilder 1, 2 und 4:'],
  ['fr', 'Images 1, 2 et 4'],
  ['es', 'Imágenes 1, 2 y 4:'],
  ['pt', 'Imagens 1, 2 e 4:'],
  ['ja', '画像1、2、4：'],
  ['ko', '이미지 1, 2 및 4번:'],
  ['zh-CN', '图片 1、2和4：'],
])('in %s several are joined as its readers join them', (language, joined) => {
  const params = { count: 3, pictures: allOf(['1', '2', '4']), reason: 'X.', charged: 'no' };
  expect(createWords(language).say('failure.pictures', params)).toContain(joined);
});

test.each([
  ['en', 'too small', 'did not accept the request: too small.'],
  ['en', 'Too small.', 'did not accept the request: Too small.'],
  ['en', 'Too small!', 'did not accept the request: Too small!'],
  ['en', 'see (the docs.)', 'did not accept the request: see (the docs.)'],
  ['en', '参数错误', 'did not accept the request: 参数错误。'],
  ['en', '参数错误。', 'did not accept the request: 参数错误。'],
  ['en', '参数错误！', 'did not accept the request: 参数错误！'],
  ['en', '', 'The service did not accept the request.'],
  ['de', 'too small', 'nicht angenommen: too small.'],
  ['zh-CN', 'Too small.', '服务没有接受这个请求（Too small）。'],
  ['zh-CN', '参数错误！', '服务没有接受这个请求（参数错误！）。'],
  ['ja', '', 'サービスがリクエストを受け付けませんでした。'],
])('in %s what a service says (“%s”) ends with one stop', (language, detail, sentence) => {
  const said = createWords(language).explain({ code: 'invalid', params: { detail } });
  expect(said.endsWith(sentence), said).toBe(true);
});

test.each(languages)('in %s a flag is said to take what it can be given', (language) => {
  expect(createWords(language).say('answer.option-boolean')).toMatch(/\byes\b.*\bno(?![a-z])/);
});
