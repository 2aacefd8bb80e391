import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../../src/provider/fal/addresses.ts';
import { useFal } from './fixture.ts';

const fixture = useFal();
const now = new Date('2026-11-20T10:00:00Z');
const body = JSON.stringify({ request_id: '764c-1', status: 'OK', payload: { images: [] } });

function judge(headers: Headers, sent = body) {
  return fixture.provider.webhook?.({ headers, rawBody: Buffer.from(sent), now });
}

describe('a webhook of fal.ai', () => {
  it('is asked for in the address of the submit', async () => {
    const webhookUrl = 'https://bot.example.com/hooks/abc?x=1';
    await fixture.draw('4.5', { webhookUrl });
    expect(fixture.fal.requests[0]?.url.searchParams.get('fal_webhook')).toBe(webhookUrl);
    await fixture.draw();
    expect(fixture.fal.requests.findLast(({ method }) => method === 'POST')?.url.search).toBe('');
  });

  it('is believed when it is signed, by a clock that is near enough', async () => {
    for (const seconds of [0, -299, 299]) {
      const signed = fixture.fal.signed(body, new Date(now.getTime() + seconds * 1000));
      expect(await judge(signed)).toEqual({ kind: 'verified', id: '764c-1' });
    }
  });

  it('is refused when it is old, from the future, changed or signed by somebody else', async () => {
    for (const seconds of [-302, 302]) {
      const signed = fixture.fal.signed(body, new Date(now.getTime() + seconds * 1000));
      expect(await judge(signed)).toEqual({ kind: 'refused' });
    }
    const signed = fixture.fal.signed(body, now);
    expect(await judge(signed, body.replace('OK', 'KO'))).toEqual({ kind: 'refused' });
    signed.set('X-Fal-Webhook-Signature', '00'.repeat(64));
    expect(await judge(signed)).toEqual({ kind: 'refused' });
    signed.set('X-Fal-Webhook-Signature', 'not hexadecimal');
    expect(await judge(signed)).toEqual({ kind: 'refused' });
  });

  it.each(['Request-Id', 'User-Id', 'Timestamp', 'Signature'])('without its %s is refused', async (name) => {
    const signed = fixture.fal.signed(body, now);
    signed.delete(`X-Fal-Webhook-${name}`);
    expect(await judge(signed)).toEqual({ kind: 'refused' });
  });

  it('is checked by keys from the service itself', () => {
    expect(createAddresses('https://queue.fal.run/').keys).toBe('https://rest.fal.ai/.well-known/jwks.json');
    expect(createAddresses('http://proxy.lan/fal').keys).toBe('http://proxy.lan/fal/.well-known/jwks.json');
  });
});
