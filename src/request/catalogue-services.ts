import type { Service } from './models.ts';

/** Every service there is a provider for, as people know it, in order of preference. */
export const knownServices: readonly Service[] = [
  { name: 'ark', title: 'ModelArk' },
  { name: 'acedata', title: 'Ace Data Cloud' },
  { name: 'aimlapi', title: 'AI/ML API' },
  { name: 'inference', title: 'inference.sh' },
  { name: 'fal', title: 'fal.ai' },
  { name: 'openrouter', title: 'OpenRouter' },
  { name: 'wavespeed', title: 'WaveSpeed' },
  { name: 'atlascloud', title: 'Atlas Cloud' },
];

/** What a service is called in a sentence. */
export function serviceTitle(name: string): string {
  return knownServices.find((service) => service.name === name)?.title ?? name;
}
