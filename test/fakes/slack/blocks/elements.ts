import { isRecord, type Json, lengthOf, record, records, text } from '../../discord/json.ts';
import { checkImage } from './image.ts';
import type { Path, Report } from './report.ts';
import { checkSelect } from './selects.ts';
import { checkConfirm, checkOptions, checkText, plain } from './texts.ts';

type Check = (report: Report, path: Path, element: Json) => void;

const checks: Record<string, Check> = {
  button: checkButton,
  image: checkImage,
  overflow: checkOverflow,
  static_select: checkSelect,
  multi_static_select: checkSelect,
  external_select: checkSelect,
  users_select: checkSelect,
  multi_users_select: checkSelect,
  conversations_select: checkSelect,
  multi_conversations_select: checkSelect,
  channels_select: checkSelect,
  multi_channels_select: checkSelect,
  checkboxes: checkSelect,
  radio_buttons: checkSelect,
  plain_text_input: checkTextInput,
  email_text_input: checkPlaceholder,
  url_text_input: checkPlaceholder,
  number_input: checkNumberInput,
  datepicker: checkPlaceholder,
  timepicker: checkPlaceholder,
  datetimepicker: () => undefined,
  rich_text_input: checkPlaceholder,
  file_input: checkFileInput,
  feedback_buttons: checkFeedback,
  icon_button: checkIconButton,
};

/** An element of a block, of a type that the block may have. */
export function checkElement(report: Report, path: Path, value: unknown, allowed: readonly string[]): void {
  if (!isRecord(value)) {
    report.wrong(path, 'must provide an object');
    return;
  }
  const type = text(value.type);
  const check = checks[type];
  if (!check || !allowed.includes(type)) {
    report.wrong([...path, 'type'], `unsupported type: ${type || 'none'}`);
    return;
  }
  if (value.action_id !== undefined) report.length([...path, 'action_id'], value.action_id, 1, 255);
  if (value.focus_on_load !== undefined && report.surface === 'message') {
    report.wrong([...path, 'focus_on_load'], 'focus_on_load is for views only');
  }
  checkConfirm(report, [...path, 'confirm'], value.confirm);
  check(report, path, value);
}

/** Within a block, each action_id stands for one element. */
export function checkActionIds(report: Report, path: Path, elements: Json[]): void {
  const seen = new Set<unknown>();
  for (const [index, { action_id: id }] of elements.entries()) {
    if (id !== undefined && seen.has(id)) {
      report.wrong([...path, index, 'action_id'], `action_id "${id}" already exists in the block`);
    }
    seen.add(id);
  }
}

export function checkButton(report: Report, path: Path, button: Json): void {
  checkText(report, [...path, 'text'], button.text, { kinds: plain, max: 75, required: true });
  report.length([...path, 'url'], button.url, 0, 3000);
  if (button.value !== '') report.length([...path, 'value'], button.value, 0, 2000);
  report.choice([...path, 'style'], button.style, ['primary', 'danger']);
  report.length([...path, 'accessibility_label'], button.accessibility_label, 0, 75);
}

function checkOverflow(report: Report, path: Path, element: Json): void {
  checkOptions(report, [...path, 'options'], element.options, { max: 5, kinds: plain });
}

function checkPlaceholder(report: Report, path: Path, element: Json): void {
  checkText(report, [...path, 'placeholder'], element.placeholder, { kinds: plain, max: 150 });
}

function checkTextInput(report: Report, path: Path, element: Json): void {
  const { min_length: min, max_length: max, initial_value: initial, multiline } = element;
  checkPlaceholder(report, path, element);
  report.whole([...path, 'min_length'], min, 0, 3000);
  report.whole([...path, 'max_length'], max, 1, 3000);
  report.flag([...path, 'multiline'], multiline);
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    report.wrong([...path, 'min_length'], 'min_length must not exceed max_length');
  }
  if (initial === undefined) return;
  const most = typeof max === 'number' ? max : 3000;
  if (typeof initial !== 'string') report.wrong([...path, 'initial_value'], 'must be a string');
  else if (lengthOf(initial) > most) {
    report.wrong([...path, 'initial_value'], `must be less than ${most + 1} characters`);
  }
}

function checkNumberInput(report: Report, path: Path, element: Json): void {
  checkPlaceholder(report, path, element);
  if (typeof element.is_decimal_allowed !== 'boolean') report.missing([...path, 'is_decimal_allowed']);
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    const value = element[key];
    if (value !== undefined && (typeof value !== 'string' || value === '' || Number.isNaN(Number(value)))) {
      report.wrong([...path, key], 'must be a number in a string');
    }
  }
}

function checkFileInput(report: Report, path: Path, element: Json): void {
  report.whole([...path, 'max_files'], element.max_files, 1, 10);
  const { filetypes } = element;
  if (filetypes === undefined) return;
  report.count([...path, 'filetypes'], filetypes, 1, 100);
  for (const [index, extension] of (Array.isArray(filetypes) ? filetypes : []).entries()) {
    if (/^[a-z0-9]+$/.test(text(extension))) continue;
    report.wrong([...path, 'filetypes', index], 'must be a file extension without a dot');
  }
}

function checkFeedback(report: Report, path: Path, element: Json): void {
  for (const key of ['positive_button', 'negative_button']) {
    const button = element[key];
    if (button === undefined) report.missing([...path, key]);
    const { text: label, value } = record(button);
    checkText(report, [...path, key, 'text'], label, { kinds: plain, max: 75, required: true });
    report.length([...path, key, 'value'], value, 1, 2000);
  }
}

function checkIconButton(report: Report, path: Path, element: Json): void {
  report.choice([...path, 'icon'], element.icon, ['trash']);
  checkText(report, [...path, 'text'], element.text, { kinds: plain, max: 75, required: true });
  if (element.value !== '') report.length([...path, 'value'], element.value, 0, 2000);
}

/** Everything in a block that people act on. */
export function elementsOf(block: Json): Json[] {
  const own = [...records(block.elements), ...['accessory', 'element'].map((key) => record(block[key]))];
  const cards = block.type === 'card' ? [record(block.hero_image), ...records(block.actions)] : [];
  const nested = block.type === 'carousel' ? records(block.elements).flatMap(elementsOf) : [];
  const children = records(block.child_blocks).flatMap(elementsOf);
  return [...own, ...cards, ...nested, ...children].filter(({ type }) => typeof type === 'string');
}
