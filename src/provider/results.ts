import { Readable } from 'node:stream';
import { type HostRule, NetError, openDownload } from '../net/net.ts';
import { decodeBase64 } from './base64.ts';
import type { ImageSource } from './provider.ts';

export interface ResultRules {
  allow: HostRule;
  /** Largest result that is fetched. */
  maxBytes: number;
  /** Longest silence of a host that serves finished pictures. */
  timeoutMs: number;
}

export const defaultMaxImageBytes = 64 * 1024 * 1024;
export const downloadTimeoutMs = 60_000;

/** What a service names lies on public hosts by https, or on the origin it was configured with. */
export function serviceHosts(baseUrl: string): HostRule {
  return { publicHttps: true, origins: [new URL(baseUrl).origin] };
}

/** The rules for a service's results with nothing special about them. */
export function resultRules(baseUrl: string): ResultRules {
  return { allow: serviceHosts(baseUrl), maxBytes: defaultMaxImageBytes, timeoutMs: downloadTimeoutMs };
}

/** A finished picture as an answer carries it: an address, a `data:` URL in its place, or bare base64. */
export interface ResultPicture {
  url?: string | null;
  base64?: string | null;
}

/** A link carries its own right of access: no key goes with it. */
export function createSource(picture: ResultPicture, rules: ResultRules): ImageSource {
  const url = picture.url ?? null;
  const inline = url === null ? (picture.base64 ?? '') : base64In(url);
  return {
    async open(signal) {
      if (url === null || inline !== null) return openBase64(inline ?? '', rules.maxBytes);
      const { body } = await openDownload(url, { ...rules, signal });
      return body;
    },
  };
}

/** Null when the address is not a `data:` URL in base64. */
function base64In(url: string): string | null {
  const [, start] = /^(data:[^,]{0,100};base64,)/i.exec(url) ?? [];
  return start === undefined ? null : url.slice(start.length);
}

function openBase64(text: string, maxBytes: number): Readable {
  const bytes = Buffer.byteLength(text, 'base64');
  if (bytes > maxBytes) throw new NetError('too-large', `The picture in the answer is of ${bytes} bytes`);
  return Readable.from(decodeBase64(text), { objectMode: false });
}
