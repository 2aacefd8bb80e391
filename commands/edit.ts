import { defineCommand } from '../src/command/command.ts';
import {
  allPictures,
  editPromptOption,
  fileOptions,
  modelOptions,
  pictureOptions,
  shapeOptions,
  styleOption,
  tenPictures,
} from '../src/command/drawing.ts';
import { pickFromWords } from '../src/request/pick.ts';

const slots = pictureOptions(tenPictures);

export default defineCommand({
  description: 'command.edit',
  options: {
    prompt: editPromptOption,
    ...slots,
    image: { ...slots.image, required: true },
    ...shapeOptions,
    style: styleOption,
    ...modelOptions,
    ...fileOptions,
  },
  run(ctx, values) {
    const { replied = 0 } = ctx.event;
    const pictures = allPictures(ctx, values, tenPictures);
    const picked = replied > 1 ? pickFromWords(values.prompt ?? '', replied) : null;
    const chosen = picked ? pictures[picked.index] : undefined;
    if (picked && chosen && picked.prompt === '') return { kind: 'pick', picture: chosen };
    const references = chosen ? [chosen, ...pictures.slice(replied)] : pictures;
    const { prompt, model, ratio, size, seed, guidance, format, watermark, fast, web, transparent } = values;
    return {
      kind: 'generate',
      draft: {
        operation: 'edit',
        mode: 'variations',
        prompt: picked?.prompt ?? prompt ?? '',
        count: 1,
        references: references.length,
        ...{ model, ratio, size, seed, guidance, format, watermark, fast, web, transparent },
      },
      references,
      delivery: values.delivery ?? null,
      private: values.private ?? false,
      style: values.style ?? null,
    };
  },
});
