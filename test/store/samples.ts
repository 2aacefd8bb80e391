import type { NewJob } from '../../src/store/jobs.ts';

let serial = 0;

/** A job as the app stores it; every one has its own id. */
export function newJob(
  changes: Partial<NewJob> & { count?: number; mode?: 'variations' | 'set' } = {},
): NewJob {
  serial += 1;
  const { count = 1, mode = 'variations', ...rest } = changes;
  return {
    id: `job${String(serial).padStart(9, '0')}`,
    person: 'test:ana',
    personName: 'Ana',
    place: 'test:place',
    locale: 'en',
    address: 'test:main',
    request: {
      ...{ operation: 'generate', mode, prompt: 'a fox in the snow', references: 0, count },
      ...{
        model: '4.5',
        modelId: 'seedream-4-5-251128',
        size: '2K',
        ratio: null,
        seed: null,
        guidance: null,
      },
      ...{ format: null, watermark: false, fast: false, web: false, transparent: false },
      pricePerImage: { currency: 'USD', amount: 0.04 },
    },
    warnings: [],
    delivery: 'streamed',
    private: false,
    references: [],
    modelKey: `ark/model-${serial}`,
    now: new Date(),
    ...rest,
  };
}

export const keptFile = { key: 'a'.repeat(64), mime: 'image/jpeg', bytes: 1000, width: 2048, height: 2048 };
