import { expect, test } from 'vitest';
import { messageSchema, picturesIn } from '../../../src/chat/discord/message-pictures.ts';

const cdn = 'https://cdn.discordapp.com/attachments/1/2';
const proxy = 'https://media.discordapp.net/external';
const isAllowed = (url: string) => url.startsWith(cdn) || url.startsWith(proxy);
const rules = { isAllowed, ownId: () => 'me' };
const read = (message: unknown) => picturesIn(messageSchema.parse(message), rules);
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

test('a forwarded message has the pictures of the one it shows', () => {
  const copy = { content: 'look', attachments: [file('far.png')] };
  expect(found({ content: '', attachments: [], message_snapshots: [{ message: copy }] })).toEqual([
    `${cdn}/far.png`,
  ]);
});

test('the preview of a link is not a picture of the message, and what may not be fetched is left out', () => {
  const preview = { type: 'video', thumbnail: { url: `${cdn}/preview.png` } };
  const foreign = { type: 'rich', image: { url: 'https://elsewhere.example/a.png' } };
  expect(found({ embeds: [preview, foreign] })).toEqual([]);
  expect(found({})).toEqual([]);
});

const file = (name: string) => ({
  filename: name,
  url: `${cdn}/${name}`,
  size: 5,
  content_type: 'image/png',
});
const row = (...ids: string[]) => ({ type: 1, components: ids.map((custom_id) => ({ type: 2, custom_id })) });

test('the buttons of our own messages say which picture each one is', () => {
  const several = {
    author: { id: 'me' },
    attachments: [file('a.png'), file('b.png')],
    components: [
      row('v1:picture:0123456789ab:2', 'v1:picture:0123456789ab:0'),
      row('v1:repeat:0123456789ab'),
    ],
  };
  expect(read(several).map(({ image }) => image)).toEqual(['0123456789ab-3', '0123456789ab-1']);
  const one = {
    author: { id: 'me' },
    attachments: [file('a.png')],
    components: [row('v1:edit:0123456789ab:1', 'v1:vary:0123456789ab:1'), row('v1:delete:0123456789ab:1')],
  };
  expect(read(one).map(({ image }) => image)).toEqual(['0123456789ab-2']);
});

test('buttons are not believed when they are somebody else’s or do not fit the pictures', () => {
  const components = [row('v1:edit:0123456789ab:1')];
  const theirs = { author: { id: 'other' }, attachments: [file('a.png')], components };
  const more = { author: { id: 'me' }, attachments: [file('a.png'), file('b.png')], components };
  for (const message of [theirs, more])
    expect(read(message).every((picture) => !('image' in picture))).toBe(true);
  expect(read(more)).toHaveLength(2);
});

test('a button that turns a page, or leads to another picture, names none of those shown', () => {
  const sheet = { author: { id: 'me' }, attachments: [file('sheet.png')] };
  for (const id of ['v1:history:0123456789ab:1', 'v1:first:0123456789ab:0'])
    expect(read({ ...sheet, components: [row(id)] })[0]).not.toHaveProperty('image');
});

test('what our own card shows is what it starts from, and no picture of ours', () => {
  const card = { author: { id: 'me' }, embeds: [{ type: 'rich', image: { url: `${cdn}/sheet.png` } }] };
  expect(read(card)).toEqual([]);
});
