import type { Button, Menu, OutMessage, Suggestion } from '../chat.ts';
import { cut } from './cut.ts';

/** Source: Discord's "Component reference" for buttons and string selects. */
const limits = { rows: 5, buttonsPerRow: 5, label: 80, url: 512, placeholder: 150, options: 25, option: 100 };
const buttonStyles = { plain: 2, primary: 1, danger: 4 } as const;
const linkStyle = 5;

const menuId = 'menu';

/** Rows of buttons, and a menu below them. */
export function renderComponents({ buttons = [], menu }: OutMessage) {
  const menus = menu && menu.options.length > 0 ? [renderMenu(menu)] : [];
  const rows = buttons
    .map((row) => row.filter(isTaken))
    .filter((row) => row.length > 0)
    .slice(0, limits.rows - menus.length);
  return [...rows.map(renderRow), ...menus];
}

export type Row = ReturnType<typeof renderComponents>[number];

/** Links that are too long for a button. */
export function linksBeside({ buttons = [] }: OutMessage): string[] {
  const tooLong = buttons.flat().filter((button) => !isTaken(button));
  return tooLong.map(({ label, url }) => `${label}: ${url}`);
}

function isTaken({ url }: Button): boolean {
  return url === undefined || url.length <= limits.url;
}

function renderRow(buttons: readonly Button[]) {
  return { type: 1, components: buttons.slice(0, limits.buttonsPerRow).map(renderButton) };
}

function renderButton({ id, label, style, url }: Button) {
  const target =
    url === undefined ? { style: buttonStyles[style], custom_id: id } : { style: linkStyle, url };
  return { type: 2, label: cut(label, limits.label), ...target };
}

function renderMenu({ label, options }: Menu) {
  const placeholder = cut(label, limits.placeholder);
  const select = { type: 3, custom_id: menuId, placeholder, options: renderChoices(options) };
  return { type: 1, components: [select] };
}

/** Each value once, as many as there may be. */
export function renderChoices(options: readonly Suggestion[]) {
  const each = new Map(
    options.map(({ name, value }) => [value, { label: cut(name || value, limits.option), value }]),
  );
  return [...each.values()].filter(({ value }) => value.length <= limits.option).slice(0, limits.options);
}
