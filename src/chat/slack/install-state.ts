import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a state that came back is worth. `wrong`: not ours, or not of this browser. */
export type StateVerdict = 'good' | 'wrong' | 'expired' | 'used';

/** Proves that whoever comes back from an installation is who started it, and did so lately. */
export interface InstallStates {
  /** A value for the link, and the `set-cookie` that has to come back with it. */
  issue(): { value: string; cookie: string };
  /** Good once, for ten minutes, in the browser it was issued to. */
  take(value: string | null, request: Request): StateVerdict;
  /** The `set-cookie` that takes it away again. */
  clear(): string;
}

const lifetimeMs = 10 * 60_000;
const cookieName = 'darkroom_install';

/** `secure`: cookies go over https only. A used state is remembered by this process. */
export function createInstallStates(options: {
  secret: string;
  secure: boolean;
  now(): number;
}): InstallStates {
  const { secret, secure, now } = options;
  const used = new Map<string, number>();

  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;

  return {
    issue() {
      const body = `${now() + lifetimeMs}.${randomBytes(18).toString('base64url')}`;
      const value = `${body}.${sign(body)}`;
      return { value, cookie: cookie(value, lifetimeMs / 1000) };
    },
    take(value, request) {
      const [until = '', nonce = '', signature = ''] = (value ?? '').split('.');
      if (value === null || !isSame(signature, sign(`${until}.${nonce}`))) return 'wrong';
      if (Number(until) <= now()) return 'expired';
      for (const [old, end] of used) if (end <= now()) used.delete(old);
      if (used.has(nonce)) return 'used';
      if (!isSame(value, readCookie(request))) return 'wrong';
      used.set(nonce, Number(until));
      return 'good';
    },
    clear: () => cookie('', 0),
  };
}

function readCookie(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
