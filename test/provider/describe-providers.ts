import type { ImageProvider } from '../../src/provider/provider.ts';
import { serviceTitle } from '../../src/request/catalogue-services.ts';
import { type Catalogue, findModel, type ModelOffer, type Price } from '../../src/request/models.ts';
import { narrowFamily } from '../../src/request/offers.ts';
import { acceptedTiers } from '../../src/request/sizes.ts';
import { joinList } from '../../src/words/join-list.ts';

/** What each service can do, as a page for people. */
export function describeProviders(
  providers: ReadonlyMap<string, ImageProvider>,
  catalogue: Catalogue,
): string {
  const all = [...providers.values()];
  return [
    '# What each service can do',
    '',
    'Written from the code by `test/provider/registry.test.ts`. Prices are list prices of one picture; `?` is not known.',
    '',
    table(
      [
        'service',
        'name in `ROUTES`',
        'asked again after a restart',
        'lost calls are searched',
        'cancel',
        'webhook',
      ],
      all.map((provider) => [
        serviceTitle(provider.name),
        `\`${provider.name}\``,
        yesNo(provider.resume),
        yesNo(provider.find),
        yesNo(provider.cancel),
        yesNo(provider.webhook),
      ]),
    ),
    ...all.flatMap((provider) => ['', ...describeModels(provider, catalogue)]),
    '',
  ].join('\n');
}

function describeModels(provider: ImageProvider, catalogue: Catalogue): string[] {
  const offers = provider.models();
  const firsts = offers.filter(
    (offer, at) => offers.findIndex((other) => other.family === offer.family) === at,
  );
  const head = [
    'model',
    'text to image',
    'references',
    'series',
    'sizes',
    'seed',
    'guidance',
    'formats',
    'no background',
    'visible mark',
    'price',
  ];
  return [
    `## ${serviceTitle(provider.name)}`,
    '',
    table(
      head,
      firsts.map((offer) => describeOffer(offer, catalogue)),
    ),
  ];
}

function describeOffer(offer: ModelOffer, catalogue: Catalogue): string[] {
  const found = findModel(catalogue, offer.family);
  if (!found) throw new Error(`${offer.family} is not in the catalogue`);
  const family = narrowFamily(found.family, offer);
  const tiers = joinList(acceptedTiers(family), 'en');
  const sizes = {
    'tier-or-pixels': `${tiers}${family.pixels ? ', or pixels' : ''}`,
    'tier-and-ratio': tiers,
    pixels: family.pixels ? 'pixels' : tiers,
    adaptive: 'as the picture',
  };
  return [
    `${family.family} ${family.name}`,
    yesNo(family.generates),
    family.references.max > 0 ? `up to ${family.references.max}` : '–',
    family.set ? `up to ${offer.maxSet}` : '–',
    sizes[family.sizing],
    yesNo(family.seed),
    family.guidance ? `${family.guidance.min} to ${family.guidance.max}` : '–',
    family.formats.join(', ') || family.nativeFormat,
    { no: '–', 'with-alpha': 'edits of a PNG that is partly clear', yes: 'yes' }[family.transparent],
    yesNo(family.watermark),
    describePrice(offer.price),
  ];
}

function describePrice(price: Price | null): string {
  if (!price) return '?';
  const steps = (price.pixelSteps ?? []).map((step) => step.image);
  const amounts = [price.image, ...Object.values(price.tiers ?? {}), ...steps];
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const sum = low === high ? `${low}` : `${low} to ${high}`;
  const reference = price.reference > 0 ? ` + ${price.reference} a reference` : '';
  return `${price.currency} ${sum}${reference}`;
}

function yesNo(thing: unknown): string {
  return thing ? 'yes' : '–';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
