import { isRecord, type Json, records, text } from '../../discord/json.ts';
import { checkActionIds, checkElement } from './elements.ts';
import { checkImage } from './image.ts';
import type { Path, Report } from './report.ts';
import { checkCard, checkCarousel, checkHeader, checkPlan, checkRichText, checkTaskCard } from './rich.ts';
import { anyText, checkText, plain } from './texts.ts';

const pickers = ['datepicker', 'timepicker'];
const menus = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'checkboxes',
  'radio_buttons',
];
const multiMenus = menus.slice(0, 5).map((type) => `multi_${type}`);
const inActions = ['button', 'overflow', ...menus, ...multiMenus, ...pickers, 'datetimepicker'];
const inSections = ['button', 'overflow', 'image', ...menus, ...multiMenus, ...pickers];
const inInputs = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  ...menus,
  ...multiMenus,
  ...pickers,
  'datetimepicker',
];

type Check = (report: Report, path: Path, block: Json) => void;

const checks: Record<string, Check> = {
  section: checkSection,
  divider: () => undefined,
  image: checkImage,
  actions: checkActions,
  context: checkContext,
  context_actions: checkContextActions,
  input: checkInput,
  header: checkHeader,
  rich_text: checkRichText,
  markdown: checkMarkdown,
  video: () => undefined,
  table: () => undefined,
  data_table: () => undefined,
  alert: checkAlert,
  card: checkCard,
  carousel: checkCarousel,
  container: checkContainer,
  task_card: checkTaskCard,
  plan: checkPlan,
};

const onlyMessages = ['markdown', 'context_actions', 'task_card', 'plan', 'carousel', 'table', 'data_table'];

export function checkBlocks(report: Report, path: Path, blocks: unknown, max: number): void {
  report.count(path, blocks, 0, max);
  for (const [index, block] of (Array.isArray(blocks) ? blocks : []).entries()) {
    checkBlock(report, [...path, index], block);
  }
}

function checkBlock(report: Report, path: Path, block: unknown): void {
  if (!isRecord(block)) {
    report.wrong(path, 'must provide an object');
    return;
  }
  const type = text(block.type);
  const check = checks[type];
  if (!check || (report.surface !== 'message' && onlyMessages.includes(type))) {
    report.wrong([...path, 'type'], `unsupported type: ${type || 'none'}`);
    return;
  }
  if (block.block_id !== undefined) {
    report.length([...path, 'block_id'], block.block_id, 1, 255);
    report.blockId([...path, 'block_id'], String(block.block_id));
  }
  check(report, path, block);
}

function checkSection(report: Report, path: Path, block: Json): void {
  const { text: said, fields, accessory } = block;
  if (said === undefined && fields === undefined) report.missing([...path, 'text']);
  checkText(report, [...path, 'text'], said, { kinds: anyText, max: 3000 });
  if (fields !== undefined) report.count([...path, 'fields'], fields, 1, 10);
  for (const [index, field] of records(fields).entries()) {
    checkText(report, [...path, 'fields', index], field, { kinds: anyText, max: 2000, required: true });
  }
  if (accessory !== undefined) checkElement(report, [...path, 'accessory'], accessory, inSections);
}

function checkActions(report: Report, path: Path, block: Json): void {
  checkElements(report, path, block, 25, inActions);
}

function checkContextActions(report: Report, path: Path, block: Json): void {
  checkElements(report, path, block, 5, ['feedback_buttons', 'icon_button']);
}

function checkElements(
  report: Report,
  path: Path,
  block: Json,
  max: number,
  allowed: readonly string[],
): void {
  const here = [...path, 'elements'];
  report.count(here, block.elements, 1, max);
  const elements = records(block.elements);
  for (const [index, element] of elements.entries()) checkElement(report, [...here, index], element, allowed);
  checkActionIds(report, here, elements);
}

function checkContext(report: Report, path: Path, block: Json): void {
  const here = [...path, 'elements'];
  report.count(here, block.elements, 1, 10);
  for (const [index, element] of records(block.elements).entries()) {
    if (element.type === 'image') checkImage(report, [...here, index], element);
    else checkText(report, [...here, index], element, { kinds: anyText, max: 2000, required: true });
  }
}

function checkInput(report: Report, path: Path, block: Json): void {
  const { label, hint, element, optional, dispatch_action: dispatches } = block;
  checkText(report, [...path, 'label'], label, { kinds: plain, max: 2000, required: true });
  checkText(report, [...path, 'hint'], hint, { kinds: plain, max: 2000 });
  report.flag([...path, 'optional'], optional);
  report.flag([...path, 'dispatch_action'], dispatches);
  if (element === undefined) report.missing([...path, 'element']);
  else {
    const allowed = report.surface === 'modal' ? [...inInputs, 'file_input'] : inInputs;
    checkElement(report, [...path, 'element'], element, allowed);
  }
}

function checkMarkdown(report: Report, path: Path, block: Json): void {
  report.length([...path, 'text'], block.text, 1, 12_000);
}

function checkAlert(report: Report, path: Path, block: Json): void {
  checkText(report, [...path, 'text'], block.text, { kinds: anyText, max: 3000, required: true });
  report.choice([...path, 'level'], block.level, ['default', 'info', 'warning', 'error', 'success']);
}

function checkContainer(report: Report, path: Path, block: Json): void {
  checkText(report, [...path, 'title'], block.title, { kinds: plain, max: 150 });
  if (block.title === undefined && block.rich_text_title === undefined) report.missing([...path, 'title']);
  checkText(report, [...path, 'subtitle'], block.subtitle, { kinds: anyText, max: 150 });
  report.count([...path, 'child_blocks'], block.child_blocks, 1, 10);
  checkBlocks(report, [...path, 'child_blocks'], block.child_blocks, 10);
}
