import type { Form } from '../errors.ts';
import { type Json, lengthOf, list, record, records, text } from '../json.ts';
import { textsOf } from '../mentions.ts';
import { choice, count, length, link, type Path, required } from './fields.ts';
import { checkSelect } from './selects.ts';

const type = {
  row: 1,
  button: 2,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};
const selects = [3, 5, 6, 7, 8];
const inContainer = [type.row, type.section, type.text, type.gallery, type.file, type.separator];
const mostComponents = 40;
const mostText = 4000;

/** The components of a message, with or without the flag for the second version. */
export function checkComponents(form: Form, components: unknown, isSecond: boolean): void {
  const path = ['components'];
  count(form, path, components, 0, isSecond ? mostComponents : 5);
  const allowed = isSecond ? [...inContainer, type.container] : [type.row];
  for (const [index, component] of records(components).entries()) {
    checkComponent(form, [...path, index], component, allowed);
  }
  const all = everything(list(components));
  if (isSecond && all.length > mostComponents) {
    const message = `The total number of components exceeded the limit of ${mostComponents}`;
    form.wrong(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  const words = textsOf(list(components)).reduce((sum, words) => sum + lengthOf(words), 0);
  if (words > mostText) {
    const message = `The total displayable text size exceeds the maximum size of ${mostText}`;
    form.wrong(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  refuseTwins(form, all);
}

/** Every component, nested ones included, with where it stands. */
function everything(components: unknown[], path: Path = ['components']): { path: Path; component: Json }[] {
  return records(components).flatMap((component, index) => {
    const here = [...path, index];
    const accessory = isAccessory(component)
      ? [{ path: [...here, 'accessory'], component: record(component.accessory) }]
      : [];
    return [
      { path: here, component },
      ...everything(list(component.components), [...here, 'components']),
      ...accessory,
    ];
  });
}

function isAccessory(component: Json): boolean {
  return component.accessory !== undefined && component.accessory !== null;
}

function refuseTwins(form: Form, all: { path: Path; component: Json }[]): void {
  const seen = new Set<string>();
  for (const { path, component } of all) {
    const id = text(component.custom_id);
    if (id === '') continue;
    const message = 'Component custom id cannot be duplicated';
    if (seen.has(id)) form.wrong([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    seen.add(id);
  }
}

const checks: Record<number, (form: Form, path: Path, component: Json) => void> = {
  [type.row]: checkRow,
  [type.button]: checkButton,
  [type.section]: checkSection,
  [type.text]: (form, path, component) => length(form, [...path, 'content'], component.content, 1, mostText),
  [type.thumbnail]: checkMedia,
  [type.gallery]: checkGallery,
  [type.file]: checkFile,
  [type.separator]: () => undefined,
  [type.container]: (form, path, component) => checkChildren(form, path, component, inContainer, 1, 40),
};

function checkComponent(form: Form, path: Path, component: Json, allowed: readonly number[]): void {
  choice(form, [...path, 'type'], component.type, allowed);
  if (selects.includes(component.type as number)) checkSelect(form, path, component);
  else if (allowed.includes(component.type as number)) {
    checks[component.type as number]?.(form, path, component);
  }
}

function checkChildren(
  form: Form,
  path: Path,
  component: Json,
  allowed: readonly number[],
  least: number,
  most: number,
): void {
  const inside = [...path, 'components'];
  count(form, inside, component.components, least, most);
  for (const [index, child] of records(component.components).entries()) {
    checkComponent(form, [...inside, index], child, allowed);
  }
}

function checkRow(form: Form, path: Path, row: Json): void {
  const holdsSelect = records(row.components).some((child) => selects.includes(child.type as number));
  checkChildren(form, path, row, [type.button, ...selects], 1, holdsSelect ? 1 : 5);
}

function checkButton(form: Form, path: Path, button: Json): void {
  const { style, label, emoji } = button;
  choice(form, [...path, 'style'], style, [1, 2, 3, 4, 5, 6]);
  length(form, [...path, 'label'], label, 0, 80);
  if (style === 6) {
    length(form, [...path, 'sku_id'], button.sku_id, 1, 20);
    return;
  }
  if (!label && !emoji) required(form, [...path, 'label']);
  if (style !== 5) {
    length(form, [...path, 'custom_id'], button.custom_id, 1, 100);
    return;
  }
  length(form, [...path, 'url'], button.url, 1, 512);
  link(form, [...path, 'url'], button.url, ['http:', 'https:', 'discord:']);
  const message = 'A custom id and url cannot both be specified';
  if (button.custom_id) form.wrong([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL', message);
}

function checkSection(form: Form, path: Path, section: Json): void {
  checkChildren(form, path, section, [type.text], 1, 3);
  if (!isAccessory(section)) {
    required(form, [...path, 'accessory']);
    return;
  }
  const accessory = [...path, 'accessory'];
  checkComponent(form, accessory, record(section.accessory), [type.button, type.thumbnail]);
}

function checkMedia(form: Form, path: Path, item: Json): void {
  const { url } = record(item.media);
  length(form, [...path, 'media', 'url'], url, 1, 2048);
  link(form, [...path, 'media', 'url'], url, ['http:', 'https:', 'attachment:']);
  length(form, [...path, 'description'], item.description, 0, 1024);
}

function checkGallery(form: Form, path: Path, gallery: Json): void {
  count(form, [...path, 'items'], gallery.items, 1, 10);
  for (const [index, item] of records(gallery.items).entries()) {
    checkMedia(form, [...path, 'items', index], item);
  }
}

function checkFile(form: Form, path: Path, component: Json): void {
  const { url } = record(component.file);
  length(form, [...path, 'file', 'url'], url, 1, 2048);
  // What comes back from Discord is an address of its CDN and may be sent again.
  if (!text(url).includes('/attachments/')) link(form, [...path, 'file', 'url'], url, ['attachment:']);
}
