import { isRecord, type Json, record, records } from '../../discord/json.ts';
import type { Path, Report } from './report.ts';

export type TextKind = 'plain_text' | 'mrkdwn';
export const plain: readonly TextKind[] = ['plain_text'];
export const anyText: readonly TextKind[] = ['plain_text', 'mrkdwn'];

export interface TextRule {
  kinds: readonly TextKind[];
  max: number;
  required?: boolean;
}

/** A text object. */
export function checkText(report: Report, path: Path, value: unknown, rule: TextRule): void {
  if (value === undefined || value === null) {
    if (rule.required) report.missing(path);
    return;
  }
  if (!isRecord(value)) {
    report.wrong(path, 'must provide an object');
    return;
  }
  const { type, text, emoji, verbatim } = value;
  if (!rule.kinds.includes(type as TextKind)) {
    report.wrong([...path, 'type'], `must be one of ${rule.kinds.join(', ')}, not ${type}`);
  }
  report.length([...path, 'text'], text, 1, rule.max);
  report.flag([...path, 'emoji'], emoji);
  report.flag([...path, 'verbatim'], verbatim);
  if (type === 'mrkdwn' && emoji !== undefined) {
    report.wrong([...path, 'emoji'], 'emoji is not allowed in mrkdwn');
  }
}

export function checkConfirm(report: Report, path: Path, value: unknown): void {
  if (value === undefined) return;
  const { title, text, confirm, deny, style } = record(value);
  checkText(report, [...path, 'title'], title, { kinds: plain, max: 100, required: true });
  checkText(report, [...path, 'text'], text, { kinds: anyText, max: 300, required: true });
  checkText(report, [...path, 'confirm'], confirm, { kinds: plain, max: 30, required: true });
  checkText(report, [...path, 'deny'], deny, { kinds: plain, max: 30, required: true });
  report.choice([...path, 'style'], style, ['primary', 'danger']);
}

export interface OptionRule {
  max: number;
  kinds: readonly TextKind[];
}

export function checkOptions(report: Report, path: Path, value: unknown, rule: OptionRule): void {
  report.count(path, value, 1, rule.max);
  const seen = new Set<unknown>();
  for (const [index, option] of records(value).entries()) {
    checkOption(report, [...path, index], option, rule);
    if (seen.has(option.value)) report.wrong([...path, index, 'value'], 'option values must be unique');
    seen.add(option.value);
  }
}

function checkOption(report: Report, path: Path, option: Json, { kinds }: OptionRule): void {
  checkText(report, [...path, 'text'], option.text, { kinds, max: 75, required: true });
  report.length([...path, 'value'], option.value, 1, 150);
  checkText(report, [...path, 'description'], option.description, { kinds, max: 75 });
  report.length([...path, 'url'], option.url, 0, 3000);
}

/** What is chosen beforehand must be among the options, word for word. */
export function checkInitial(report: Report, path: Path, chosen: unknown, options: Json[]): void {
  if (chosen === undefined) return;
  const known = new Set(options.map(({ value, text }) => `${value} ${record(text).text}`));
  const all = Array.isArray(chosen) ? records(chosen) : [record(chosen)];
  if (all.length === 0) report.wrong(path, 'no fewer than 1 items allowed');
  for (const { value, text } of all) {
    if (known.has(`${value} ${record(text).text}`)) continue;
    report.wrong(path, 'initial option must match one of the options');
  }
}
