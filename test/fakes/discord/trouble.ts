import type { Refusal, Trouble, TroubleMatch } from './api.ts';
import type { Answer } from './routes/route.ts';

/** What a test wants to go wrong next. */
export class Troubles {
  readonly #planned: { match: TroubleMatch; left: number; how: Trouble }[] = [];

  add(match: TroubleMatch, how: Trouble): void {
    this.#planned.push({ match, left: match.times ?? 1, how });
  }

  take(method: string, path: string): Trouble | null {
    const planned = this.#planned.find(({ match, left }) => {
      const isMethod = match.method === undefined || match.method.toUpperCase() === method;
      return left > 0 && isMethod && (match.path === undefined || path.search(match.path) >= 0);
    });
    if (!planned) return null;
    planned.left -= 1;
    return planned.how;
  }
}

/** Null when nobody answers. */
export function answerOfTrouble(trouble: Trouble): Answer | null {
  if ('hang' in trouble) return null;
  if ('afterDoing' in trouble) return { status: trouble.status, body: '<html>upstream error</html>' };
  if (trouble.html) return { status: trouble.status, body: '<html>blocked</html>' };
  return trouble.status === 429 ? rateLimited(trouble) : refusal(trouble);
}

function refusal({ status, code = 0, message = `${status}` }: Refusal): Answer {
  return { status, body: { message, code } };
}

export function rateLimited({
  retryAfter = 1,
  scope = 'user',
  message,
  code,
}: Omit<Refusal, 'status'>): Answer {
  const isGlobal = scope === 'global';
  const body = {
    message: message ?? 'You are being rate limited.',
    retry_after: retryAfter,
    global: isGlobal,
    ...(code === undefined ? {} : { code }),
  };
  const headers = { 'retry-after': String(retryAfter), 'x-ratelimit-scope': scope };
  return { status: 429, body, headers: isGlobal ? { ...headers, 'x-ratelimit-global': 'true' } : headers };
}
