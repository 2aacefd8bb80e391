import { defineCommand, flag } from '../src/command/command.ts';
import { allPictures, fourPictures, pictureOptions } from '../src/command/drawing.ts';

export default defineCommand({
  description: 'command.tray',
  options: { clear: flag({ description: 'option.clear' }), ...pictureOptions(fourPictures) },
  run(ctx, values) {
    const pictures = allPictures(ctx, values, fourPictures);
    return { kind: 'tray', pictures, prompt: null, style: null, clear: values.clear ?? false };
  },
});
