import { defineCommand } from '../src/command/command.ts';
import {
  type Catalogue,
  currentModelId,
  liveFamilies,
  type ModelFamily,
  type Price,
} from '../src/request/models.ts';
import { acceptedTiers } from '../src/request/sizes.ts';
import type { Words } from '../src/words/words.ts';

export default defineCommand({
  description: 'command.models',
  options: {},
  run({ words, catalogue, defaultModel, now }) {
    const families = liveFamilies(catalogue, now);
    const cloud = catalogue.cloud === 'volcengine' ? 'Volcengine' : 'BytePlus';
    const lines = families.map((family) => describeFamily(family, { words, catalogue, defaultModel, now }));
    return {
      kind: 'answer',
      message: { text: [words.say('answer.models-heading', { cloud }), ...lines].join('\n') },
    };
  },
});

interface Facts {
  words: Words;
  catalogue: Catalogue;
  defaultModel: string;
  now: Date;
}

function describeFamily(family: ModelFamily, { words, catalogue, defaultModel, now }: Facts): string {
  const id = currentModelId(family, catalogue.cloud, now);
  const abilities = [
    family.family === defaultModel && words.say('answer.models-default'),
    family.sizing === 'tier-or-pixels' && words.say('answer.models-sizes', { sizes: acceptedTiers(family) }),
    words.say('answer.models-references', { count: family.references.max }),
    family.set && words.say('answer.models-set'),
    family.seed && words.say('answer.models-seed'),
    family.fast && words.say('answer.models-fast'),
    family.web.includes(catalogue.cloud) && words.say('answer.models-web'),
    family.transparent !== 'no' && words.say('answer.models-transparent'),
    family.formats.length > 1 && words.say('answer.models-formats'),
    id?.endsAt && words.say('answer.models-ends', { date: id.endsAt.slice(0, 10) }),
    id?.status === 'retiring' && !id.endsAt && words.say('answer.models-retiring'),
  ];
  return words.say('answer.models-line', {
    family: family.family,
    name: family.name,
    abilities: abilities.filter((ability) => typeof ability === 'string').join(', '),
    price: describePrice(family.price[catalogue.cloud], words),
  });
}

function describePrice(price: Price | undefined, words: Words): string {
  if (!price) return words.say('answer.models-price-unknown');
  const amounts = [
    price.image,
    ...Object.values(price.tiers ?? {}),
    ...(price.pixelSteps ?? []).map((step) => step.image),
  ];
  const money = (amount: number) => words.money({ currency: price.currency, amount });
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  return low === high
    ? words.say('answer.models-price', { price: money(low) })
    : words.say('answer.models-price-from', { from: money(low), to: money(high) });
}
