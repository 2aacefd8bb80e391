import { createHmac, timingSafeEqual } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import type { ChatRoute } from '../chat/chat.ts';
import type { LinkFor } from '../delivery/pictures.ts';
import { fileName } from '../image/label.ts';
import { parseImageId } from '../request/address.ts';
import { plainPrompt } from '../request/follow-up.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { findFullJob } from '../store/jobs.ts';

export interface OriginalsOptions {
  db: Database;
  blobs: Blobs;
  /** Signs the links, so that knowing a picture's id is not enough. */
  secret: string;
  publicUrl: string | null;
}

/** Originals too large for a chat: a link for whoever can read the message, and the page behind it. */
export function createOriginals({ db, blobs, secret, publicUrl }: OriginalsOptions): {
  linkFor: LinkFor;
  route: ChatRoute;
} {
  const sign = (imageId: string) => createHmac('sha256', secret).update(imageId).digest('base64url');

  async function open(imageId: string): Promise<Response | null> {
    const wanted = parseImageId(imageId);
    const job = wanted && (await findFullJob(db, wanted.jobId));
    const picture = job?.pictures.find(({ index }) => index === wanted?.index);
    const file = picture?.key ? await blobs.find(picture.key) : null;
    if (!job || !picture?.mime || !file) return null;
    const name = fileName(plainPrompt(job.request.prompt), imageId, picture.mime.replace('image/', ''));
    // A blob opens its file when it is read: an answer to HEAD never is.
    const blob = await openAsBlob(file.path);
    return new Response(blob.stream(), {
      headers: {
        'content-type': picture.mime,
        'content-length': String(blob.size),
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, max-age=86400',
        'x-content-type-options': 'nosniff',
      },
    });
  }

  return {
    linkFor: (imageId) => (publicUrl === null ? null : `${publicUrl}/originals/${imageId}/${sign(imageId)}`),
    route: {
      method: 'GET',
      path: '/originals/:id/:signature',
      open: true,
      async handle(request) {
        const [signature = '', imageId = ''] = new URL(request.url).pathname.split('/').reverse();
        const given = Buffer.from(signature);
        const right = Buffer.from(sign(imageId));
        const known = given.length === right.length && timingSafeEqual(given, right);
        return (
          (known ? await open(imageId) : null) ?? new Response('There is no such picture.', { status: 404 })
        );
      },
    },
  };
}
