import { isRecord, type Json, records, text } from '../../discord/json.ts';
import { checkElement } from './elements.ts';
import { checkImage } from './image.ts';
import type { Path, Report } from './report.ts';
import { anyText, checkText, plain } from './texts.ts';

const richElements = [
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'rich_text_quote',
] as const;

export function checkRichText(report: Report, path: Path, block: Json): void {
  report.count([...path, 'elements'], block.elements, 1, 1000);
  for (const [index, { type }] of records(block.elements).entries()) {
    report.choice([...path, 'elements', index, 'type'], type ?? 'none', richElements);
  }
}

export function checkCarousel(report: Report, path: Path, block: Json): void {
  report.count([...path, 'elements'], block.elements, 1, 10);
  for (const [index, card] of records(block.elements).entries()) {
    const here = [...path, 'elements', index];
    if (card.type !== 'card') report.wrong([...here, 'type'], 'a carousel has cards only');
    else checkCard(report, here, card);
  }
}

export function checkCard(report: Report, path: Path, card: Json): void {
  const { hero_image: hero, icon, title, subtitle, body, actions } = card;
  if (hero !== undefined) checkImage(report, [...path, 'hero_image'], isRecord(hero) ? hero : {});
  if (icon !== undefined) checkImage(report, [...path, 'icon'], isRecord(icon) ? icon : {});
  checkText(report, [...path, 'title'], title, { kinds: anyText, max: 150 });
  checkText(report, [...path, 'subtitle'], subtitle, { kinds: anyText, max: 150 });
  checkText(report, [...path, 'body'], body, { kinds: anyText, max: 200 });
  if ([hero, title, body, actions].every((value) => value === undefined)) {
    report.wrong(path, 'a card has at least one of hero_image, title, actions and body');
  }
  for (const [index, button] of records(actions).entries()) {
    checkElement(report, [...path, 'actions', index], button, ['button', 'icon_button']);
  }
}

const taskStatuses = ['pending', 'in_progress', 'complete', 'error'];

export function checkTaskCard(report: Report, path: Path, block: Json): void {
  report.length([...path, 'task_id'], block.task_id, 1, 255);
  if (text(block.title) === '') report.missing([...path, 'title']);
  report.choice([...path, 'status'], block.status, taskStatuses);
}

export function checkPlan(report: Report, path: Path, block: Json): void {
  if (text(block.title) === '') report.missing([...path, 'title']);
  for (const [index, task] of records(block.tasks).entries()) {
    checkTaskCard(report, [...path, 'tasks', index], task);
  }
}

export function checkHeader(report: Report, path: Path, block: Json): void {
  checkText(report, [...path, 'text'], block.text, { kinds: plain, max: 150, required: true });
}
