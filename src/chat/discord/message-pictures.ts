import { z } from 'zod';
import type { AttachmentRef } from '../chat.ts';

const mediaSchema = z.object({ url: z.string() });
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
  items?: { media: { url: string } }[] | null | undefined;
  media?: { url: string } | null | undefined;
  accessory?: { media?: { url: string } | null | undefined } | null | undefined;
}

const embeddedSchema = z.object({ url: z.string().nullish(), proxy_url: z.string().nullish() });

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
    .array(z.object({ image: embeddedSchema.nullish(), thumbnail: embeddedSchema.nullish() }))
    .nullish(),
  components: z.array(componentSchema).nullish(),
});

/**
 * The pictures of a message, ours or somebody's: attachments, then those that components and embeds show, which the
 * platform does not list as attachments. Their bytes are judged later; what is plainly something else is left out.
 */
export function picturesIn(message: z.infer<typeof messageSchema>): AttachmentRef[] {
  const attached = (message.attachments ?? [])
    .filter(({ content_type }) => !content_type || content_type.startsWith('image/'))
    .map(({ url, filename, size }) => ({ id: url, name: filename, bytes: size }));
  const shown = [
    ...(message.components ?? []).flatMap(mediaOf),
    ...(message.embeds ?? []).flatMap(({ image, thumbnail }) => linkOf(image) ?? linkOf(thumbnail) ?? []),
  ];
  const known = new Set(attached.map(({ id }) => pathOf(id)));
  const others = shown.filter((url) => {
    const isNew = !known.has(pathOf(url));
    known.add(pathOf(url));
    return isNew;
  });
  return [...attached, ...others.map((url) => ({ id: url, name: nameOf(url), bytes: null }))];
}

function mediaOf(component: Component): string[] {
  const { media, items, accessory, components } = component;
  return [
    ...(media ? [media.url] : []),
    ...(items ?? []).map((item) => item.media.url),
    ...(accessory?.media ? [accessory.media.url] : []),
    ...(components ?? []).flatMap(mediaOf),
  ];
}

function linkOf(picture: z.infer<typeof embeddedSchema> | null | undefined): string | null {
  return picture?.proxy_url ?? picture?.url ?? null;
}

/** The same file has several signed links and hosts. */
function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

function nameOf(url: string): string {
  return pathOf(url).split('/').at(-1) ?? 'picture';
}
