import { z } from 'zod';

const componentSchema = z.looseObject({
  type: z.number(),
  custom_id: z.string().nullish(),
  url: z.string().nullish(),
});
const rowSchema = z.object({ type: z.number(), components: z.array(componentSchema).default([]) });

/** A message of our own, as it is shown now. */
export const shownSchema = z.object({
  id: z.string(),
  content: z.string().default(''),
  attachments: z.array(z.object({ id: z.string(), filename: z.string() })).default([]),
  embeds: z.array(z.object({ image: z.object({ url: z.string().nullish() }).nullish() })).default([]),
  components: z.array(rowSchema).default([]),
});

export type Shown = z.infer<typeof shownSchema>;
export type ShownRow = z.infer<typeof rowSchema>;

/** Files that an embed shows are not listed: their ids are in their links. */
export function embeddedFiles({ embeds }: Shown): { id: string; filename: string }[] {
  return embeds.flatMap(({ image }) => {
    const path = URL.parse(image?.url ?? '')?.pathname ?? '';
    const [, id, filename] = /attachments\/\d+\/(\d+)\/([^/]+)$/.exec(path) ?? [];
    return id && filename ? [{ id, filename }] : [];
  });
}
