import { z } from 'zod';
import type { Api, Caller } from './api.ts';
import type { SlackMethod } from './limits.ts';

const nextSchema = z.object({ response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish() });
/** Nobody's thread is longer than that. */
const maxPages = 25;

/** Every page of a list, in the order Slack gives them. */
export async function readPages(
  api: Api,
  caller: Caller,
  { method, args }: { method: SlackMethod; args: Record<string, unknown> },
): Promise<Record<string, unknown>[]> {
  const pages: Record<string, unknown>[] = [];
  let cursor = '';
  do {
    const page = await api.call(caller, method, { ...args, ...(cursor !== '' && { cursor }) });
    pages.push(page);
    cursor = nextSchema.parse(page).response_metadata?.next_cursor ?? '';
  } while (cursor !== '' && pages.length < maxPages);
  return pages;
}
