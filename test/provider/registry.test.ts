import { expect, it } from 'vitest';
import { createProviders } from '../../src/provider/registry.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';

it('knows every provider by its name', () => {
  const providers = createProviders({
    ark: { baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3', apiKey: 'key' },
    catalogue: createCatalogue('byteplus'),
  });
  expect([...providers].map(([name, provider]) => [name, provider.name])).toEqual([['ark', 'ark']]);
});
