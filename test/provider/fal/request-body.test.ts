import { describe, expect, it } from 'vitest';
import { createFalProvider } from '../../../src/provider/fal/fal.ts';
import { buildInput } from '../../../src/provider/fal/request-body.ts';
import { ratios } from '../../../src/request/models.ts';
import type { ImageRequest } from '../../../src/request/request.ts';
import { falEndpoints } from '../../fakes/fal-endpoints.ts';
import { createOfferCall, narrowed } from '../offer-calls.ts';

const provider = createFalProvider({ apiKey: 'key', baseUrl: 'https://queue.fal.run' });
const photo = { path: 'photo', mime: 'image/png', bytes: 3 };

function inputOf(family: string, request: Partial<ImageRequest> = {}): Record<string, unknown> {
  const input = buildInput(createOfferCall(provider, family, { request }));
  return JSON.parse(JSON.stringify(input));
}

describe('the input of an endpoint of fal.ai', () => {
  it('for one picture is the prompt and the size', () => {
    expect(inputOf('4.5')).toEqual({ prompt: 'a lighthouse', image_size: 'auto_2K' });
  });

  it('says a size in pixels as an object', () => {
    expect(inputOf('4.5', { size: '2848x1600' })).toMatchObject({
      image_size: { width: 2848, height: 1600 },
    });
    expect(inputOf('3.0')).toMatchObject({ image_size: { width: 1024, height: 1024 } });
  });

  it('of SeedEdit has one picture and no size', () => {
    const wish = { operation: 'edit', references: [photo], request: { guidance: 0.7 } } as const;
    const input = buildInput(createOfferCall(provider, 'seededit', wish));
    expect(input).toMatchObject({ image_url: { file: photo }, guidance_scale: 0.7 });
    expect(input.image_size).toBeUndefined();
    expect(input.image_urls).toBeUndefined();
  });

  it('leaves out a seed that stands for any', () => {
    expect(inputOf('4.5', { seed: -1 })).not.toHaveProperty('seed');
    expect(inputOf('4.5', { seed: 0 })).toMatchObject({ seed: 0 });
  });

  it('thinks fast only where that is offered', () => {
    expect(inputOf('4.0', { fast: true })).toMatchObject({ enhance_prompt_mode: 'fast' });
    expect(inputOf('5-pro', { fast: true })).not.toHaveProperty('enhance_prompt_mode');
  });

  it('never turns the safety checker off and never asks for pictures inside the answer', () => {
    const fields = Object.keys(inputOf('4.0', { seed: 1, fast: true }));
    expect(fields).not.toContain('enable_safety_checker');
    expect(fields).not.toContain('sync_mode');
  });
});

function picturesFor(id: string): Record<string, unknown> {
  if (id.includes('/seededit/')) return { image_url: 'data:' };
  return id.endsWith('/edit') ? { image_urls: ['data:'] } : {};
}

describe('what is offered at fal.ai', () => {
  const sized = provider.models().flatMap((offer) => {
    const family = narrowed(offer);
    const known = family.tiers.flatMap((tier) => [
      ...(family.sizing === 'pixels' || family.namedTiers?.includes(tier) === false ? [] : [tier]),
      ...ratios.map((ratio) => family.sizes[tier]?.[ratio] ?? 'missing'),
    ]);
    const ids = [offer.ids.generate, offer.ids.edit].flatMap((id) => id ?? []);
    return known.flatMap((size) => ids.map((id) => ({ family: offer.family, size, id })));
  });

  it('is taken by its endpoint in every size', () => {
    expect(sized.length).toBeGreaterThan(50);
    for (const { family, size, id } of sized) {
      expect(
        falEndpoints[id]?.safeParse({ ...inputOf(family, { size }), ...picturesFor(id) }),
        `${id} ${size}`,
      ).toMatchObject({ success: true });
    }
  });

  it('has a default tier it offers, and a price for everything', () => {
    for (const offer of provider.models()) {
      const { tiers, defaultTier } = narrowed(offer);
      if (defaultTier) expect(tiers, offer.family).toContain(defaultTier);
      expect(offer.price, offer.family).not.toBeNull();
    }
  });
});
