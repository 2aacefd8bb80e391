import { z } from 'zod';
import type { OutMessage } from '../chat.ts';
import type { DiscordAddress } from './address.ts';
import type { Api } from './api.ts';

const postedSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    content: z.string().nullish(),
    attachments: z.array(z.object({ filename: z.string() })).nullish(),
    embeds: z.array(z.object({ footer: z.object({ text: z.string() }).nullish() })).nullish(),
  }),
);

type Posted = z.infer<typeof postedSchema>[number];

/** An earlier try is looked for in so many pages of messages since its cause. */
const searchedPages = 5;
const pageLength = 100;

/** An earlier try of this message that was carried out although no answer came. It is newer than what it answers. */
export async function findPosted(
  { api, ownId }: { api: Api; ownId(): Promise<string> },
  { channel, card, interaction }: DiscordAddress,
  { message, key, content }: { message: OutMessage; key: string; content: string },
): Promise<string | null> {
  const own = await ownId();
  const [jobId = ''] = key.split(':');
  const isSame = (posted: Posted) => {
    if (posted.author.id !== own) return false;
    const names = posted.attachments?.map(({ filename }) => filename) ?? [];
    if (message.files?.length) return message.files.every((file) => names.includes(file.name));
    if (message.card) return posted.embeds?.some(({ footer }) => footer?.text.includes(jobId)) ?? false;
    return message.text !== undefined && posted.content === content;
  };
  let after = card ?? interaction?.id ?? null;
  for (let page = 0; page < searchedPages; page += 1) {
    const query = { limit: String(pageLength), ...(after !== null && { after }) };
    const answer = await api.send({ method: 'GET', route: `/channels/${channel}/messages`, query });
    const messages = postedSchema.parse(answer);
    const found = messages.find(isSame);
    if (found) return found.id;
    // Newest first within a page.
    if (after === null || messages.length < pageLength) return null;
    after = messages[0]?.id ?? null;
  }
  return null;
}
