import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { createGuesses } from './guesses.ts';
import { randomName } from './names.ts';

/** Lengths are counted in UTF-16 units. */
export const maxNameLength = 40;
const cookieName = 'darkroom_studio';
/** The longest a browser keeps a cookie: 400 days. */
const cookieSeconds = 400 * 24 * 60 * 60;

const personSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  name: z.string().min(1).max(maxNameLength),
  /** Proves that the studio's token was given; a changed token makes it worthless. */
  access: z.string(),
});

/** A browser. Everything known about it is in its own signed cookie. */
export type StudioPerson = z.infer<typeof personSchema>;

export interface People {
  /** Null when the request carries no cookie of ours. */
  find(request: Request): StudioPerson | null;
  create(): StudioPerson;
  mayEnter(person: StudioPerson | null): person is StudioPerson;
  /** Whether this is the token; after many wrong ones, how long nobody's guess is looked at. */
  guess(typed: string): 'right' | 'wrong' | { waitMs: number };
  grant(person: StudioPerson): StudioPerson;
  /** A `Set-Cookie` value. */
  cookieFor(person: StudioPerson): string;
}

export interface PeopleOptions {
  /** Signs the cookies. */
  secret: string;
  token: string | null;
  secureCookie: boolean;
  now(): number;
}

export function createPeople({ secret, token, secureCookie, now }: PeopleOptions): People {
  const guesses = createGuesses(now);
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const access = token === null ? '' : sign(`token:${token}`);
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${secureCookie ? '; Secure' : ''}`;

  return {
    find(request) {
      const [payload, signature] = (readCookie(request, cookieName) ?? '').split('.');
      if (!payload || !signature || !isSame(sign(payload), signature)) return null;
      const text = Buffer.from(payload, 'base64url').toString();
      return personSchema.safeParse(JSON.parse(text)).data ?? null;
    },
    create: () => ({ id: randomUUID(), name: randomName(), access: '' }),
    mayEnter: (person): person is StudioPerson =>
      person !== null && (token === null || isSame(person.access, access)),
    guess(typed) {
      const waitMs = guesses.waitMs();
      if (waitMs > 0) return { waitMs };
      if (token !== null && isSame(sign(typed), sign(token))) return 'right';
      guesses.countWrong();
      return 'wrong';
    },
    grant: (person) => ({ ...person, access }),
    cookieFor(person) {
      const payload = Buffer.from(JSON.stringify(person)).toString('base64url');
      return `${cookieName}=${payload}.${sign(payload)}; ${flags}`;
    },
  };
}

function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** Compares in a time that does not tell how much was right. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
