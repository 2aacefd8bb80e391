import { actionId, parseActionId } from '../chat.ts';
import type { Row } from './components.ts';
import type { ShownRow } from './shown.ts';

type AnyRow = Row | ShownRow;
type AnyButton = AnyRow['components'][number];

const maxRows = 5;
const buttonsPerRow = 5;
const grey = 2;

export interface RowMerge {
  shown: readonly ShownRow[];
  given: readonly Row[];
  /** What is given replaces the card's part, or the pictures' part. */
  part: 'card' | 'pictures';
  /** Keys of pictures that are taken out. */
  dropped?: readonly string[];
}

/**
 * Where only an answer can be posted, one message is the card and shows the pictures. One picture keeps its own buttons;
 * of several, each has a number that opens them.
 */
export function mergeRows({ shown, given, part, dropped = [] }: RowMerge): AnyRow[] {
  const keys = pictureKeysIn([...shown, ...given]).filter((key) => !dropped.includes(key));
  const [only] = keys;
  const ofOne =
    only !== undefined && keys.length === 1 ? (rowsOf(given, only) ?? rowsOf(shown, only) ?? []) : [];
  const pictures = keys.length > 1 ? numbered(keys) : ofOne;
  const kept = part === 'card' ? shown.map((row) => without(row, isCancel)) : shown;
  const ordered = part === 'card' ? [...given, ...kept] : [...kept, ...given];
  return [...pictures, ...others(ordered)].slice(0, maxRows);
}

/** Each picture that has a button, in the order in which they come. */
export function pictureKeysIn(rows: readonly AnyRow[]): string[] {
  const keys = rows.flatMap(({ components }) => components.flatMap((button) => keyOf(button) ?? []));
  return [...new Set(keys)];
}

function keyOf(button: AnyButton): string | null {
  const action = parseActionId(idOf(button));
  return action && action.index !== null ? `${action.id}:${action.index}` : null;
}

function idOf(button: AnyButton): string {
  return 'custom_id' in button && typeof button.custom_id === 'string' ? button.custom_id : '';
}

function isCancel(button: AnyButton): boolean {
  return parseActionId(idOf(button))?.action === 'cancel';
}

function without(row: AnyRow, isOut: (button: AnyButton) => boolean): AnyRow {
  return { ...row, components: row.components.filter((button) => !isOut(button)) };
}

function rowsOf(rows: readonly AnyRow[], key: string): AnyRow[] | null {
  const mine = rows.map((row) => without(row, (button) => keyOf(button) !== key));
  const filled = mine.filter(({ components }) => components.length > 0);
  return filled.length > 0 ? filled : null;
}

function numbered(keys: readonly string[]): AnyRow[] {
  const buttons = keys.map((key) => {
    const [id = '', index = ''] = key.split(':');
    const custom_id = actionId('picture', id, Number(index));
    return { type: 2, style: grey, label: String(Number(index) + 1), custom_id };
  });
  return Array.from({ length: Math.ceil(buttons.length / buttonsPerRow) }, (_, row) => ({
    ...{ type: 1, components: buttons.slice(row * buttonsPerRow, (row + 1) * buttonsPerRow) },
  }));
}

/** Buttons of no picture, each once. */
function others(rows: readonly AnyRow[]): AnyRow[] {
  const seen = new Set<string>();
  const isOut = (button: AnyButton) => {
    const name = idOf(button) || JSON.stringify(button);
    const isTwin = seen.has(name);
    seen.add(name);
    return isTwin || keyOf(button) !== null;
  };
  return rows.map((row) => without(row, isOut)).filter(({ components }) => components.length > 0);
}
