import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older requests may be replays. Source: Slack's "Verifying requests". */
const oldestSeconds = 5 * 60;
/** Clocks differ a little; what claims to be later is forged. */
const furthestSeconds = 60;

/** Whether a request was signed by Slack, and just now. */
export function isSigned(secret: string, request: { headers: Headers; body: string; now: number }): boolean {
  const timestamp = request.headers.get('x-slack-request-timestamp') ?? '';
  const age = request.now / 1000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || age > oldestSeconds || age < -furthestSeconds) return false;
  const right = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${request.body}`).digest('hex')}`;
  const given = request.headers.get('x-slack-signature') ?? '';
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
}
