import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** What may be fetched. Everything not named here is refused; redirects are judged hop by hop. */
export interface HostRule {
  /** Exact origins (`http://127.0.0.1:8787`) that may be plain http or private. */
  origins?: readonly string[];
  /** Exact host names that may be plain http or private, on any port. */
  trustedHosts?: readonly string[];
  /** Domains: `example.com` stands for itself and for all below it, by https and at public addresses. */
  hosts?: readonly string[];
  /** Any host, by https and at public addresses. */
  publicHttps?: boolean;
}

/** `guarded`: only as long as its address is public. */
export type Verdict = 'trusted' | 'guarded' | 'refused';

export function judgeUrl(url: URL, rule: HostRule): Verdict {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'refused';
  if (url.username !== '' || url.password !== '') return 'refused';
  if (rule.origins?.includes(url.origin) || rule.trustedHosts?.includes(url.hostname)) return 'trusted';
  if (url.protocol !== 'https:') return 'refused';
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isPublicAddress(address)) return 'refused';
  return rule.publicHttps || rule.hosts?.some((domain) => isBelow(url.hostname, domain))
    ? 'guarded'
    : 'refused';
}

function isBelow(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
