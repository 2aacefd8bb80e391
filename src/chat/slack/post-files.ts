import type { Logger } from '../../log.ts';
import type { OutFile } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import type { SlackAddress } from './address.ts';
import type { Api } from './api.ts';
import { freshTries, type UploadFile, type UploadTries } from './uploads.ts';

/** What was brought for a message that never came is taken away after so long. */
const rememberedMs = 15 * 60_000;

interface Brought {
  /** Null while it is not being brought. */
  id: Promise<string> | null;
  tries: UploadTries;
}

/** The files of messages that are being posted: each is brought once, however often the post is tried. */
export interface PostFiles {
  bring(address: SlackAddress, post: string, file: OutFile): Promise<string>;
  /** They cannot be shown: they are taken away, and brought anew as long as they may be. */
  renew(address: SlackAddress, post: string): void;
  /** The message stands, and they are its own now. */
  settle(post: string): void;
  /** The message will not come. */
  abandon(address: SlackAddress, post: string): void;
}

export function createPostFiles(uploadFile: UploadFile, discard: Discard): PostFiles {
  const posts = new Map<string, Map<string, Brought>>();

  function filesOf(address: SlackAddress, post: string): Map<string, Brought> {
    const known = posts.get(post);
    if (known) return known;
    const files = new Map<string, Brought>();
    posts.set(post, files);
    setTimeout(() => posts.get(post) === files && abandon(address, post), rememberedMs).unref();
    return files;
  }

  function renew(address: SlackAddress, post: string): void {
    for (const file of posts.get(post)?.values() ?? []) {
      // One that could not be brought is taken away by whoever tried.
      file.id?.then((id) => discard(address, id)).catch(() => undefined);
      file.id = null;
    }
  }

  function abandon(address: SlackAddress, post: string): void {
    renew(address, post);
    posts.delete(post);
  }

  return {
    bring(address, post, file) {
      const files = filesOf(address, post);
      const brought = files.get(file.key) ?? { id: null, tries: freshTries() };
      files.set(file.key, brought);
      if (brought.id) return brought.id;
      const id = uploadFile(address, file, brought.tries);
      brought.id = id;
      id.catch(() => {
        brought.id = null;
      });
      return id;
    },
    renew,
    settle: (post) => void posts.delete(post),
    abandon,
  };
}

export type Discard = (address: SlackAddress, id: string) => void;

/** A file of ours is deleted. One that is gone already, or that may not be deleted, is nobody's trouble. */
export async function deleteFile(
  { api, log }: { api: Api; log: Logger },
  address: SlackAddress,
  file: string,
): Promise<void> {
  try {
    await api.call(address, 'files.delete', { file });
  } catch (error) {
    if (!(error instanceof ChatError && error.permanent)) throw error;
    if (error.code !== 'chat-gone') log.info({ error: error.message }, 'a file could not be deleted');
  }
}
