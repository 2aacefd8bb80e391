import { expect, test } from 'vitest';
import { messageSchema, picturesIn } from '../../../src/chat/discord/message-pictures.ts';

const cdn = 'https://cdn.discordapp.com/attachments/1/2';
const proxy = 'https://media.discordapp.net/external';
const isAllowed = (url: string) => url.startsWith(cdn) || url.startsWith(proxy);
const read = (message: unknown) => picturesIn(messageSchema.parse(message), isAllowed);
const found = (message: unknown) => read(message).map(({ id }) => id);

test('attachments that are pictures come first, and then nothing else is meant', () => {
  const message = {
    attachments: [
      { filename: 'plain.png', url: `${cdn}/plain.png?ex=1`, size: 5, content_type: 'image/png' },
      { filename: 'notes.txt', url: `${cdn}/notes.txt`, size: 5, content_type: 'text/plain' },
    ],
    embeds: [{ type: 'image', image: { url: `${cdn}/other.png` } }],
  };
  expect(read(message)).toEqual([{ id: `${cdn}/plain.png?ex=1`, name: 'plain.png', bytes: 5 }]);
});

test('without attachments they are found in components at any depth and in embeds, each once', () => {
  const gallery = { type: 12, items: [{ media: { url: `${cdn}/gallery.png` } }] };
  const accessory = {
    type: 11,
    media: { url: 'https://elsewhere.example/b.png', proxy_url: `${proxy}/b.png` },
  };
  const section = { type: 9, components: [{ type: 10, content: 'x' }], accessory };
  const message = {
    components: [{ type: 17, components: [gallery, section] }],
    embeds: [
      { type: 'rich', image: { url: 'https://elsewhere.example/a.png', proxy_url: `${proxy}/a.png` } },
      { type: 'rich', image: { url: `${cdn}/gallery.png?ex=2` } },
      { type: 'image', thumbnail: { url: `${cdn}/linked.png` } },
    ],
  };
  expect(found(message)).toEqual([
    `${cdn}/gallery.png?ex=2`,
    `${proxy}/b.png`,
    `${proxy}/a.png`,
    `${cdn}/linked.png`,
  ]);
});

test('the preview of a link is not a picture of the message, and what may not be fetched is left out', () => {
  const preview = { type: 'video', thumbnail: { url: `${cdn}/preview.png` } };
  const foreign = { type: 'rich', image: { url: 'https://elsewhere.example/a.png' } };
  expect(found({ embeds: [preview, foreign] })).toEqual([]);
  expect(found({})).toEqual([]);
});
