import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { type Json, record, text } from '../discord/json.ts';
import { acknowledge, type Retry } from './deliver.ts';
import { code } from './ids.ts';
import type { Delivery } from './things.ts';
import type { World } from './world.ts';

const mostSockets = 10;
const warningMs = 10_000;
const patienceMs = 250;
// Held from the start, so that a test's own fake timers do not stop the end.
const { setTimeout, clearTimeout } = globalThis;

/** The Socket Mode half of Slack. */
export class Sockets {
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  /** Told to go; they still acknowledge what they have. */
  readonly #leaving = new Set<WebSocket>();
  readonly #sent = new Map<string, Delivery>();

  constructor(world: World, http: Server) {
    this.#world = world;
    world.push = (delivery, retry) => this.#push(delivery, retry);
    world.openSocket = () => this.#ticket();
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
  }

  get count(): number {
    return this.#open.length - this.#leaving.size;
  }

  #ticket(): string {
    const ticket = code(24);
    this.#tickets.add(ticket);
    const { origin, appId } = this.#world;
    return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '', 'ws://slack');
    if (request.headers.authorization !== undefined) this.#world.fault('A token sent to a socket');
    if (url.pathname !== '/link/' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      this.#world.fault('A socket opened with an address used before, or never given');
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#connected(client));
  }

  #connected(socket: WebSocket): void {
    socket.on('error', () => undefined);
    if (this.count >= mostSockets) {
      this.#world.fault(`More than ${mostSockets} sockets`);
      say(socket, { type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo });
      socket.close(1000);
      return;
    }
    this.#open.push(socket);
    socket.on('message', (data) => this.#received(data));
    socket.on('close', () => this.#closed(socket));
    const { appId } = this.#world;
    const info = { app_id: appId };
    say(socket, { type: 'hello', num_connections: this.count, debug_info: debugInfo, connection_info: info });
    this.#world.changed();
  }

  #closed(socket: WebSocket): void {
    const index = this.#open.indexOf(socket);
    if (index >= 0) this.#open.splice(index, 1);
    this.#leaving.delete(socket);
    this.#world.changed();
  }

  #received(data: RawData): void {
    let message: Json;
    try {
      message = record(JSON.parse(String(data)));
    } catch {
      this.#world.fault('A socket message that is no JSON');
      return;
    }
    const delivery = this.#sent.get(text(message.envelope_id));
    if (!delivery) {
      this.#world.fault(`An acknowledgement of nothing: ${text(message.envelope_id)}`);
      return;
    }
    acknowledge(this.#world, delivery, 200, bodyOf(message.payload));
  }

  /** Each envelope goes to one of the sockets, in turn. */
  #push(delivery: Delivery, retry: Retry): boolean {
    const isReady = (one: WebSocket) => one.readyState === WebSocket.OPEN && !this.#leaving.has(one);
    const socket = this.#open.find(isReady);
    if (!socket) return false;
    this.#open.splice(this.#open.indexOf(socket), 1);
    this.#open.push(socket);
    this.#sent.set(delivery.id, delivery);
    const { id, kind, payload } = delivery;
    const attempt = { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' };
    say(socket, {
      ...{ envelope_id: id, type: kind, payload, accepts_response_payload: kind !== 'events_api' },
      ...(kind === 'events_api' ? attempt : {}),
    });
    return true;
  }

  refresh(most: number): void {
    for (const socket of this.#open.filter((one) => !this.#leaving.has(one)).slice(0, most)) {
      this.#leaving.add(socket);
      say(socket, { type: 'disconnect', reason: 'warning', debug_info: debugInfo });
      this.#world.clock.after(warningMs, () => {
        if (socket.readyState !== WebSocket.OPEN) return;
        say(socket, { type: 'disconnect', reason: 'refresh_requested', debug_info: debugInfo });
        socket.close(1000);
      });
    }
  }

  drop(): void {
    for (const socket of [...this.#open]) {
      socket.terminate();
      this.#closed(socket);
    }
  }

  /** Politely, since a client that is just leaving takes a cut for an error. */
  async close(): Promise<void> {
    const clients = [...this.#server.clients];
    const cut = setTimeout(() => clients.forEach((client) => void client.terminate()), patienceMs);
    await Promise.all(clients.map(closed));
    clearTimeout(cut);
    this.#server.close();
  }
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.close(1000);
  });
}

const debugInfo = { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 };

function say(socket: WebSocket, message: Json): void {
  socket.send(JSON.stringify(message));
}

/** An empty payload says nothing. */
function bodyOf(payload: unknown): unknown {
  if (payload === undefined || payload === null || payload === '') return undefined;
  return typeof payload === 'object' && Object.keys(payload).length === 0 ? undefined : payload;
}
