import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { shardOf } from './clock.ts';
import { type Json, list, number, record, text } from './json.ts';
import { guildCreate, ready } from './render-guild.ts';
import { endings, push, type Session, send } from './session.ts';
import type { Guild, World } from './world.ts';

const intentGuilds = 1;
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
const heartbeatInterval = 41_250;
const sendsPerMinute = 120;

/** The WebSocket half of Discord: sessions outlive their sockets and are resumed. */
export class Gateway {
  readonly counts = { identifies: 0, resumes: 0, connected: 0 };
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();

  constructor(world: World, http: Server) {
    this.#world = world;
    world.dispatch = (event, guildId, data, intent) => this.#dispatch(event, guildId, data, intent);
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#server.handleUpgrade(request, socket, head, (client) =>
        this.#connected(client, request.url ?? ''),
      );
    });
  }

  #connected(socket: WebSocket, url: string): void {
    const query = new URL(url, 'ws://gateway').searchParams;
    if (query.get('v') !== '10') {
      socket.close(4012, 'Invalid API version');
      return;
    }
    const sends: number[] = [];
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const now = this.#world.clock.now();
      sends.push(now);
      while (now - (sends[0] ?? now) > 60_000) sends.shift();
      if (sends.length <= sendsPerMinute) return this.#received(socket, data);
      this.#world.violations.push('More than 120 gateway messages within a minute');
      socket.close(4008, 'Rate limited');
    });
    socket.on('close', (code) => this.#closed(socket, code));
    send(socket, { op: 10, d: { heartbeat_interval: heartbeatInterval }, s: null, t: null });
  }

  #closed(socket: WebSocket, code: number): void {
    for (const session of this.#sessions.values()) {
      if (session.socket !== socket) continue;
      session.socket = null;
      this.#count();
      if (endings.has(code)) this.#sessions.delete(session.id);
    }
    this.#world.changed();
  }

  #count(): void {
    this.counts.connected = [...this.#sessions.values()].filter(({ socket }) => socket !== null).length;
  }

  #received(socket: WebSocket, data: RawData): void {
    let message: Json;
    try {
      message = record(JSON.parse(String(data)));
    } catch {
      socket.close(4002, 'Decode error');
      return;
    }
    const known = [...this.#sessions.values()].some((session) => session.socket === socket);
    if (message.op === 1) {
      send(socket, { op: 11, d: null, s: null, t: null });
      return;
    }
    if (message.op === 2) {
      if (known) socket.close(4005, 'Already authenticated');
      else this.#identify(socket, record(message.d));
      return;
    }
    if (message.op === 6) {
      if (known) socket.close(4005, 'Already authenticated');
      else this.#resume(socket, record(message.d));
      return;
    }
    if (!known) {
      socket.close(4003, 'Not authenticated');
      return;
    }
    if (message.op !== 3 && message.op !== 4 && message.op !== 8) socket.close(4001, 'Unknown opcode');
  }

  #identify(socket: WebSocket, identify: Json): void {
    this.counts.identifies += 1;
    const [shard = 0, shards = 1] = list(identify.shard).map(number);
    const intents = number(identify.intents);
    if (identify.token !== this.#world.token) {
      socket.close(4004, 'Authentication failed');
      return;
    }
    if (shard >= shards) {
      socket.close(4010, 'Invalid shard');
      return;
    }
    if ((intents & privilegedIntents) !== 0) {
      this.#world.violations.push(`Identified with privileged intents: ${intents & privilegedIntents}`);
      socket.close(4014, 'Disallowed intents');
      return;
    }
    const id = this.#world.clock.snowflake();
    const session: Session = { id, shard, shards, intents, sequence: 0, sent: [], socket };
    this.#sessions.set(id, session);
    this.#count();
    this.#welcome(session);
    this.#world.changed();
  }

  #welcome(session: Session): void {
    const mine = (guild: Guild) => guild.botIsMember && shardOf(guild.id, session.shards) === session.shard;
    const guilds = [...this.#world.guilds.values()].filter(mine);
    const { id, shard, shards } = session;
    push(session, 'READY', ready(this.#world, guilds, id, [shard, shards]));
    for (const guild of guilds) {
      const arrive = () => push(session, 'GUILD_CREATE', guildCreate(this.#world, guild));
      if (guild.unavailableMs === 0) arrive();
      else this.#world.clock.after(guild.unavailableMs, arrive);
    }
  }

  #resume(socket: WebSocket, resume: Json): void {
    if (resume.token !== this.#world.token) {
      socket.close(4004, 'Authentication failed');
      return;
    }
    const session = this.#sessions.get(text(resume.session_id));
    const sequence = number(resume.seq);
    if (!session || sequence > session.sequence) {
      send(socket, { op: 9, d: false, s: null, t: null });
      return;
    }
    this.counts.resumes += 1;
    session.socket?.close(4000);
    session.socket = socket;
    this.#count();
    for (const event of session.sent) if (number(event.s) > sequence) send(socket, event);
    push(session, 'RESUMED', {});
    this.#world.changed();
  }

  #dispatch(event: string, guildId: string | null, data: Json, intent = 0): void {
    const isOutside = guildId !== null && this.#world.guilds.get(guildId)?.botIsMember === false;
    if (isOutside && event !== 'INTERACTION_CREATE' && event !== 'GUILD_DELETE') return;
    for (const session of this.#sessions.values()) {
      const concerned = shardOf(guildId, session.shards) === session.shard;
      const wanted = intent === 0 || (session.intents & intent) !== 0;
      if (concerned && wanted) push(session, event, data);
    }
  }

  /** A guild that appears while clients are connected. */
  joined(guild: Guild): void {
    const arrive = () =>
      this.#dispatch('GUILD_CREATE', guild.id, guildCreate(this.#world, guild), intentGuilds);
    if (guild.unavailableMs === 0) arrive();
    else this.#world.clock.after(guild.unavailableMs, arrive);
  }

  drop(how: { code?: number; op7?: boolean } = {}): void {
    for (const session of [...this.#sessions.values()]) {
      const { socket } = session;
      if (!socket) continue;
      if (how.op7) send(socket, { op: 7, d: null, s: null, t: null });
      else this.#cut(session, socket, how.code ?? 4000);
    }
    this.#count();
  }

  #cut(session: Session, socket: WebSocket, code: number): void {
    session.socket = null;
    if (endings.has(code)) this.#sessions.delete(session.id);
    if (code === 1006) socket.terminate();
    else socket.close(code);
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
