import type { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { FakeSlack } from './api.ts';
import { uploaded } from './samples.ts';
import { clientOf, started } from './scene.ts';

type Json = Record<string, unknown>;

const plain = (text: string): Json => ({ type: 'plain_text', text });
const long = (length: number): string => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (index: number): Json => ({ text: plain(`${index}`), value: `${index}` });
const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const section = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } });
const input = (element: Json, more: Json = {}): Json => ({
  ...{ type: 'input', label: plain('Label'), element },
  ...more,
});
const select = (more: Json): Json => ({ type: 'static_select', options: [option(1)], ...more });
const image = (more: Json): Json => ({ type: 'image', image_url: 'https://example.com/a.png', ...more });

/** What is refused in a message, and where. */
const refusedBlocks: [string, Json[], string][] = [
  ['51 blocks', many(51, () => ({ type: 'divider' })), '/blocks'],
  ['an unknown block', [{ type: 'gallery' }], '/blocks/0/type'],
  ['an empty section', [{ type: 'section' }], '/blocks/0'],
  ['a long section', [section(long(3001))], '/blocks/0/text/text'],
  ['an empty text', [section('')], '/blocks/0/text/text'],
  ['11 fields', [{ type: 'section', fields: many(11, () => plain('x')) }], '/blocks/0/fields'],
  ['a long field', [{ type: 'section', fields: [plain(long(2001))] }], '/blocks/0/fields/0/text'],
  ['a long header', [{ type: 'header', text: plain(long(151)) }], '/blocks/0/text/text'],
  ['mrkdwn in a header', [{ ...section('x'), type: 'header' }], '/blocks/0/text/type'],
  ['11 context elements', [{ type: 'context', elements: many(11, () => plain('x')) }], '/blocks/0/elements'],
  ['26 buttons', [actions(...many(26, () => button()))], '/blocks/0/elements'],
  ['no buttons', [actions()], '/blocks/0/elements'],
  ['a long button', [actions(button({ text: plain(long(76)) }))], '/blocks/0/elements/0/text/text'],
  ['a long value', [actions(button({ value: long(2001) }))], '/blocks/0/elements/0/value'],
  ['a long link', [actions(button({ url: `https://${long(3000)}` }))], '/blocks/0/elements/0/url'],
  ['a wrong style', [actions(button({ style: 'green' }))], '/blocks/0/elements/0/style'],
  ['a long action_id', [actions(button({ action_id: long(256) }))], '/blocks/0/elements/0/action_id'],
  [
    'one action_id twice',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '/blocks/0/elements/1/action_id',
  ],
  [
    'one block_id twice',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    '/blocks/1/block_id',
  ],
  ['a long block_id', [{ type: 'divider', block_id: long(256) }], '/blocks/0/block_id'],
  ['an image without alt_text', [image({})], '/blocks/0'],
  ['a long alt_text', [image({ alt_text: long(2001) })], '/blocks/0/alt_text'],
  ['a private image', [image({ alt_text: 'x', image_url: 'http://127.0.0.1/a.png' })], '/blocks/0/image_url'],
  ['an image of nothing', [{ type: 'image', alt_text: 'x' }], '/blocks/0'],
  ['a file of nobody', [{ type: 'image', alt_text: 'x', slack_file: { id: 'F0' } }], '/blocks/0/slack_file'],
  ['101 options', [actions(select({ options: many(101, option) }))], '/blocks/0/elements/0/options'],
  [
    'a long option',
    [actions(select({ options: [{ text: plain(long(76)), value: 'x' }] }))],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'a long option value',
    [actions(select({ options: [{ text: plain('x'), value: long(151) }] }))],
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'a long placeholder',
    [actions(select({ placeholder: plain(long(151)) }))],
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'an initial_option of none',
    [actions(select({ initial_option: option(2) }))],
    '/blocks/0/elements/0/initial_option',
  ],
  [
    '6 overflow options',
    [actions({ type: 'overflow', options: many(6, option) })],
    '/blocks/0/elements/0/options',
  ],
  [
    '11 checkboxes',
    [actions({ type: 'checkboxes', options: many(11, option) })],
    '/blocks/0/elements/0/options',
  ],
  ['a file_input', [input({ type: 'file_input' })], '/blocks/0/element/type'],
  ['a text input among buttons', [actions({ type: 'plain_text_input' })], '/blocks/0/elements/0/type'],
  ['a long markdown', [{ type: 'markdown', text: long(12_001) }], '/blocks/0/text'],
  [
    '11 cards',
    [{ type: 'carousel', elements: many(11, () => ({ type: 'card', title: plain('x') })) }],
    '/blocks/0/elements',
  ],
  [
    'a completed task',
    [{ type: 'task_card', task_id: 'a', title: 'A', status: 'completed' }],
    '/blocks/0/status',
  ],
  [
    'a plan next to a task',
    [
      { type: 'plan', title: 'A' },
      { type: 'task_card', task_id: 'a', title: 'A', status: 'complete' },
    ],
    '/blocks',
  ],
];

