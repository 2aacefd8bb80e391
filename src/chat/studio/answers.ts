import type { z } from 'zod';

/** Nothing the page loads comes from elsewhere; previews of chosen pictures are `blob:` addresses. */
const pageRules = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

export const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** `scriptHash` admits the page's import map, the only inline script. */
export function html(
  page: string,
  options: { status: number; scriptHash?: string; cookie?: string },
): Response {
  const rules = pageRules.map((rule) =>
    rule.startsWith('script-src') && options.scriptHash ? `${rule} '${options.scriptHash}'` : rule,
  );
  return new Response(page, {
    status: options.status,
    headers: {
      ...safeHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': rules.join('; '),
      'cache-control': 'no-store',
      ...(options.cookie && { 'set-cookie': options.cookie }),
    },
  });
}

export function json(body: unknown, options: { status?: number; cookie?: string } = {}): Response {
  const headers = {
    ...safeHeaders,
    'cache-control': 'no-store',
    ...(options.cookie && { 'set-cookie': options.cookie }),
  };
  return Response.json(body, { status: options.status ?? 200, headers });
}

/** A sentence the page shows as it is. */
export function refuse(status: number, error: string): Response {
  return json({ error }, { status });
}

/** No body of ours but an upload is longer. */
const maxBodyBytes = 256 * 1024;

/** The request's JSON in the schema's shape, or null. */
export async function readBody<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T> | null> {
  const text = await readText(request);
  if (text === null) return null;
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** Null when it is too long. */
export async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * True when the request was made by our own page. Browsers say so on trustworthy origins; on plain HTTP elsewhere the
 * `Origin` must name the host that was asked.
 */
export function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
