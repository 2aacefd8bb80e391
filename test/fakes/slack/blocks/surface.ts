import { isRecord, type Json, lengthOf, record, records, text } from '../../discord/json.ts';
import { faulted, refused } from '../errors.ts';
import { code } from '../ids.ts';
import { checkBlocks } from './blocks.ts';
import { elementsOf } from './elements.ts';
import { type FileCheck, Report } from './report.ts';
import { checkText, plain } from './texts.ts';

const mostOfMessage = 50;
const mostOfView = 100;
const mostCharacters = 13_200;
const mostMarkdown = 12_000;
const mostViewBytes = 250_000;

/** The blocks of a message, each with ids, or a refusal that says where they are wrong. */
export function messageBlocks(value: unknown, fileCheck: FileCheck): Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw faulted('invalid_blocks_format', 'Blocks that are no list');
  const report = new Report('message', fileCheck);
  checkBlocks(report, ['blocks'], value, mostOfMessage);
  checkTogether(report, records(value));
  refuse(report, 'invalid_blocks');
  const characters = textIn(value);
  if (characters > mostCharacters) {
    const fault = `Blocks with ${characters} characters where ${mostCharacters} are allowed`;
    throw faulted('msg_blocks_too_long', fault);
  }
  return withIds(records(value));
}

function checkTogether(report: Report, blocks: Json[]): void {
  const types = blocks.map(({ type }) => type);
  if (types.includes('plan') && types.includes('task_card')) {
    report.wrong(['blocks'], 'plan and task_card exclude each other');
  }
  const markdown = blocks.filter(({ type }) => type === 'markdown');
  const length = markdown.reduce((sum, { text: said }) => sum + lengthOf(text(said)), 0);
  if (markdown.length > 1 && length > mostMarkdown) {
    report.wrong(['blocks'], `markdown blocks must be less than ${mostMarkdown + 1} characters together`);
  }
}

function refuse(report: Report, error: string): void {
  if (report.messages.length === 0) return;
  const details = { response_metadata: { messages: report.messages } };
  if (report.isFault) throw faulted(error, report.messages.join('; '), details);
  throw refused(error, details);
}

/** Characters of text objects and such, as people read them. */
function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textIn(one), 0);
  if (!isRecord(value)) return 0;
  const own = lengthOf(text(value.text)) + lengthOf(text(value.alt_text));
  return Object.values(value).reduce<number>((sum, one) => sum + textIn(one), own);
}

/** A modal or a home tab, with ids in its blocks. */
export function viewSource(value: unknown, type: 'modal' | 'home', fileCheck: FileCheck): Json {
  if (!isRecord(value)) throw faulted('invalid_arguments', 'A view that is no object');
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > mostViewBytes) throw faulted('view_too_large', `A view of ${bytes} bytes`);
  const report = new Report(type, fileCheck);
  report.choice(['view', 'type'], value.type ?? 'none', [type]);
  if (type === 'modal') checkModal(report, value);
  if (value.callback_id !== '') report.length(['view', 'callback_id'], value.callback_id, 0, 255);
  if (value.private_metadata !== '') {
    report.length(['view', 'private_metadata'], value.private_metadata, 0, 3000);
  }
  if (value.external_id !== '') report.length(['view', 'external_id'], value.external_id, 0, 255);
  if (value.blocks === undefined) report.missing(['view', 'blocks']);
  checkBlocks(report, ['view', 'blocks'], value.blocks, mostOfView);
  refuse(report, 'invalid_arguments');
  return { ...value, blocks: withIds(records(value.blocks)) };
}

function checkModal(report: Report, view: Json): void {
  const rule = { kinds: plain, max: 24 };
  checkText(report, ['view', 'title'], view.title, { ...rule, required: true });
  checkText(report, ['view', 'close'], view.close, rule);
  const hasInput = records(view.blocks).some(({ type }) => type === 'input');
  checkText(report, ['view', 'submit'], view.submit, { ...rule, required: hasInput });
  for (const key of ['clear_on_close', 'notify_on_close']) report.flag(['view', key], view[key]);
  const focused = records(view.blocks).filter(({ element }) => record(element).focus_on_load === true);
  if (focused.length > 1) report.wrong(['view', 'blocks'], 'only one element may have focus_on_load');
}

/** Slack makes up the ids that are missing. */
function withIds(blocks: Json[]): Json[] {
  const copies = structuredClone(blocks);
  for (const block of copies) {
    block.block_id ??= code(5);
    const acting = elementsOf(block).filter(({ type }) => type !== 'image' && !isText(type));
    if (block.type !== 'rich_text') for (const element of acting) element.action_id ??= code(5);
  }
  return copies;
}

function isText(type: unknown): boolean {
  return type === 'plain_text' || type === 'mrkdwn' || type === 'card';
}
