import { z } from 'zod';
import { type AttachmentRef, parseActionId } from '../chat.ts';
import { imagesShownBy } from '../shown-pictures.ts';

const mediaSchema = z.object({ url: z.string(), proxy_url: z.string().nullish() });
type Media = z.infer<typeof mediaSchema>;
const componentSchema: z.ZodType<Component> = z.object({
  custom_id: z.string().nullish(),
  get components() {
    return z.array(componentSchema).nullish();
  },
  items: z.array(z.object({ media: mediaSchema })).nullish(),
  media: mediaSchema.nullish(),
  accessory: z.object({ media: mediaSchema.nullish() }).nullish(),
});

interface Component {
  custom_id?: string | null | undefined;
  components?: Component[] | null | undefined;
  items?: { media: Media }[] | null | undefined;
  media?: Media | null | undefined;
  accessory?: { media?: Media | null | undefined } | null | undefined;
}

const embeddedSchema = z.object({ url: z.string().nullish(), proxy_url: z.string().nullish() });
/** Previews of links, articles and videos are not what somebody means by the pictures of a message. */
const pictureEmbeds = ['image', 'gifv'];

/** Only what can hold pictures, and what says whether there is anything to read. */
const contentSchema = z.object({
  author: z.object({ id: z.string() }).nullish(),
  content: z.string().nullish(),
  attachments: z
    .array(
      z.object({
        filename: z.string(),
        url: z.string(),
        size: z.number(),
        content_type: z.string().nullish(),
      }),
    )
    .nullish(),
  embeds: z
    .array(
      z.object({
        type: z.string().nullish(),
        image: embeddedSchema.nullish(),
        thumbnail: embeddedSchema.nullish(),
      }),
    )
    .nullish(),
  components: z.array(componentSchema).nullish(),
});

/** A forwarded message has nothing of its own: it shows a copy of another. */
export const messageSchema = contentSchema.extend({
  message_snapshots: z.array(z.object({ message: contentSchema })).nullish(),
});

export type ReadMessage = z.infer<typeof messageSchema>;

export interface PictureRules {
  /** Whether a picture may be fetched from there. */
  isAllowed(url: string): boolean;
  /** The bot's own user id, once it is known. */
  ownId(): string | null;
}

/**
 * The pictures of a message, ours or somebody's: its attachments, else those that components and embeds show, which the
 * platform does not list as attachments. Our own cards show what they start from: those are no pictures of ours. Bytes
 * are judged later; what is plainly something else, or lies where nothing may be fetched from, is left out.
 */
export function picturesIn(message: ReadMessage, { isAllowed, ownId }: PictureRules): AttachmentRef[] {
  const attached = (message.attachments ?? [])
    .filter(({ content_type, url }) => isAllowed(url) && (!content_type || content_type.startsWith('image/')))
    .map(({ url, filename, size }) => ({ id: url, name: filename, bytes: size }));
  if (isOwn(message, ownId())) return withImages(attached, message);
  if (attached.length > 0) return attached;
  const forwarded = (message.message_snapshots ?? []).flatMap((copy) =>
    picturesIn(copy.message, { isAllowed, ownId }),
  );
  if (forwarded.length > 0) return forwarded;
  const shown = [
    ...(message.components ?? []).flatMap(mediaOf),
    ...(message.embeds ?? []).flatMap(({ type, image, thumbnail }) =>
      pictureEmbeds.includes(type ?? '') ? [image ?? thumbnail] : [image],
    ),
  ].flatMap((media) => [media?.url, media?.proxy_url].find((url) => url && isAllowed(url)) ?? []);
  return [...new Map(shown.map((url) => [pathOf(url), url])).values()].map((url) => ({
    ...{ id: url, name: nameOf(url), bytes: null },
  }));
}

export function isOwn({ author }: ReadMessage, ownId: string | null): boolean {
  return ownId !== null && author?.id === ownId;
}

/** The buttons of our own messages say which pictures of ours they show, in order. */
function withImages(attached: readonly AttachmentRef[], { components }: ReadMessage): AttachmentRef[] {
  const images = imagesShownBy((components ?? []).flatMap(idsOf), attached.length);
  return attached.map((picture, index) => {
    const image = images?.[index];
    return image === undefined ? picture : { ...picture, image };
  });
}

/** The jobs our own message speaks of, as its buttons say. */
export function jobIdsIn({ components }: ReadMessage): string[] {
  return (components ?? []).flatMap(idsOf).flatMap((id) => parseActionId(id)?.id ?? []);
}

function idsOf({ custom_id, components }: Component): string[] {
  return [...(custom_id ? [custom_id] : []), ...(components ?? []).flatMap(idsOf)];
}

function mediaOf(component: Component): Media[] {
  const { media, items, accessory, components } = component;
  return [
    ...(media ? [media] : []),
    ...(items ?? []).map((item) => item.media),
    ...(accessory?.media ? [accessory.media] : []),
    ...(components ?? []).flatMap(mediaOf),
  ];
}

/** The same file has several signed links and hosts. */
function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

function nameOf(url: string): string {
  return pathOf(url).split('/').at(-1) ?? 'picture';
}
