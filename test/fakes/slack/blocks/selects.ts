import { type Json, records, text } from '../../discord/json.ts';
import type { Path, Report } from './report.ts';
import { anyText, checkInitial, checkOptions, checkText, plain } from './texts.ts';

const withOptions = ['static_select', 'multi_static_select'];
const boxes = ['checkboxes', 'radio_buttons'];

/** Menus, checkboxes and radio buttons. */
export function checkSelect(report: Report, path: Path, element: Json): void {
  const type = text(element.type);
  if (boxes.includes(type)) checkBoxes(report, path, element, type);
  else checkMenu(report, path, element, type);
  if (element.max_selected_items !== undefined) {
    report.whole([...path, 'max_selected_items'], element.max_selected_items, 1, Number.MAX_SAFE_INTEGER);
  }
}

function checkBoxes(report: Report, path: Path, element: Json, type: string): void {
  if (element.placeholder !== undefined) report.wrong([...path, 'placeholder'], 'unexpected field');
  checkOptions(report, [...path, 'options'], element.options, { max: 10, kinds: anyText });
  const key = type === 'checkboxes' ? 'initial_options' : 'initial_option';
  checkInitial(report, [...path, key], element[key], records(element.options));
}

function checkMenu(report: Report, path: Path, element: Json, type: string): void {
  checkText(report, [...path, 'placeholder'], element.placeholder, { kinds: plain, max: 150 });
  if (!withOptions.includes(type)) return;
  const rule = { max: 100, kinds: plain };
  const { options, option_groups: groups } = element;
  if (groups === undefined) checkOptions(report, [...path, 'options'], options, rule);
  else {
    if (options !== undefined) report.wrong(path, 'only one of options and option_groups');
    report.count([...path, 'option_groups'], groups, 1, 100);
    for (const [index, group] of records(groups).entries()) {
      const here = [...path, 'option_groups', index];
      checkText(report, [...here, 'label'], group.label, { kinds: plain, max: 75, required: true });
      checkOptions(report, [...here, 'options'], group.options, rule);
    }
  }
  const key = type === 'static_select' ? 'initial_option' : 'initial_options';
  checkInitial(report, [...path, key], element[key], optionsOf(element));
}

export function optionsOf(element: Json): Json[] {
  return [
    ...records(element.options),
    ...records(element.option_groups).flatMap(({ options }) => records(options)),
  ];
}
