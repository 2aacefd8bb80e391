import { type Json, record, text } from '../../discord/json.ts';
import { viewSource } from '../blocks/surface.ts';
import { faulted, refused } from '../errors.ts';
import { fileChecker } from '../files.ts';
import { pushView } from '../in-view.ts';
import { viewObject } from '../render.ts';
import type { View } from '../things.ts';
import { useTrigger } from '../triggers.ts';
import { closeAll, fill, homeOf, openView } from '../views.ts';
import { bot, type Call, type Methods, required } from './method.ts';

export const viewMethods: Methods = {
  'views.open': bot(null, 100, open),
  'views.push': bot(null, 100, push),
  'views.update': bot(null, 100, update),
  'views.publish': bot(null, 100, publish),
};

function sourceIn(call: Call, type: 'modal' | 'home'): Json {
  return viewSource(call.args.view, type, fileChecker(call.world, call.team.id));
}

function checkExternalId({ world, team }: Call, source: Json, except: View | null): void {
  const id = text(source.external_id);
  const isTaken = (one: View) => one.externalId === id && one.team === team.id && one !== except;
  if (id !== '' && world.views.some(isTaken)) throw faulted('duplicate_external_id', `external_id ${id}`);
}

function open(call: Call): Json {
  const { world, team } = call;
  const triggerId = required(call, 'trigger_id');
  const source = sourceIn(call, 'modal');
  checkExternalId(call, source, null);
  const { user } = useTrigger(world, triggerId, team.id);
  closeAll(world, user);
  const view = openView(world, { type: 'modal', user, team: team.id, source });
  return { view: viewObject(world, view) };
}

function push(call: Call): Json {
  const { world, team } = call;
  const triggerId = required(call, 'trigger_id');
  const source = sourceIn(call, 'modal');
  checkExternalId(call, source, null);
  const { view } = useTrigger(world, triggerId, team.id);
  if (!view) throw faulted('invalid_trigger_id', 'views.push needs a trigger_id of a modal');
  return { view: viewObject(world, pushView(world, view, source)) };
}

function update(call: Call): Json {
  const { world, args, team } = call;
  const id = text(args.view_id);
  const externalId = text(args.external_id);
  if ((id === '') === (externalId === '')) {
    throw faulted('invalid_arguments', 'Either view_id or external_id');
  }
  const isIt = (one: View) => (id === '' ? one.externalId === externalId : one.id === id);
  const view = world.views.find((one) => isIt(one) && one.team === team.id);
  if (!view || view.closed) throw refused('not_found');
  const source = sourceIn(call, view.type);
  checkExternalId(call, source, view);
  if (args.hash !== undefined && args.hash !== view.hash) throw refused('hash_conflict');
  fill(world, view, source);
  return { view: viewObject(world, view) };
}

function publish(call: Call): Json {
  const { world, args, team } = call;
  const person = world.people.get(required(call, 'user_id'));
  if (!person || person.team !== team.id) throw refused('user_not_found');
  if (record(args.view).type !== 'home') throw faulted('invalid_arguments', 'views.publish is for home tabs');
  const source = sourceIn(call, 'home');
  const home = homeOf(world, person.id);
  if (args.hash !== undefined && home && args.hash !== home.hash) throw refused('hash_conflict');
  if (home) fill(world, home, source);
  const view = home ?? openView(world, { type: 'home', user: person.id, team: team.id, source });
  return { view: viewObject(world, view) };
}
