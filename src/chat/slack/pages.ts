import { z } from 'zod';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';

const nextSchema = z.object({ response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish() });
/** Nobody's thread is longer than that. */
const maxPages = 25;

/** Every page of a list, in the order Slack gives them. */
export async function readPages(
  api: Api,
  { team, enterprise }: Pick<SlackAddress, 'team' | 'enterprise'>,
  { method, args }: { method: string; args: Record<string, unknown> },
): Promise<Record<string, unknown>[]> {
  const pages: Record<string, unknown>[] = [];
  let cursor = '';
  do {
    const page = await api.call({ team, enterprise }, method, { ...args, ...(cursor !== '' && { cursor }) });
    pages.push(page);
    cursor = nextSchema.parse(page).response_metadata?.next_cursor ?? '';
  } while (cursor !== '' && pages.length < maxPages);
  return pages;
}
