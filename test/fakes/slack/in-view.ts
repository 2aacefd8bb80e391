import { isRecord, type Json, lengthOf, number, record, text } from '../discord/json.ts';
import type { FakeFile, FakeUser, FakeView } from './api.ts';
import type { PressInViewAct, SubmitAct, Values } from './api-acts.ts';
import { viewSource } from './blocks/surface.ts';
import { deliver } from './deliver.ts';
import { faulted } from './errors.ts';
import { fileChecker, fileObject } from './files.ts';
import { actionIn, interaction } from './interactions.ts';
import { filesOf } from './people.ts';
import { viewObject } from './render.ts';
import type { Delivery, View } from './things.ts';
import { newResponseUrl } from './triggers.ts';
import { actingIn, chosen, closeAll, closeView, fill, keyOf, openView } from './views.ts';
import type { World } from './world.ts';

const mostStacked = 3;

function shown(world: World, user: FakeUser, view: FakeView): View {
  const known = world.viewOf(view);
  if (known.closed) throw new Error(`View ${view.id} is closed`);
  if (known.user !== user.id) throw new Error(`View ${view.id} is not what ${user.name} looks at`);
  return known;
}

function typeIn(world: World, view: View, values: Values): void {
  for (const [actionId, value] of Object.entries(values)) {
    const found = actingIn(view.blocks).filter(({ element }) => element.action_id === actionId);
    if (found.length === 0) throw new Error(`View ${view.id} has no input ${actionId}`);
    for (const { block, element } of found) {
      const typed = { type: element.type, ...typedIn(world, element, value) };
      view.state.values[block] = { ...record(view.state.values[block]), [actionId]: typed };
    }
  }
}

function typedIn(world: World, element: Json, value: Values[string] | undefined): Json {
  const key = keyOf(text(element.type));
  const many = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const strings = many.filter((one): one is string => typeof one === 'string');
  if (key === 'files') return { files: filesIn(world, element, many) };
  if (key === 'selected_option') return { [key]: chosen(element, strings)[0] ?? null };
  if (key === 'selected_options') {
    const all = value === true ? actingOptions(element) : strings;
    return { [key]: chosen(element, all) };
  }
  if (key.endsWith('s') && key.startsWith('selected_')) return { [key]: strings };
  const said = strings[0] ?? null;
  const most = number(element.max_length) || 3000;
  if (said !== null && (lengthOf(said) > most || lengthOf(said) < number(element.min_length))) {
    throw new Error(`${text(element.action_id)} does not take ${lengthOf(said)} characters`);
  }
  return { [key]: said === '' ? null : said };
}

function actingOptions({ options }: Json): string[] {
  return Array.isArray(options) ? options.map((one) => text(record(one).value)) : [];
}

function filesIn(world: World, element: Json, files: unknown[]): Json[] {
  const most = number(element.max_files) || 10;
  if (files.length > most) throw new Error(`${text(element.action_id)} takes ${most} files at most`);
  return filesOf(world, files as FakeFile[]).map((file) => fileObject(world, file));
}

function isEmpty(value: Json): boolean {
  const [said] = Object.entries(value)
    .filter(([key]) => key !== 'type')
    .map(([, inner]) => inner);
  return said === null || said === undefined || (Array.isArray(said) && said.length === 0);
}

/** The client itself asks for what is required. */
function checkFilled(view: View): void {
  for (const { block, element, input } of actingIn(view.blocks)) {
    if (input === null || input.optional === true) continue;
    const typed = record(record(view.state.values[block])[text(element.action_id)]);
    if (isEmpty(typed)) throw new Error(`${text(element.action_id)} is required and empty`);
  }
}

export function submit(world: World, { user, view, values }: SubmitAct): Delivery {
  const known = shown(world, user, view);
  if (known.type !== 'modal') throw new Error('A home tab is never submitted');
  typeIn(world, known, values);
  checkFilled(known);
  const payload = {
    ...{ type: 'view_submission', ...interaction(world, world.person(user), known) },
    view: viewObject(world, known),
    response_urls: responseUrls(world, known),
  };
  const effect = (body: unknown) => submitted(world, known, body);
  return deliver(world, { kind: 'interactive', payload, effect });
}

function responseUrls(world: World, view: View): Json[] {
  const asked = actingIn(view.blocks).filter(({ element }) => element.response_url_enabled === true);
  return asked.flatMap(({ block, element }) => {
    const typed = record(record(view.state.values[block])[text(element.action_id)]);
    const channel = text(typed.selected_conversation) || text(typed.selected_channel);
    if (!channel) return [];
    const { team, user } = view;
    const url = newResponseUrl(world, { channel, team, user });
    const ids = { block_id: block, action_id: element.action_id };
    return [{ ...ids, channel_id: channel, response_url: url }];
  });
}

function submitted(world: World, view: View, body: unknown): void {
  const answer = isRecord(body) ? body : {};
  const action = answer.response_action;
  if (body !== undefined && action === undefined) {
    throw faulted('invalid_arguments', `A view_submission answered with ${JSON.stringify(body)}`);
  }
  if (action === undefined) closeView(world, view);
  else if (action === 'clear') closeAll(world, view.user);
  else if (action === 'errors') checkErrors(view, record(answer.errors));
  else if (action === 'update' || action === 'push') replace(world, view, action, answer.view);
  else throw faulted('invalid_arguments', `No response_action: ${String(action)}`);
}

function checkErrors(view: View, errors: Json): void {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => text(id));
  const unknown = Object.keys(errors).filter((block) => !inputs.includes(block));
  if (unknown.length > 0) throw faulted('invalid_arguments', `Errors on no input: ${unknown.join(', ')}`);
  if (Object.keys(errors).length === 0) throw faulted('invalid_arguments', 'response_action errors: none');
}

function replace(world: World, view: View, action: 'update' | 'push', given: unknown): void {
  const source = viewSource(given, 'modal', fileChecker(world, view.team));
  if (action === 'update') fill(world, view, source);
  else pushView(world, view, source);
}

export function pushView(world: World, view: View, source: Json): View {
  const stacked = world.views.filter(({ root, closed }) => root === view.root && !closed);
  if (stacked.length >= mostStacked) throw faulted('push_limit_reached', 'More than 3 views on a stack');
  const { user, team } = view;
  return openView(world, { type: 'modal', user, team, source, previous: view });
}

export function pressInView(world: World, act: PressInViewAct): Delivery {
  const view = shown(world, act.user, act.view);
  if (act.values) typeIn(world, view, act.values);
  const isTyped = JSON.stringify(view.state.values).includes(`${JSON.stringify(act.actionId)}:`);
  if (isTyped && act.value !== undefined) typeIn(world, view, { [act.actionId]: act.value });
  const payload = {
    ...{ type: 'block_actions', ...interaction(world, world.person(act.user), view) },
    container: { type: 'view', view_id: view.id },
    view: viewObject(world, view),
    actions: [actionIn(world, view.blocks, act.actionId, act.value)],
  };
  return deliver(world, { kind: 'interactive', payload });
}

export function closeByCross(
  world: World,
  { user, view }: { user: FakeUser; view: FakeView },
): Delivery | null {
  const known = shown(world, user, view);
  const isCleared = known.source.clear_on_close === true;
  if (isCleared) closeAll(world, user.id);
  else closeView(world, known);
  if (known.source.notify_on_close !== true) return null;
  const { trigger_id: _, ...common } = interaction(world, world.person(user));
  const told = { view: viewObject(world, known), is_cleared: isCleared };
  return deliver(world, { kind: 'interactive', payload: { type: 'view_closed', ...common, ...told } });
}
