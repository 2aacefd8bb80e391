import { defineCommand, wholeNumber } from '../src/command/command.ts';
import {
  allPictures,
  fileOptions,
  fourPictures,
  modelOptions,
  pictureOptions,
  promptOption,
  shapeOptions,
  styleOption,
} from '../src/command/drawing.ts';

export default defineCommand({
  description: 'command.imagine',
  options: {
    prompt: promptOption,
    ...shapeOptions,
    style: styleOption,
    count: wholeNumber({ description: 'option.count', min: 1, max: 4 }),
    ...pictureOptions(fourPictures),
    ...modelOptions,
    ...fileOptions,
  },
  run(ctx, values) {
    const { delivery, private: isPrivate, style, image, image2, image3, image4, ...draft } = values;
    const references = allPictures(ctx, { image, image2, image3, image4 }, fourPictures);
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
      style: style ?? null,
    };
  },
});
