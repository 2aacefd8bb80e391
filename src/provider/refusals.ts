import type { ProviderErrorKind } from './provider.ts';

/** The model's maker names refusals for content by these codes, and some services hand them on. First match wins. */
const kinds: readonly [RegExp, ProviderErrorKind][] = [
  [/^InputImage(SensitiveContentDetected|RiskDetection)\b/, 'refused-reference'],
  [/^Output\w*(SensitiveContentDetected|RiskDetection)\b/, 'refused-output'],
  [/^\w*(SensitiveContentDetected|RiskDetection)\b/, 'refused-prompt'],
];

/** Null where the code is no refusal for content. */
export function refusalKind(code: string | null): ProviderErrorKind | null {
  return kinds.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? null;
}
