import { defineCommand, wholeNumber } from '../src/command/command.ts';
import {
  fileOptions,
  pictureOptions,
  picturesIn,
  promptOption,
  shapeOptions,
  tenPictures,
} from '../src/command/drawing.ts';

/** As many as a small storyboard. */
const usualCount = 4;

export default defineCommand({
  description: 'command.series',
  options: {
    prompt: promptOption,
    count: wholeNumber({ description: 'option.count-series', min: 2, max: 15 }),
    ...shapeOptions,
    ...fileOptions,
    ...pictureOptions(tenPictures),
  },
  run(_ctx, values) {
    const references = picturesIn(values, tenPictures);
    const { prompt, count, model, ratio, size, format } = values;
    return {
      kind: 'generate',
      draft: {
        operation: 'generate',
        mode: 'set',
        prompt: prompt ?? '',
        count: count ?? usualCount,
        references: references.length,
        ...{ model, ratio, size, format },
      },
      references,
      delivery: values.delivery ?? null,
      private: values.private ?? false,
    };
  },
});
