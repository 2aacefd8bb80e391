import { Form } from '../errors.ts';
import { isRecord, type Json, list, records, text } from '../json.ts';
import { checkMentions } from '../mentions.ts';
import type { Message } from '../world.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { length } from './fields.ts';

export const flag = { ephemeral: 64, loading: 128, componentsV2: 1 << 15 };

/** What a message would say after a create or an edit. */
export interface Said {
  content: string;
  embeds: unknown[];
  components: unknown[];
  isSecond: boolean;
}

export function said(payload: Json, before: Message | null): Said {
  const flags = typeof payload.flags === 'number' ? payload.flags : 0;
  const content = payload.content === undefined ? before?.content : payload.content;
  return {
    content: text(content ?? ''),
    embeds: payload.embeds === undefined ? (before?.embeds ?? []) : list(payload.embeds),
    components: payload.components === undefined ? (before?.components ?? []) : list(payload.components),
    isSecond: ((flags | (before?.flags ?? 0)) & flag.componentsV2) !== 0,
  };
}

export function checkMessage(payload: Json, before: Message | null): void {
  const form = new Form();
  const after = said(payload, before);
  const { content, nonce } = payload;
  const isText = content === undefined || content === null || typeof content === 'string';
  if (!isText) form.wrong(['content'], 'STRING_TYPE_CONVERT', 'Could not interpret as string.');
  length(form, ['content'], after.content, 0, 2000);
  if (typeof nonce === 'string') length(form, ['nonce'], nonce, 0, 25);
  checkEmbeds(form, payload.embeds);
  if (payload.components !== undefined) checkComponents(form, payload.components ?? [], after.isSecond);
  checkMentions(form, payload.allowed_mentions);
  checkDescriptions(form, payload.attachments);
  if (after.isSecond) refuseLegacy(form, after, payload);
  form.check();
}

function checkDescriptions(form: Form, attachments: unknown): void {
  const seen = new Set<string>();
  for (const [index, attachment] of records(attachments).entries()) {
    const path = ['attachments', index];
    length(form, [...path, 'description'], attachment.description, 0, 1024);
    length(form, [...path, 'title'], attachment.title, 0, 1024);
    length(form, [...path, 'filename'], attachment.filename, 0, 260);
    const id = String(attachment.id);
    if (attachment.id === undefined)
      form.wrong([...path, 'id'], 'BASE_TYPE_REQUIRED', 'This field is required');
    if (seen.has(id)) form.wrong([...path, 'id'], 'ATTACHMENT_DUPLICATED', 'Attachment ids must be unique');
    seen.add(id);
  }
}

function refuseLegacy(form: Form, after: Said, payload: Json): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const message = (field: string) =>
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
  if (after.content !== '') form.wrong(['content'], code, message('content'));
  if (after.embeds.length > 0) form.wrong(['embeds'], code, message('embeds'));
  if (isRecord(payload.poll)) form.wrong(['poll'], code, message('poll'));
  if (list(payload.sticker_ids).length > 0) form.wrong(['sticker_ids'], code, message('sticker_ids'));
}
