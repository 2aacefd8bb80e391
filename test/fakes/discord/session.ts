import type { WebSocket } from 'ws';
import type { Json } from './json.ts';

/** What a client subscribed to; it outlives its socket. */
export interface Session {
  id: string;
  shard: number;
  shards: number;
  intents: number;
  sequence: number;
  sent: Json[];
  socket: WebSocket | null;
}

/** After these a session is gone. */
export const endings = new Set([1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

export function push(session: Session, event: string, data: Json): void {
  session.sequence += 1;
  // A copy as it is now: what is replayed later is what was said then.
  const message = structuredClone({ op: 0, t: event, s: session.sequence, d: data });
  session.sent.push(message);
  if (session.socket) send(session.socket, message);
}

export function send(socket: WebSocket, message: Json): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
