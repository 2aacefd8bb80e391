/** `error` is a sentence from the studio; null when it could not be reached. */
export type Result<T> = { ok: true; value: T } | { ok: false; status: number; error: string | null };

export async function get<T>(path: string): Promise<Result<T>> {
  return ask(path, {});
}

export async function post<T>(path: string, body: unknown): Promise<Result<T>> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask<T>(path: string, request: RequestInit): Promise<Result<T>> {
  const response = await fetch(path, request).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (response?.ok) return { ok: true, value: body };
  if (response?.status === 401) location.reload();
  return { ok: false, status: response?.status ?? 0, error: body?.error ?? null };
}

export interface Upload {
  id: string;
  name: string;
  bytes: number;
}

/** Sends one file as it is. `fetch` cannot report progress, so this is the older way. */
export function upload(file: File, onProgress: (fraction: number) => void): Promise<Result<Upload>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/studio/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve({ ok: true, value: request.response });
      else resolve({ ok: false, status: request.status, error: request.response?.error ?? null });
    };
    request.onerror = () => resolve({ ok: false, status: 0, error: null });
    request.send(file);
  });
}

export function fileUrl(messageId: string, key: string): string {
  return `/studio/files/${encodeURIComponent(key)}?message=${messageId}`;
}

/** A random id. `crypto.randomUUID` is missing where the page is not reached by HTTPS or loopback. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
