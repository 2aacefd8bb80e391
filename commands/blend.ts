import { actionId, defineCommand, text } from '../src/command/command.ts';
import { allPictures, pictureOptions, styleOption, tenPictures } from '../src/command/drawing.ts';
import { maxPromptLength } from '../src/request/check-amounts.ts';

export default defineCommand({
  description: 'command.blend',
  form: actionId('blend', 'new'),
  options: {
    prompt: text({ description: 'option.prompt', maxLength: maxPromptLength }),
    style: styleOption,
    ...pictureOptions(tenPictures),
  },
  run(ctx, values) {
    const pictures = allPictures(ctx, values, tenPictures);
    return {
      kind: 'tray',
      pictures,
      prompt: values.prompt ?? null,
      style: values.style ?? null,
      clear: false,
    };
  },
});
