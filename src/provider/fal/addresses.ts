import type { JobHandle } from '../provider.ts';
import type { QueuedJob } from './answer.ts';

/** Where things are at the service: its own hosts, or the one address that stands for all of them. */
export interface Addresses {
  submit(endpoint: string, webhookUrl: string | null): string;
  /** Of the addresses the service gave for a job, those that may be asked. */
  kept(job: QueuedJob): Record<string, string>;
  of(handle: JobHandle, what: 'status' | 'response' | 'cancel'): string;
  keys: string;
}

const paths = { status: '/status', response: '', cancel: '/cancel' } as const;
/** Keys of webhooks are not served by the queue's host. */
const ownQueue = 'https://queue.fal.run';
const ownKeys = 'https://rest.fal.ai';

export function createAddresses(baseUrl: string): Addresses {
  const base = baseUrl.replace(/\/+$/, '');
  const isOwn = (url: string) => URL.parse(url)?.origin === new URL(base).origin;
  return {
    submit(endpoint, webhookUrl) {
      const query = webhookUrl === null ? '' : `?${new URLSearchParams({ fal_webhook: webhookUrl })}`;
      return `${base}/${endpoint}${query}`;
    },
    kept({ status_url: status, response_url: response, cancel_url: cancel }) {
      const given = Object.entries({ status, response, cancel });
      return Object.fromEntries(
        given.flatMap(([name, url]) => (url != null && isOwn(url) ? [[name, url]] : [])),
      );
    },
    of(handle, what) {
      const given = handle.urls?.[what];
      if (given !== undefined && isOwn(given)) return given;
      // A job belongs to the first two parts of its endpoint's name.
      const app = (handle.modelId ?? '').split('/').slice(0, 2).join('/');
      return `${base}/${app}/requests/${encodeURIComponent(handle.id)}${paths[what]}`;
    },
    keys: `${base === ownQueue ? ownKeys : base}/.well-known/jwks.json`,
  };
}
