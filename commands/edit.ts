import { choosePicture } from '../src/command/choose-picture.ts';
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
    const choice = choosePicture(pictures.slice(0, replied), values.prompt ?? '');
    if (choice.kind === 'missing') return { kind: 'refuse', problem: choice.problem };
    const chosen = choice.kind === 'one' ? choice : null;
    if (chosen?.prompt === '') return { kind: 'pick', picture: chosen.picture };
    const references = chosen ? [chosen.picture, ...pictures.slice(replied)] : pictures;
    const { prompt, model, ratio, size, seed, guidance, format, watermark, fast, web, transparent } = values;
    return {
      kind: 'generate',
      draft: {
        operation: 'edit',
        mode: 'variations',
        prompt: chosen?.prompt ?? prompt ?? '',
        count: 1,
        references: references.length,
        model,
        ratio,
        size,
        seed,
        guidance,
        format,
        watermark,
        fast,
        web,
        transparent,
      },
      references,
      delivery: values.delivery ?? null,
      private: values.private ?? false,
      style: values.style ?? null,
    };
  },
});
