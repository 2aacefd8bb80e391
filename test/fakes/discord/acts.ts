import type { FakeFile } from './api.ts';
import type { AutocompleteAct, CommandAct, ModalAct, OptionValue, PressAct } from './api-acts.ts';
import { checkTyped, happen } from './interactions.ts';
import { type Json, list, number, record, records, text } from './json.ts';
import { inputOf } from './limits/modal.ts';
import { memberObject, userObject } from './render-guild.ts';
import { attachmentObject, messageObject } from './render-message.ts';
import type { Interaction, World } from './world.ts';

export function command(world: World, act: CommandAct): Interaction {
  const { options, target, type = 1, ...rest } = act;
  const data = commandData(world, act, type, options ?? {});
  const files = Object.values(options ?? {}).filter(isFile);
  const resolved = { ...resolvedFiles(world, files), ...resolvedTarget(world, act) };
  const targeted = target ? { target_id: type === 2 ? target.authorId : target.id } : {};
  return happen(world, { ...rest, type: 2, data: { ...data, ...targeted, ...about(resolved) } });
}

export function autocomplete(world: World, act: AutocompleteAct): Interaction {
  const { option, typed, options = {}, ...rest } = act;
  const data = commandData(world, act, 1, { ...options, [option]: typed }, option);
  return happen(world, { ...rest, type: 4, data });
}

function about(resolved: Json): Json {
  return Object.keys(resolved).length > 0 ? { resolved } : {};
}

type Named = Pick<CommandAct, 'name' | 'channel'>;
type Options = Record<string, OptionValue>;

function commandData(world: World, act: Named, type: number, options: Options, focused?: string): Json {
  const isMenu = type !== 1;
  const [name = '', ...nested] = isMenu ? [act.name] : act.name.split(' ');
  const { guildId } = world.channel(act.channel);
  const found = registered(world, guildId, name, type);
  const inner = nested.reduce((holder, part) => optionNamed(holder, part), found ?? {});
  const filled = Object.entries(options).map(([key, value]) => optionOf(inner, key, value, focused));
  const wrapped = nested.reduceRight<Json[]>((inside, part, depth) => {
    const type = depth === nested.length - 1 ? 1 : 2;
    return [{ name: part, type, options: inside }];
  }, filled);
  const scope = found?.guild_id === undefined ? {} : { guild_id: found.guild_id };
  const id = found?.id ?? world.clock.snowflake();
  return { id, name, type, ...scope, ...(isMenu ? {} : { options: wrapped }) };
}

function registered(world: World, guildId: string | null, name: string, type: number): Json | null {
  const all = [...(world.commands.get(guildId ?? '') ?? []), ...(world.commands.get('') ?? [])];
  return all.find((one) => one.name === name && one.type === type) ?? null;
}

function optionNamed(holder: Json, name: string): Json {
  return records(holder.options).find((option) => option.name === name) ?? {};
}

/** The type is the registered one, or what the value looks like. */
function optionOf(holder: Json, name: string, value: OptionValue, focused?: string): Json {
  const given = optionNamed(holder, name);
  const type = number(given.type) || typeOf(value);
  if (typeof value === 'string') checkTyped(value, number(given.max_length) || 6000);
  const isFocused = name === focused ? { focused: true } : {};
  return { name, type, value: isFile(value) ? value.id : value, ...isFocused };
}

function typeOf(value: OptionValue): number {
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 5;
  if (typeof value === 'number') return Number.isInteger(value) ? 4 : 10;
  return 11;
}

