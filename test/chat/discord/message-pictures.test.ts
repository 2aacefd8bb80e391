import { expect, test } from 'vitest';
import { messageSchema, picturesIn } from '../../../src/chat/discord/message-pictures.ts';

const read = (message: unknown) => picturesIn(messageSchema.parse(message));
const cdn = 'https://cdn.discordapp.com/attachments/1/2';

test('pictures are found in attachments, in components at any depth and in embeds, each once', () => {
  const found = read({
    attachments: [
      { filename: 'plain.png', url: `${cdn}/plain.png?ex=1`, size: 5, content_type: 'image/png' },
      { filename: 'notes.txt', url: `${cdn}/notes.txt`, size: 5, content_type: 'text/plain' },
    ],
    components: [
      {
        type: 17,
        components: [
          { type: 12, items: [{ media: { url: `${cdn}/gallery.png` } }] },
          {
            type: 9,
            components: [{ type: 10, content: 'x' }],
            accessory: { type: 11, media: { url: `${cdn}/thumb.png` } },
          },
        ],
      },
    ],
    embeds: [
      {
        image: {
          url: 'https://elsewhere.example/a.png',
          proxy_url: 'https://media.discordapp.net/external/a.png',
        },
      },
      { image: { url: `${cdn}/plain.png?ex=2` } },
      { description: 'no picture' },
    ],
  });
  expect(found).toEqual([
    { id: `${cdn}/plain.png?ex=1`, name: 'plain.png', bytes: 5 },
    { id: `${cdn}/gallery.png`, name: 'gallery.png', bytes: null },
    { id: `${cdn}/thumb.png`, name: 'thumb.png', bytes: null },
    { id: 'https://media.discordapp.net/external/a.png', name: 'a.png', bytes: null },
  ]);
});

test('a message without any of it has no pictures', () => {
  expect(read({})).toEqual([]);
});
