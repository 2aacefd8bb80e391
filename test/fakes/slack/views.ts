import { type Json, record, records, text } from '../discord/json.ts';
import { optionsOf } from './blocks/selects.ts';
import { code, idOf } from './ids.ts';
import type { View } from './things.ts';
import type { World } from './world.ts';

export interface NewView {
  type: 'modal' | 'home';
  user: string;
  team: string;
  source: Json;
  previous?: View | null;
}

function hashOf(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${code(8)}`;
}

export function openView(world: World, { type, user, team, source, previous = null }: NewView): View {
  const id = idOf('V');
  const root = previous?.root ?? id;
  const view = { id, type, user, team, root, previous: previous?.id ?? null, closed: false } as View;
  view.state = { values: {} };
  fill(world, view, source);
  world.views.push(view);
  world.changed();
  return view;
}

/** What was typed stays where block_id and action_id stay. */
export function fill(world: World, view: View, source: Json): void {
  const values = initialValues(records(source.blocks));
  for (const [block, actions] of Object.entries(values)) {
    const typed = record(view.state.values[block]);
    for (const action of Object.keys(record(actions))) {
      if (action in typed) record(actions)[action] = typed[action];
    }
  }
  Object.assign(view, {
    source,
    blocks: records(source.blocks),
    callbackId: text(source.callback_id),
    title: text(record(source.title).text),
    privateMetadata: text(source.private_metadata),
    externalId: text(source.external_id),
    hash: hashOf(world),
    state: { values },
  });
  world.changed();
}

/** The element of each input, and of each block that people act on. */
export function actingIn(blocks: Json[]): { block: string; element: Json; input: Json | null }[] {
  return blocks.flatMap((block) => {
    const own = block.type === 'input' ? [record(block.element)] : [];
    const elements = block.type === 'actions' ? records(block.elements) : [];
    const accessory = block.type === 'section' && block.accessory ? [record(block.accessory)] : [];
    const input = block.type === 'input' ? block : null;
    const all = [...own, ...elements, ...accessory];
    return all.map((element) => ({ block: text(block.block_id), element, input }));
  });
}

const stateless = ['button', 'overflow', 'image'];

export function initialValues(blocks: Json[]): Json {
  const values: Json = {};
  for (const { block, element } of actingIn(blocks)) {
    if (stateless.includes(text(element.type))) continue;
    values[block] = { ...record(values[block]), [text(element.action_id)]: initialOf(element) };
  }
  return values;
}

function initialOf(element: Json): Json {
  const type = text(element.type);
  if (type === 'file_input') return { type, files: [] };
  const many = type === 'checkboxes' || type.startsWith('multi_');
  if (type === 'static_select' || type === 'radio_buttons' || type === 'external_select') {
    return { type, selected_option: element.initial_option ?? null };
  }
  if (many && keyOf(type) === 'selected_options') {
    return { type, selected_options: element.initial_options ?? [] };
  }
  const initials = Object.entries(element).find(([key]) => key.startsWith('initial_'))?.[1];
  return { type, [keyOf(type)]: initials ?? (many ? [] : null) };
}

const keys: Record<string, string> = {
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  static_select: 'selected_option',
  radio_buttons: 'selected_option',
  file_input: 'files',
};

export function keyOf(type: string): string {
  return keys[type] ?? (type === 'rich_text_input' ? 'rich_text_value' : 'value');
}

/** Options by their values. */
export function chosen(element: Json, values: string[]): Json[] {
  return values.map((value) => {
    const option = optionsOf(element).find((one) => one.value === value);
    if (!option) throw new Error(`${text(element.action_id)} has no option ${value}`);
    return option;
  });
}

/** The modal on top of what a person looks at. */
export function topView(world: World, user: string): View | null {
  return world.views.findLast((view) => view.type === 'modal' && view.user === user && !view.closed) ?? null;
}

export function homeOf(world: World, user: string): View | null {
  return world.views.findLast((view) => view.type === 'home' && view.user === user) ?? null;
}

export function closeView(world: World, view: View): void {
  view.closed = true;
  world.changed();
}

export function closeAll(world: World, user: string): void {
  for (const view of world.views) if (view.type === 'modal' && view.user === user) view.closed = true;
  world.changed();
}
