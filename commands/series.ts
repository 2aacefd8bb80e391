import { defineCommand, wholeNumber } from '../src/command/command.ts';
import {
  allPictures,
  fileOptions,
  pictureOptions,
  promptOption,
  shapeOptions,
  styleOption,
  tenPictures,
} from '../src/command/drawing.ts';
import { countScenes } from '../src/request/follow-up.ts';

/** As many as a small storyboard. */
const usualCount = 4;

export default defineCommand({
  description: 'command.series',
  options: {
    prompt: promptOption,
    count: wholeNumber({ description: 'option.count-series', min: 2, max: 15 }),
    ...shapeOptions,
    style: styleOption,
    ...fileOptions,
    ...pictureOptions(tenPictures),
  },
  run(ctx, values) {
    const references = allPictures(ctx, values, tenPictures);
    const { prompt, count, model, ratio, size, format } = values;
    return {
      kind: 'generate',
      draft: {
        operation: 'generate',
        mode: 'set',
        prompt: prompt ?? '',
        count: count ?? countScenes(prompt ?? '') ?? usualCount,
        references: references.length,
        model,
        ratio,
        size,
        format,
      },
      references,
      delivery: values.delivery ?? null,
      private: values.private ?? false,
      style: values.style ?? null,
    };
  },
});
