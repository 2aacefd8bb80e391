import { isIP } from 'node:net';
import type { HostRule } from '../../net/net.ts';

/**
 * Results lie on public hosts. Only where the service itself is reached by plain http or by a bare address, as a
 * simulator or a proxy is, may they lie on that host, on any port.
 */
export function resultHosts(baseUrl: string): HostRule {
  const { origin, protocol, hostname } = new URL(baseUrl);
  const bare = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  const trustedHosts = protocol === 'http:' || bare ? [hostname] : [];
  return { publicHttps: true, origins: [origin], trustedHosts };
}
