import { type CommandContext, defineCommand } from '../src/command/command.ts';
import { serviceTitle } from '../src/request/catalogue-services.ts';
import type { ModelFamily, Price } from '../src/request/models.ts';
import { firstOffer, liveFamilies, offersFor } from '../src/request/offers.ts';
import { allOf, type List } from '../src/request/request.ts';
import { acceptedTiers } from '../src/request/sizes.ts';
import type { Words } from '../src/words/words.ts';

export default defineCommand({
  description: 'command.models',
  options: {},
  run(ctx) {
    const { words, catalogue, now } = ctx;
    const lines = liveFamilies(catalogue, now).map((family) => describeFamily(family, ctx));
    return {
      kind: 'answer',
      message: { text: [words.say('answer.models-heading', { cloud: whereFrom(ctx) }), ...lines].join('\n') },
    };
  },
});

type Facts = Pick<CommandContext, 'words' | 'catalogue' | 'defaultModel' | 'now' | 'parked'>;

/** The services that draw; one that has two clouds is named by its cloud. */
function whereFrom({ catalogue }: Facts): List {
  const services = [...new Set(catalogue.offers.map((offer) => offer.service))];
  const cloud = catalogue.cloud === 'volcengine' ? 'Volcengine' : 'BytePlus';
  return allOf(services.map((service) => (service === catalogue.home ? cloud : serviceTitle(service))));
}

function describeFamily(whole: ModelFamily, facts: Facts): string {
  const { words, catalogue, defaultModel, now } = facts;
  const first = firstOffer(catalogue, whole, now);
  const family = first?.family ?? whole;
  const { status, endsAt, price = null } = first?.offer ?? {};
  const abilities = [
    family.family === defaultModel && words.say('answer.models-default'),
    family.tiers.length > 0 &&
      family.sizing !== 'pixels' &&
      words.say('answer.models-sizes', { sizes: acceptedTiers(family) }),
    words.say('answer.models-references', { count: family.references.max }),
    family.set && words.say('answer.models-set'),
    family.seed && words.say('answer.models-seed'),
    family.guidance && words.say('answer.models-guidance', family.guidance),
    family.fast && words.say('answer.models-fast'),
    family.web.includes(catalogue.cloud) && words.say('answer.models-web'),
    family.transparent !== 'no' && words.say('answer.models-transparent'),
    family.formats.length > 1 && words.say('answer.models-formats'),
    endsAt && words.say('answer.models-ends', { date: endsAt.slice(0, 10) }),
    status === 'retiring' && !endsAt && words.say('answer.models-retiring'),
    ...describeServices(whole, facts),
  ];
  return words.say('answer.models-line', {
    family: family.family,
    name: family.name,
    abilities: abilities.filter((ability) => typeof ability === 'string').join(', '),
    price: describePrice(price, words),
  });
}

/** Who draws it, where there is a choice; and who cannot right now. */
function describeServices(family: ModelFamily, { words, catalogue, now, parked }: Facts): string[] {
  const titles = offersFor(catalogue, { family }, now).map((offer) => serviceTitle(offer.service));
  const choice = new Set(catalogue.offers.map((offer) => offer.service)).size > 1;
  const out = parked(family.family).map(serviceTitle);
  return [
    ...(choice ? [words.say('answer.models-services', { services: allOf(titles) })] : []),
    ...(out.length > 0 ? [words.say('answer.models-parked', { services: allOf(out) })] : []),
  ];
}

function describePrice(price: Price | null, words: Words): string {
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
