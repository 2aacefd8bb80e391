import { z } from 'zod';
import type { AttachmentRef } from '../chat.ts';

const mediaSchema = z.object({ url: z.string(), proxy_url: z.string().nullish() });
type Media = z.infer<typeof mediaSchema>;
const componentSchema: z.ZodType<Component> = z.object({
  get components() {
    return z.array(componentSchema).nullish();
  },
  items: z.array(z.object({ media: mediaSchema })).nullish(),
  media: mediaSchema.nullish(),
  accessory: z.object({ media: mediaSchema.nullish() }).nullish(),
});

interface Component {
  components?: Component[] | null | undefined;
  items?: { media: Media }[] | null | undefined;
  media?: Media | null | undefined;
  accessory?: { media?: Media | null | undefined } | null | undefined;
}

const embeddedSchema = z.object({ url: z.string().nullish(), proxy_url: z.string().nullish() });
/** Previews of links, articles and videos are not what somebody means by the pictures of a message. */
const pictureEmbeds = ['image', 'gifv'];

/** Only what can hold pictures. */
export const messageSchema = z.object({
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

/**
 * The pictures of a message, ours or somebody's: its attachments, else those that components and embeds show, which the
 * platform does not list as attachments. Their bytes are judged later; what is plainly something else, or lies where
 * nothing may be fetched from, is left out.
 */
export function picturesIn(
  message: z.infer<typeof messageSchema>,
  isAllowed: (url: string) => boolean,
): AttachmentRef[] {
  const attached = (message.attachments ?? [])
    .filter(({ content_type, url }) => isAllowed(url) && (!content_type || content_type.startsWith('image/')))
    .map(({ url, filename, size }) => ({ id: url, name: filename, bytes: size }));
  if (attached.length > 0) return attached;
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
