import type { OutMessage, PostedRef } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { type DiscordAddress, decodeAddress } from './address.ts';
import type { AnswerPosts } from './answer-posts.ts';
import type { Api } from './api.ts';
import type { Body } from './body.ts';
import { embeddedFiles, shownSchema } from './shown.ts';

export interface EditParts {
  api: Api;
  answerPosts: AnswerPosts;
  render(address: DiscordAddress, message: OutMessage): Body;
}

/** Changes and removes what was posted. */
export function createEdits({ api, answerPosts, render }: EditParts) {
  /** Files are kept by naming their ids; without a list all of them stay. */
  async function keptFiles(
    route: `/${string}`,
    { files = [], card }: OutMessage,
  ): Promise<{ id: string }[] | null> {
    // A card's own picture stays where it is shown.
    if (files.length === 0) return card?.sheet ? null : [];
    const names = [...files, ...(card?.sheet ? [card.sheet] : [])].map(({ name }) => name);
    const shown = shownSchema.parse(await api.send({ method: 'GET', route }));
    const held = [...shown.attachments, ...embeddedFiles(shown)];
    return held.filter(({ filename }) => names.includes(filename)).map(({ id }) => ({ id }));
  }

  /** In a thread that went to rest messages can be changed once it is open again; a locked one stays closed. */
  async function inOpenThread(channel: string, change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (!(error instanceof ChatError && error.code === 'chat-closed')) throw error;
      await api.send({ method: 'PATCH', route: `/channels/${channel}`, body: { archived: false } });
      await change();
    }
  }

  return {
    async update({ address: to, id }: PostedRef, message: OutMessage): Promise<void> {
      const address = decodeAddress(to);
      const body = render(address, message);
      if (address.kind === 'answer') return answerPosts.update(address, id, { body, message });
      const route = `/channels/${address.channel}/messages/${id}` as const;
      const attachments = await keptFiles(route, message);
      const edited = { ...body, ...(attachments && { attachments }) };
      await inOpenThread(address.channel, () => api.send({ method: 'PATCH', route, body: edited }));
    },

    async remove({ address: to, id }: PostedRef): Promise<void> {
      const address = decodeAddress(to);
      try {
        if (address.kind === 'answer') return await answerPosts.remove(address, id);
        const route = `/channels/${address.channel}/messages/${id}` as const;
        await inOpenThread(address.channel, () => api.send({ method: 'DELETE', route }));
      } catch (error) {
        if (!(error instanceof ChatError && error.code === 'chat-gone')) throw error;
      }
    },
  };
}
