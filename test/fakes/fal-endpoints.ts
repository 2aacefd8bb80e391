import { z } from 'zod';

const common = { prompt: z.string().min(1), sync_mode: z.boolean().optional() };
const checked = { ...common, enable_safety_checker: z.boolean().optional() };
const dimensions = z.strictObject({ width: z.int(), height: z.int() });
const named = ['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9'];

function size(auto: readonly string[], fits: (width: number, height: number) => boolean) {
  const pixels = dimensions.refine(({ width, height }) => fits(width, height), 'The size is out of range');
  return { image_size: z.union([z.enum([...named, ...auto]), pixels]).optional() };
}

const between = (least: number, most: number) => (width: number, height: number) =>
  width * height >= least && width * height <= most;

const several = { num_images: z.int().min(1).max(6).optional() };
const sets = { ...several, max_images: z.int().min(1).max(6).optional() };
const seed = { seed: z.int().min(0).optional() };
const guidance = { guidance_scale: z.number().optional() };
const references = { image_urls: z.array(z.string().min(1)).min(1) };
const format = { output_format: z.enum(['jpeg', 'png']).optional() };

const fields3 = {
  ...checked,
  ...several,
  ...seed,
  ...guidance,
  ...size([], (width, height) => Math.min(width, height) >= 512 && Math.max(width, height) <= 2048),
};
const fields4 = {
  ...checked,
  ...sets,
  ...seed,
  ...size(['auto', 'auto_2K', 'auto_4K'], between(960 * 960, 4096 * 4096)),
  enhance_prompt_mode: z.enum(['standard', 'fast']).optional(),
};
const fields45 = {
  ...checked,
  ...sets,
  ...seed,
  ...size(['auto_2K', 'auto_4K'], between(2560 * 1440, 4096 * 4096)),
};
const fieldsLite = {
  ...checked,
  ...sets,
  ...size(['auto_2K', 'auto_3K'], between(2560 * 1440, 4096 * 4096)),
};
const fields5 = { ...checked, ...several, ...format };
const fieldsFlash = { ...fields5, ...size(['auto_2K'], between(1024 * 1024, 2048 * 2048)) };
const fieldsPro = { ...fields5, ...size([], between(921_600, 4_624_220)) };
/** No page of its own says what its sizes are: those of its little sister are safe. */
const fields55 = { ...fields5, ...size([], between(1024 * 1024, 2048 * 2048)) };

/** The input of each endpoint as its page lists it. */
export const falEndpoints: Readonly<Record<string, z.ZodType>> = {
  'fal-ai/bytedance/seedream/v3/text-to-image': z.strictObject(fields3),
  'fal-ai/bytedance/seededit/v3/edit-image': z.strictObject({
    ...checked,
    ...seed,
    ...guidance,
    image_url: z.string().min(1),
  }),
  'fal-ai/bytedance/seedream/v4/text-to-image': z.strictObject(fields4),
  'fal-ai/bytedance/seedream/v4/edit': z.strictObject({ ...fields4, ...references }),
  'fal-ai/bytedance/seedream/v4.5/text-to-image': z.strictObject(fields45),
  'fal-ai/bytedance/seedream/v4.5/edit': z.strictObject({ ...fields45, ...references }),
  'bytedance/seedream/v5/lite/text-to-image': z.strictObject(fieldsLite),
  'fal-ai/bytedance/seedream/v5/lite/text-to-image': z.strictObject(fieldsLite),
  'fal-ai/bytedance/seedream/v5/lite/edit': z.strictObject({ ...fieldsLite, ...references }),
  'bytedance/seedream/v5/flash/text-to-image': z.strictObject(fieldsFlash),
  'bytedance/seedream/v5/pro/us/text-to-image': z.strictObject(fieldsPro),
  'bytedance/seedream/v5/pro/us/edit': z.strictObject({ ...fieldsPro, ...references }),
  'bytedance/seedream/v5.5/text-to-image': z.strictObject(fields55),
  'bytedance/seedream/v5.5/edit': z.strictObject({ ...fields55, ...references }),
};
