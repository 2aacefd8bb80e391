import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altText, fileName } from '../../src/image/image.ts';

const alone = { index: 0, count: 1, maxLength: 40 };

describe('alt text', () => {
  it('is the prompt', () => {
    expect(altText('a fox in the snow', alone)).toBe('a fox in the snow');
  });

  it('says which of several pictures it is', () => {
    expect(altText('a fox', { index: 1, count: 4, maxLength: 40 })).toBe('a fox (2/4)');
  });

  it('is cut between words', () => {
    const text = altText('a fox in the snow, looking back at its own tracks', alone);
    expect(text).toBe('a fox in the snow, looking back at its…');
  });

  it('leaves no comma before the cut', () => {
    expect(altText('a fox in the snow, a house', { ...alone, maxLength: 20 })).toBe('a fox in the snow…');
  });

  it('cuts Chinese between words too', () => {
    const text = altText('雪地里的狐狸回头看着自己的脚印', { ...alone, maxLength: 8 });
    expect(text).toMatch(/^雪地里的狐狸?…$|^雪地里的…$/);
  });

  it('cuts one endless word where it must', () => {
    expect(altText('x'.repeat(100), { ...alone, maxLength: 10 })).toBe(`${'x'.repeat(9)}…`);
  });

  it('keeps room for the number', () => {
    const text = altText('word '.repeat(100), { index: 9, count: 15, maxLength: 30 });
    expect(text).toBe('word word word word… (10/15)');
  });

  it('is one line without hidden characters', () => {
    expect(altText('a\r\n\tfox\u202e in\u2028the \u200b snow\0', alone)).toBe('a fox in the snow');
  });

  it('keeps emoji families together', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(altText(family.repeat(3), { ...alone, maxLength: family.length + 3 })).toBe(`${family}…`);
  });

  it('is never too long, never two lines, never half a character', () => {
    const prompt = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '😀', '雪', 'é', '\u200d', '\ud83d', ','),
    });
    const prompts = fc.oneof(prompt, fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(
        prompts,
        fc.nat(60),
        fc.nat(14),
        fc.integer({ min: 1, max: 15 }),
        (text, maxLength, index, count) => {
          const alt = altText(text, { index, count, maxLength });
          expect(alt.length).toBeLessThanOrEqual(maxLength);
          expect(alt).not.toMatch(/[\r\n\u2028\u2029]/);
          expect(alt.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('a file name', () => {
  it('is the prompt in short and the id', () => {
    const name = fileName('Fox in the Snow!', 'k3f9k3f9k3f9-1', 'jpeg');
    expect(name).toBe('fox-in-the-snow-k3f9k3f9k3f9-1.jpeg');
  });

  it('loses accents, not letters', () => {
    expect(fileName('Café Ångström', 'k3-1', 'png')).toBe('cafe-angstrom-k3-1.png');
  });

  it('is the id alone when the prompt has no Latin letters', () => {
    expect(fileName('雪地里的狐狸', 'k3-1', 'png')).toBe('k3-1.png');
  });

  it('is safe on every disk, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (prompt) => {
        expect(fileName(prompt, 'k3f9k3f9k3f9-1', 'png')).toMatch(
          /^[a-z0-9-]{1,40}k3f9k3f9k3f9-1\.png$|^k3f9/,
        );
      }),
    );
  });

  it('takes only whole words of a long prompt', () => {
    const name = fileName('internationalisation of incomprehensibilities', 'k3-1', 'png');
    expect(name).toBe('internationalisation-of-k3-1.png');
  });
});
