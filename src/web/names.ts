/** By what names this server is asked. */
export interface Names {
  /** The host of PUBLIC_URL; null where there is none. */
  publicName: string | null;
  /** Whoever opens a page has to know a token, so any name will do. */
  hasToken: boolean;
}

/**
 * `pages` are for people: with a token under any name, without one only on this machine.
 * `health` is also for whoever watches from outside, `metrics` only for whoever watches from inside.
 */
export type Guarded = 'pages' | 'health' | 'metrics';

/** What a proxy adds to a request that it passes on. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Null when the request may pass; else what to do about it. */
export function refusalOf(what: Guarded, headers: Headers, { publicName, hasToken }: Names): string | null {
  const name = (headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  const isPassedOn = proxyHeaders.some((header) => headers.has(header));
  if (isOwnName(name) && (!isPassedOn || what === 'health')) return null;
  const isPublic = isPassedOn || name === publicName;
  if (what === 'metrics')
    return hasToken && !isPublic
      ? null
      : 'Metrics are not shown to the outside. Ask this machine by its own address.';
  if (hasToken || (what === 'health' && isPublic)) return null;
  return isPublic
    ? 'The studio opens from outside only with a token. Set STUDIO_TOKEN, or open it on the machine it runs on.'
    : 'This server is not known by that name. Open it on the machine it runs on, or set STUDIO_TOKEN.';
}

/** A page of another site may point its own name at this machine; such a name is not ours. */
function isOwnName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}
