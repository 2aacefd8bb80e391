import { expect, test } from 'vitest';
import { findStronger } from '../../src/app/stronger.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { checkRequest } from '../../src/request/check.ts';
import type { ImageRequest, RequestDraft } from '../../src/request/request.ts';

const now = new Date('2026-11-20T00:00:00Z');
const modelArk = createCatalogue('byteplus');

function asked(changes: Partial<RequestDraft>): ImageRequest {
  const draft: RequestDraft = {
    ...{ operation: 'generate', mode: 'variations', prompt: 'a fox', references: 0, count: 1 },
    ...changes,
  };
  const checked = checkRequest(draft, modelArk, { model: '4.5', watermark: false, now });
  if (!checked.ok) throw new Error(checked.problems.map(({ code }) => code).join());
  return checked.request;
}

const stronger = (changes: Partial<RequestDraft>) => findStronger(modelArk, asked(changes), now);
const codes = (found: ReturnType<typeof stronger>) =>
  (found.ok ? found.warnings : found.problems).map(({ code }) => code);

test('a seed and guidance the stronger model does not take are left out, and it is said', () => {
  const found = stronger({ model: '3.0', seed: 7, guidance: 4 });
  expect(found).toMatchObject({
    ok: true,
    name: 'Seedream 5.0 flash',
    request: { seed: null, guidance: null },
  });
  expect(codes(found)).toEqual(['seed-left-out', 'guidance-left-out']);
});

test('a size the stronger model does not draw becomes its nearest, and it is said', () => {
  const tier = stronger({ model: '5-lite', size: '4K', ratio: '16:9' });
  expect(tier).toMatchObject({
    ok: true,
    request: { model: '5-pro', size: '2816x1584', ratio: '16:9' },
    warnings: [{ code: 'size-changed', params: { asked: '4K', size: '2K' } }],
  });
  const pixels = stronger({ model: '5-lite', size: '5504x3040' });
  expect(pixels).toMatchObject({
    ok: true,
    request: { model: '5-pro', size: '2816x1584' },
    warnings: [{ code: 'size-changed', params: { asked: '5504×3040', size: '2K 16:9' } }],
  });
});

test('what the stronger model can do stays as it is', () => {
  const found = stronger({ model: '5-lite', size: '2K', format: 'png', references: 3 });
  expect(found).toMatchObject({ ok: true, request: { model: '5-pro', format: 'png', references: 3 } });
  expect(codes(found)).toEqual([]);
});

test('a format and the fast mode the stronger model lacks are left out, and it is said', () => {
  const found = stronger({ model: '5-flash', format: 'png' });
  expect(found).toMatchObject({ ok: true, request: { model: '4.0', format: null } });
  expect(codes(found)).toEqual(['format-left-out']);
  expect(codes(stronger({ model: '4.0', fast: true }))).toEqual(['fast-left-out']);
});

test('a series goes to a stronger model that draws series, and where none does it is said', () => {
  expect(stronger({ model: '4.0', mode: 'set', count: 4 })).toMatchObject({ request: { model: '4.5' } });
  const none = stronger({ model: '5-lite', mode: 'set', count: 4 });
  expect([none.ok, codes(none)]).toEqual([false, ['set-not-offered']]);
  expect(codes(stronger({ model: '5.5' }))).toEqual([]);
});
