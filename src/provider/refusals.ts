import type { ProviderErrorKind } from './provider.ts';
import { failed, refused, type Verdict } from './status-error.ts';

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

/** What a refusal for content means for the call: only what was drawn before it was refused has been taken. */
export function judgeRefusal(code: string | null): Verdict | null {
  const kind = refusalKind(code);
  if (!kind) return null;
  return kind === 'refused-output' ? failed(kind) : refused(kind);
}