/** What is refused in a modal. */
const refusedModals: [string, Json, string][] = [
  ['a long title', { title: plain(long(25)) }, '/view/title/text'],
  ['no title', { title: undefined }, '/view'],
  ['a long submit', { submit: plain(long(25)) }, '/view/submit/text'],
  ['a long close', { close: plain(long(25)) }, '/view/close/text'],
  ['inputs and no submit', { submit: undefined }, '/view'],
  ['101 blocks', { blocks: many(101, () => ({ type: 'divider' })) }, '/view/blocks'],
  ['a long private_metadata', { private_metadata: long(3001) }, '/view/private_metadata'],
  ['a long callback_id', { callback_id: long(256) }, '/view/callback_id'],
  [
    '11 files',
    { blocks: [input({ type: 'file_input', max_files: 11 })] },
    '/view/blocks/0/element/max_files',
  ],
  [
    'a long text',
    { blocks: [input({ type: 'plain_text_input', max_length: 3001 })] },
    '/view/blocks/0/element/max_length',
  ],
  [
    'a file_input in actions',
    { blocks: [actions({ type: 'file_input' })] },
    '/view/blocks/0/elements/0/type',
  ],
  ['a markdown block', { blocks: [{ type: 'markdown', text: 'x' }] }, '/view/blocks/0/type'],
];

async function scene(): Promise<{ slack: FakeSlack; client: WebClient; channel: string }> {
  const slack = await started();
  return { slack, client: clientOf(slack), channel: slack.addChannel().id };
}

function refusal(path: string, error: string): object {
  return {
    data: { error, response_metadata: { messages: [expect.stringContaining(`[json-pointer:${path}]`)] } },
  };
}

describe('a message is refused for', () => {
  test.for(refusedBlocks)('%s', async ([, blocks, path]) => {
    const { slack, client, channel } = await scene();
    const posted = client.apiCall('chat.postMessage', { channel, text: 'x', blocks });
    await expect(posted).rejects.toMatchObject(refusal(path, 'invalid_blocks'));
    expect(slack.messages(channel)).toEqual([]);
  });

  test('too many characters, no text, or a webp', async () => {
    const { slack, client, channel } = await scene();
    const post = (args: Json) => client.apiCall('chat.postMessage', { channel, ...args });
    const blocks = many(5, () => section(long(3000)));
    const refused = (error: string) => ({ data: { error } });
    await expect(post({ text: 'x', blocks })).rejects.toMatchObject(refused('msg_blocks_too_long'));
    await expect(post({})).rejects.toMatchObject(refused('no_text'));
    const { ts = '' } = (await post({ text: 'x' })) as { ts?: string };
    const update = client.chat.update({ channel, ts, text: long(4001) });
    await expect(update).rejects.toMatchObject(refused('msg_too_long'));
    const id = await uploaded(client, 'a.webp', Buffer.from('webp'));
    await client.files.completeUploadExternal({ files: [{ id }] });
    await slack.until(() => slack.file(id)?.processed === true);
    const shown = [{ type: 'image', alt_text: 'x', slack_file: { id } }];
    await expect(post({ text: 'x', blocks: shown })).rejects.toMatchObject(refused('invalid_blocks'));
    expect(slack.violations).toHaveLength(4);
  });
});

describe('a modal is refused for', () => {
  const view = {
    ...{ type: 'modal', title: plain('Title'), submit: plain('Go') },
    blocks: [input({ type: 'plain_text_input' }), input({ type: 'file_input', max_files: 10 })],
  };

  test.for(refusedModals)('%s', async ([, changes, path]) => {
    const { slack, client, channel } = await scene();
    const user = slack.addUser();
    const acted = slack.slash({ user, channel: { id: channel }, command: '/imagine', text: '' });
    const { trigger_id } = acted.payload;
    const opened = client.apiCall('views.open', { trigger_id, view: { ...view, ...changes } });
    await expect(opened).rejects.toMatchObject(refusal(path, 'invalid_arguments'));
    expect(slack.violations).toHaveLength(1);
    await client.apiCall('views.open', { trigger_id, view });
    expect(slack.openView(user)).toMatchObject({ title: 'Title', closed: false });
  });
});
