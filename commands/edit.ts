import { defineCommand } from '../src/command/command.ts';
import {
  editPromptOption,
  fileOptions,
  modelOptions,
  pictureOptions,
  picturesIn,
  shapeOptions,
  tenPictures,
} from '../src/command/drawing.ts';

const pictures = pictureOptions(tenPictures);

export default defineCommand({
  description: 'command.edit',
  options: {
    prompt: editPromptOption,
    ...pictures,
    image: { ...pictures.image, required: true },
    ...shapeOptions,
    ...modelOptions,
    ...fileOptions,
  },
  run(_ctx, values) {
    const references = picturesIn(values, tenPictures);
    const { prompt, model, ratio, size, seed, guidance, format, watermark, fast, web, transparent } = values;
    return {
      kind: 'generate',
      draft: {
        operation: 'edit',
        mode: 'variations',
        prompt: prompt ?? '',
        count: 1,
        references: references.length,
        ...{ model, ratio, size, seed, guidance, format, watermark, fast, web, transparent },
      },
      references,
      delivery: values.delivery ?? null,
      private: values.private ?? false,
    };
  },
});
