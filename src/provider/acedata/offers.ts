import type { ModelOffer } from '../../request/offers.ts';

/** Work goes on behind a task: nothing comes before all of it. */
const common = { stream: false, transparent: 'no' } satisfies ModelOffer['differs'];

interface Facts {
  differs?: ModelOffer['differs'];
  sets?: boolean;
  image?: number;
}

function offer(family: string, ids: ModelOffer['ids'], { differs, sets = false, image }: Facts): ModelOffer {
  return {
    service: 'acedata',
    family,
    ids,
    differs: { ...common, ...differs },
    maxSet: sets ? 15 : null,
    maxTogether: sets ? 15 : null,
    price: image === undefined ? null : { currency: 'USD', image, reference: 0, freeReferences: 0 },
    imagesPerMinute: null,
  };
}

const every = (id: string): ModelOffer['ids'] => ({ generate: id, edit: id, set: id, 'edit-set': id });

const pro = 'doubao-seedream-5-0-pro-260628';

/** The ids of Volcengine; prices are published for the older models alone. */
export const acedataOffers: readonly ModelOffer[] = [
  offer('3.0', { generate: 'doubao-seedream-3-0-t2i-250415' }, { image: 0.038 }),
  offer('seededit', { edit: 'doubao-seededit-3-0-i2i-250628' }, { differs: { seed: false }, image: 0.046 }),
  offer('4.0', every('doubao-seedream-4-0-250828'), { sets: true, image: 0.03 }),
  offer('4.5', every('doubao-seedream-4-5-251128'), { sets: true, image: 0.037 }),
  offer('5-lite', every('doubao-seedream-5-0-260128'), {
    differs: { web: ['byteplus', 'volcengine'] },
    sets: true,
  }),
  offer('5-pro', { generate: pro, edit: pro }, { differs: { tiers: ['1K', '2K'] } }),
];
