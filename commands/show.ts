import { defineCommand, text } from '../src/command/command.ts';
import { parseImageId } from '../src/request/address.ts';

export default defineCommand({
  description: 'command.show',
  options: { id: text({ description: 'option.id', required: true, maxLength: 40 }) },
  run(_ctx, { id }) {
    const picture = parseImageId(id ?? '');
    return { kind: 'show', jobId: picture?.jobId ?? (id ?? '').toLowerCase(), index: picture?.index ?? null };
  },
});
