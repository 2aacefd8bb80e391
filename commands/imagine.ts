import { defineCommand, wholeNumber } from '../src/command/command.ts';
import {
  fileOptions,
  fourPictures,
  modelOptions,
  pictureOptions,
  picturesIn,
  promptOption,
  shapeOptions,
} from '../src/command/drawing.ts';

export default defineCommand({
  description: 'command.imagine',
  options: {
    prompt: promptOption,
    ...shapeOptions,
    count: wholeNumber({ description: 'option.count', min: 1, max: 4 }),
    ...pictureOptions(fourPictures),
    ...modelOptions,
    ...fileOptions,
  },
  run(_ctx, values) {
    const { delivery, private: isPrivate, image, image2, image3, image4, ...draft } = values;
    const references = picturesIn({ image, image2, image3, image4 }, fourPictures);
    return {
      kind: 'generate',
      draft: {
        ...draft,
        operation: 'generate',
        mode: 'variations',
        prompt: draft.prompt ?? '',
        count: draft.count ?? 1,
        references: references.length,
      },
      references,
      delivery: delivery ?? null,
      private: isPrivate ?? false,
    };
  },
});