function isFile(value: unknown): value is FakeFile {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

function resolvedFiles(world: World, files: FakeFile[]): Json {
  if (files.length === 0) return {};
  const entries = files.map((file) => {
    const stored = world.files.get(new URL(file.url).pathname);
    if (!stored) throw new Error(`${file.name} was not made by attach()`);
    return [file.id, { ...attachmentObject(world, stored), ephemeral: true }];
  });
  return { attachments: Object.fromEntries(entries) };
}

function resolvedTarget(world: World, { target, type }: CommandAct): Json {
  if (!target) return {};
  if (type === 3) return { messages: { [target.id]: messageObject(world, world.messageOf(target), true) } };
  const author = world.people.get(target.authorId) ?? world.bot;
  const { user: _, ...member } = memberObject(author);
  return {
    users: { [author.id]: userObject(author) },
    members: { [author.id]: { ...member, permissions: '0' } },
  };
}

export function press(world: World, act: PressAct): Interaction {
  const { message, customId, values, ...rest } = act;
  const source = world.messageOf(message);
  if (source.deleted) throw new Error('Nobody can press a button of a message that is gone');
  const component = componentWith(source.components, customId);
  if (!component) throw new Error(`The message has no component ${customId}`);
  if (component.disabled === true) throw new Error(`The component ${customId} is disabled`);
  if (component.type === 3) checkChosen(component, values ?? []);
  const chosen = component.type === 2 ? {} : { values: values ?? [], resolved: {} };
  const data = { custom_id: customId, component_type: component.type, ...chosen };
  return happen(world, { ...rest, type: 3, source, data });
}

/** Nobody can choose what a list does not offer. */
function checkChosen(select: Json, values: readonly string[]): void {
  const offered = records(select.options).map(({ value }) => value);
  const unknown = values.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new Error(`The list does not offer ${unknown}`);
  const [least, most] = [number(select.min_values ?? 1), number(select.max_values ?? 1)];
  if (values.length > most || (values.length < least && select.required !== false))
    throw new Error(`Nobody can choose ${values.length} where ${least} to ${most} are to be chosen`);
}

function checkFilled(input: Json, count: number): void {
  const name = text(input.custom_id);
  if (input.required !== false && count === 0) throw new Error(`Nobody can leave ${name} empty`);
  if (input.type === 19 && count > number(input.max_values ?? 1))
    throw new Error(`Nobody can upload ${count} files to ${name}`);
}

function componentWith(components: unknown[], customId: string): Json | null {
  for (const component of records(components)) {
    if (component.custom_id === customId) return component;
    const held = [...list(component.components), ...(component.accessory ? [component.accessory] : [])];
    const inside = componentWith(held, customId);
    if (inside) return inside;
  }
  return null;
}

export function submitModal(world: World, act: ModalAct): Interaction {
  const { customId, fields, of, ...rest } = act;
  const opened = world.interactions.find(({ id }) => id === of.id);
  const shown = records(opened?.modal?.components);
  const components = shown.length > 0 ? shown.flatMap((one) => filledIn(one, fields)) : made(fields);
  const files = Object.values(fields).flatMap((value) => (Array.isArray(value) ? value.filter(isFile) : []));
  const resolved = about(resolvedFiles(world, files));
  const data = { custom_id: customId, components, ...resolved };
  const userInstall = act.userInstall ?? opened?.userInstall;
  return happen(world, { ...rest, userInstall, type: 5, source: opened?.source ?? null, data });
}

type Fields = ModalAct['fields'];

function filledIn(component: Json, fields: Fields): Json[] {
  const input = inputOf(component);
  if (!input) return component.type === 10 ? [{ type: 10, id: 1 }] : [];
  const value = fields[text(input.custom_id)] ?? startOf(input);
  const answer = { type: input.type, id: 1, custom_id: input.custom_id, ...filled(input, value) };
  const inside = component.type === 1 ? { components: [answer] } : { component: answer };
  return [{ type: component.type, id: 1, ...inside }];
}

/** What stands in a field before anybody touches it. */
function startOf(input: Json): string | string[] {
  if (input.type === 4) return text(input.value);
  return records(input.options).flatMap((option) => (option.default === true ? [text(option.value)] : []));
}

function filled(input: Json, value: Fields[string]): Json {
  checkFilled(input, value.length);
  if (input.type === 4) return { value: checkTyped(String(value), number(input.max_length) || 4000) };
  if (input.type === 21) return { value: Array.isArray(value) ? (value[0] ?? null) : value };
  if (input.type === 23) return { value: value === 'true' };
  const values = Array.isArray(value) ? value : [value];
  if (input.type === 3) checkChosen(input, values.map(String));
  return { values: values.map((one) => (isFile(one) ? one.id : one)) };
}

/** A modal that this Discord never saw: text inputs in labels. */
function made(fields: Fields): Json[] {
  return Object.entries(fields).map(([custom_id, value]) => {
    const component = record({ type: 4, id: 1, custom_id, value });
    return { type: 18, id: 1, component };
  });
}
