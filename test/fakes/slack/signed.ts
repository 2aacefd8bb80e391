import { createHmac, randomUUID } from 'node:crypto';
import type { Json } from '../discord/json.ts';
import type { RawRequest } from './api.ts';
import type { Delivery } from './things.ts';
import type { World } from './world.ts';

// Held from the start, so that a test's own fetch is not what Slack uses.
const { fetch } = globalThis;

const jsonType = 'application/json';
const formType = 'application/x-www-form-urlencoded';

interface Answer {
  status: number;
  body: string;
  type: string;
}

/** An event or an interaction as a signed request. */
export function send(
  world: World,
  { kind, payload }: Delivery,
  retry: { num: number; reason: string } | null,
): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': kind === 'events_api' ? jsonType : formType };
  if (retry) {
    headers['x-slack-retry-num'] = String(retry.num);
    headers['x-slack-retry-reason'] = retry.reason;
  }
  const body = kind === 'events_api' ? JSON.stringify(payload) : formOf(kind, payload);
  return request(world, { body, headers });
}

function formOf(kind: string, payload: Json): string {
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(fields).toString();
}

export async function request(world: World, raw: RawRequest): Promise<Answer> {
  if (world.eventsUrl === null) throw new Error('Nothing to send to: deliverTo() comes first');
  // The real time, since the app compares it with its own.
  const timestamp = String(raw.timestamp ?? Math.floor(Date.now() / 1000));
  const signature = raw.signature ?? sign(world.signingSecret, timestamp, raw.body);
  const response = await fetch(world.eventsUrl, {
    method: 'POST',
    headers: {
      'content-type': jsonType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
      ...raw.headers,
    },
    body: raw.body,
    redirect: 'manual',
    signal: world.closing.signal,
  });
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, body: await response.text(), type };
}

export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export async function verifyUrl(world: World): Promise<boolean> {
  const challenge = randomUUID();
  const token = world.verificationToken;
  const body = JSON.stringify({ token, challenge, type: 'url_verification' });
  const answer = await request(world, { body });
  return answer.status === 200 && answer.body.includes(challenge);
}
