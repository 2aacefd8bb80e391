import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { type HostRule, NetError, openDownload } from '../../net/net.ts';
import { decodeBase64 } from '../base64.ts';
import type { ImageSource } from '../provider.ts';
import type { DrawnPicture } from './answer.ts';

export interface PictureRules {
  allow: HostRule;
  maxBytes: number;
  timeoutMs: number;
}

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

/** A link is signed for GET and carries its own right of access: no key goes with it. */
export function createSource(picture: DrawnPicture, rules: PictureRules): ImageSource {
  const { url, base64 } = picture;
  return {
    async open(signal) {
      if (url === null) return openBase64(base64 ?? '', rules.maxBytes);
      const { body } = await openDownload(url, { ...rules, signal });
      return body;
    },
  };
}

function openBase64(text: string, maxBytes: number): Readable {
  const bytes = Buffer.byteLength(text, 'base64');
  if (bytes > maxBytes) throw new NetError('too-large', `The picture in the answer is of ${bytes} bytes`);
  return Readable.from(decodeBase64(text), { objectMode: false });
}
