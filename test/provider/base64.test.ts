import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Length, decodeBase64, encodeBase64 } from '../../src/provider/base64.ts';

it('base64 in pieces is the base64 of the whole', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 10 }).map((bytes) => Buffer.from(bytes)));
  await fc.assert(
    fc.asyncProperty(chunks, async (given) => {
      async function* arriving() {
        yield* given;
      }
      const whole = Buffer.concat(given);
      let text = '';
      for await (const piece of encodeBase64(arriving())) text += piece;
      expect(text).toBe(whole.toString('base64'));
      expect(text).toHaveLength(base64Length(whole.length));
      expect(Buffer.concat([...decodeBase64(text)]).equals(whole)).toBe(true);
    }),
  );
});
