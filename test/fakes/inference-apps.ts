import { z } from 'zod';

const common = { prompt: z.string().min(1), watermark: z.boolean().optional() };
const sizes3 =
  '512x512 768x768 1024x1024 1536x1536 2048x2048 1024x768 1536x1024 2048x1536 768x1024 1024x1536 1536x2048';
const ratio = z.enum(['1:1', '3:4', '4:3', '16:9', '9:16', '3:2', '2:3', '21:9']);
/** A `data:` URL is no file: bytes are uploaded first. */
const file = z.url({ protocol: /^https?$/ });

const fields4 = { ...common, image: file.optional(), size: z.enum(['2K', '4K']).optional() };
const fields5 = {
  ...common,
  aspect_ratio: ratio.optional(),
  output_format: z.enum(['png', 'jpeg']).optional(),
};

/** The input of each app as its schema lists it. */
export const inferenceApps: Readonly<Record<string, z.ZodType>> = {
  'bytedance/seedream-3-0-t2i': z.strictObject({ ...common, size: z.enum(sizes3.split(' ')).optional() }),
  'bytedance/seededit-3-0-i2i': z.strictObject({
    ...common,
    image: file,
    guidance_scale: z.number().min(1).max(20).optional(),
    seed: z.int().min(0).nullish(),
  }),
  'bytedance/seedream-4-0': z.strictObject(fields4),
  'bytedance/seedream-4-5': z.strictObject(fields4),
  'bytedance/seedream-5-lite': z.strictObject({
    ...fields5,
    images: z.array(file).max(14).optional(),
    size: z.enum(['2K', '3K']).optional(),
  }),
  'bytedance/seedream-5-pro': z.strictObject({
    ...fields5,
    images: z.array(file).max(10).optional(),
    size: z.enum(['1K', '2K']).optional(),
  }),
  'bytedance/seedream-5-5': z.strictObject({
    ...fields5,
    images: z.array(file).max(10).optional(),
    size: z.enum(['1K', '1.5K', '2K']).optional(),
  }),
};
