import { randomUUID } from 'node:crypto';
import type { Json } from '../discord/json.ts';
import { Refused } from './errors.ts';
import { send } from './signed.ts';
import type { Delivery, DeliveryKind, Message } from './things.ts';
import type { World } from './world.ts';

export type Retry = { num: number; reason: string } | null;

const patienceMs = 3000;

interface NewDelivery {
  kind: DeliveryKind;
  payload: Json;
  message?: Message | null;
  effect?: (body: unknown) => void;
}

/** By Socket Mode while a socket is connected, else by a signed request. */
export function deliver(world: World, what: NewDelivery): Delivery {
  const { kind, payload, message = null, effect = () => undefined } = what;
  return dispatch(world, { kind, payload, message, effect, id: randomUUID() }, null);
}

export function redeliver(world: World, before: Delivery, retry: Retry): Delivery {
  const { kind, payload, message, effect, id } = before;
  return dispatch(world, { kind, payload, message, effect, id }, retry);
}

type Core = Pick<Delivery, 'kind' | 'payload' | 'message' | 'effect' | 'id'>;

function dispatch(world: World, core: Core, retry: Retry): Delivery {
  const { promise, resolve } = Promise.withResolvers<void>();
  const settle = () => {
    resolve();
    world.changed();
  };
  const delivery: Delivery = {
    ...core,
    acknowledged: null,
    error: null,
    done: promise,
    twin: null,
    sentAt: world.clock.now(),
    settle,
  };
  if (world.push(delivery, retry)) expect(world, delivery);
  else if (world.eventsUrl === null) fail(delivery, 'dispatch_failed');
  else {
    expect(world, delivery);
    void post(world, delivery, retry);
  }
  return delivery;
}

function expect(world: World, delivery: Delivery): void {
  world.clock.after(patienceMs, () => {
    if (delivery.acknowledged === null && delivery.error === null) fail(delivery, 'operation_timeout');
  });
}

export function fail(delivery: Delivery, error: string): void {
  delivery.error ??= error;
  delivery.settle();
}

async function post(world: World, delivery: Delivery, retry: Retry): Promise<void> {
  try {
    const { status, body, type } = await send(world, delivery, retry);
    acknowledge(world, delivery, status, bodyOf(body, type));
  } catch {
    fail(delivery, 'connection_failed');
  }
}

function bodyOf(body: string, type: string): unknown {
  if (body === '') return undefined;
  if (!type.includes('json')) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** What the app answered; one that comes too late brings about nothing. */
export function acknowledge(world: World, delivery: Delivery, status: number, body: unknown): void {
  const isLate = delivery.error !== null;
  if (delivery.acknowledged !== null) {
    world.fault(`${delivery.kind} ${delivery.id} was acknowledged twice`);
    return;
  }
  delivery.acknowledged = { afterMs: world.clock.now() - delivery.sentAt, status, body };
  if (isLate) {
    world.changed();
    return;
  }
  if (body !== undefined) delivery.response = body;
  if (status < 200 || status > 299) delivery.error = `http_${status}`;
  else bringAbout(world, delivery, body);
  delivery.settle();
}

function bringAbout(world: World, delivery: Delivery, body: unknown): void {
  try {
    delivery.effect(body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    delivery.error = error.code;
    world.fault(`The acknowledgement of ${String(delivery.payload.type ?? delivery.kind)}: ${error.message}`);
  }
}
