import type { Answer } from './answer.ts';
import { html, json, loginPage } from './answer.ts';
import type { Trouble, TroubleMatch } from './api.ts';

/** What a test wants to go wrong next. */
export class Troubles {
  readonly #planned: { match: TroubleMatch; left: number; how: Trouble }[] = [];

  add(match: TroubleMatch, how: Trouble): void {
    this.#planned.push({ match, left: match.times ?? 1, how });
  }

  take(method: string): Trouble | null {
    const planned = this.#planned.find(({ match, left }) => {
      const fits = typeof match.method === 'string' ? match.method === method : match.method.test(method);
      return left > 0 && fits;
    });
    if (!planned) return null;
    planned.left -= 1;
    return planned.how;
  }
}

/** Whether the request takes effect all the same. */
export function isDone(trouble: Trouble | null): boolean {
  return trouble === null || 'neverProcessed' in trouble || ('afterDoing' in trouble && !!trouble.afterDoing);
}

/** Null when nobody answers. */
export function answerOf(trouble: Trouble, own: Answer | null): Answer | null {
  if ('hang' in trouble) return null;
  if ('neverProcessed' in trouble) return own;
  if ('html' in trouble) return html(200, loginPage);
  if ('error' in trouble) {
    const { error, needed, messages } = trouble;
    const metadata = messages ? { response_metadata: { messages } } : {};
    return json(200, { ok: false, error, ...(needed ? { needed, provided: '' } : {}), ...metadata });
  }
  const retryAfter = 'retryAfter' in trouble ? trouble.retryAfter : undefined;
  if (trouble.status === 429) return tooMany(retryAfter ?? 1);
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` };
  return { ...html(trouble.status, '<html>upstream error</html>'), headers };
}

export function tooMany(retryAfter: number): Answer {
  const answer = json(429, { ok: false, error: 'ratelimited' });
  return { ...answer, headers: { 'retry-after': String(retryAfter) } };
}
