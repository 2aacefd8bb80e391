import { type ArkSettings, createArkProvider } from './ark/ark.ts';
import type { ImageProvider } from './provider.ts';

export interface ProviderSettings {
  ark: Omit<ArkSettings, 'catalogue'>;
  catalogue: ArkSettings['catalogue'];
}

/** Every configured service by its name. */
export function createProviders(settings: ProviderSettings): ReadonlyMap<string, ImageProvider> {
  const providers = [createArkProvider({ ...settings.ark, catalogue: settings.catalogue })];
  return new Map(providers.map((provider) => [provider.name, provider]));
}
