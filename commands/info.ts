import { defineCommand, text } from '../src/command/command.ts';
import { allPictures, fourPictures, pictureOptions } from '../src/command/drawing.ts';
import { parseImageId } from '../src/request/address.ts';

export default defineCommand({
  description: 'command.info',
  options: { id: text({ description: 'option.id', maxLength: 40 }), ...pictureOptions(fourPictures) },
  run(ctx, values) {
    const pictures = allPictures(ctx, values, fourPictures);
    const id = values.id?.toLowerCase();
    return {
      kind: 'info',
      id: id === undefined ? null : (parseImageId(id) ?? { jobId: id, index: null }),
      picture: pictures[0] ?? null,
      count: pictures.length,
    };
  },
});
