import { expect, test } from 'vitest';
import { createProviders, registeredServices } from '../../src/provider/registry.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { knownServices } from '../../src/request/catalogue-services.ts';
import { findModel } from '../../src/request/models.ts';
import { describeProviders } from './describe-providers.ts';

const catalogue = createCatalogue('byteplus');
const settings = { apiKey: 'key', baseUrl: 'https://service.example' };
const providers = createProviders(
  registeredServices.map((name) => ({ name, ...settings })),
  catalogue,
);

test('every provider is known by its own name, to people as well', () => {
  expect([...providers.values()].map((provider) => provider.name)).toEqual(registeredServices);
  expect(registeredServices.filter((name) => !knownServices.some((known) => known.name === name))).toEqual(
    [],
  );
});

test('every offer is of a model in the catalogue and of its own service', () => {
  for (const [name, provider] of providers) {
    for (const offer of provider.models()) {
      expect(offer.service).toBe(name);
      expect(findModel(catalogue, offer.family), `${name} ${offer.family}`).not.toBeNull();
      expect(Object.keys(offer.ids).length).toBeGreaterThan(0);
    }
  }
});

test('docs/providers.md says what the code does; `vitest run -u test/provider/registry.test.ts` writes it', async () => {
  await expect(describeProviders(providers, catalogue)).toMatchFileSnapshot('../../docs/providers.md');
});
