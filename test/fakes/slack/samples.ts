import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { FakeSlack } from './api.ts';

export const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

const plain = (text: string) => ({ type: 'plain_text' as const, text });

export const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'draw',
  title: plain('Draw'),
  submit: plain('Go'),
  blocks: [
    {
      type: 'input',
      block_id: 'prompt',
      label: plain('Prompt'),
      element: { type: 'plain_text_input', action_id: 'prompt', multiline: true },
    },
    {
      type: 'input',
      block_id: 'images',
      label: plain('Images'),
      optional: true,
      element: { type: 'file_input', action_id: 'images', max_files: 10, filetypes: ['png', 'jpg'] },
    },
    {
      type: 'input',
      block_id: 'private',
      label: plain('Private'),
      optional: true,
      element: { type: 'checkboxes', action_id: 'private', options: [{ text: plain('Yes'), value: 'yes' }] },
    },
  ],
};

export const pressable: types.KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Drawing*' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'again', text: plain('Again'), value: 'job-1' }],
  },
];

export function imageBlock(id: string): types.KnownBlock {
  return { type: 'image', slack_file: { id }, alt_text: 'A picture' };
}

/** Gives the bytes to Slack, in a form as WebClient does it. */
export async function uploaded(client: WebClient, name = 'picture.png', bytes = png): Promise<string> {
  const given = await client.files.getUploadURLExternal({ filename: name, length: bytes.length });
  const form = new FormData();
  form.append('body', new Blob([new Uint8Array(bytes)]), 'Untitled');
  await fetch(given.upload_url ?? '', { method: 'POST', body: form });
  return given.file_id ?? '';
}

/** A picture that an image block may show. */
export async function shownPicture(slack: FakeSlack, client: WebClient): Promise<string> {
  const id = await uploaded(client);
  await client.files.completeUploadExternal({ files: [{ id, title: 'A picture' }] });
  await slack.until(() => slack.file(id)?.processed === true);
  return id;
}
