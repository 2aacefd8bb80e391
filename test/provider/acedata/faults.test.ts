import { describe, expect, it } from 'vitest';
import { acedataError } from '../../fakes/acedata.ts';
import { speakCut } from '../../fakes/service-server.ts';
import { useAcedata } from './fixture.ts';

const ace = useAcedata();

it('a submit whose answer is cut at any byte is unclear and never sent again', async () => {
  const length = JSON.stringify({ task_id: '93f1'.padEnd(36, '0'), trace_id: 'trace-1' }).length;
  for (let afterBytes = 0; afterBytes < length; afterBytes += 1) {
    ace.fake.next((usual) => speakCut(usual, afterBytes));
    const { error } = await ace.draw();
    expect(error, `${afterBytes}`).toMatchObject({ kind: 'unknown-outcome', accepted: 'unknown' });
    expect(ace.fake.requests).toHaveLength(afterBytes + 1);
  }
});

describe('an error', () => {
  it.each([
    [400, 'bad_request', 'invalid', false],
    [400, 'token_mismatched', 'auth', false],
    [400, 'no_token', 'auth', false],
    [400, 'disabled', 'auth', false],
    [400, 'api_not_implemented', 'not-found', false],
    [400, 'unheard_of', 'invalid', false],
    [401, 'token_expired', 'auth', false],
    [402, 'payment', 'no-credit', false],
    [403, 'used_up', 'no-credit', false],
    [403, 'unheard_of', 'refused-prompt', false],
    [404, 'no_api', 'not-found', false],
    [413, 'request_too_large', 'too-large', false],
    [429, 'too_many_requests', 'rate-limited', false],
    [500, 'api_error', 'unknown-outcome', 'unknown'],
    [500, 'bad_request', 'unknown-outcome', 'unknown'],
    [500, 'InputImageSensitiveContentDetected', 'refused-reference', false],
    [500, 'OutputImageSensitiveContentDetected', 'refused-output', true],
  ])('of status %i and code %s is judged by both', async (status, code, kind, accepted) => {
    ace.fake.next(() => acedataError(status, code));
    const facts = { serviceCode: code, requestId: 'trace-1', detail: `words of ${code}` };
    expect((await ace.draw()).error).toMatchObject({ kind, accepted, ...facts });
  });

  it('of a gateway that forbids without a code is no moderation', async () => {
    ace.fake.next(() => ({ status: 403, body: '<html>Forbidden</html>' }));
    expect((await ace.draw()).error).toMatchObject({ kind: 'auth', accepted: false });
  });

  it('in bare words that forbids is the moderation’s', async () => {
    ace.fake.next(() => ({ status: 403, body: { error: 'The content may violate the policy' } }));
    expect((await ace.draw()).error).toMatchObject({ kind: 'refused-prompt', accepted: false });
  });

  it.each([
    ['bad_request', 'invalid', false],
    ['api_error', 'unknown-outcome', 'unknown'],
    ['unheard_of', 'unknown-outcome', 'unknown'],
  ])(
    'inside an answer of status 200 is free only where its code, %s, proves it',
    async (code, kind, accepted) => {
      ace.fake.next(() => ({ ...acedataError(200, code) }));
      expect((await ace.draw()).error).toMatchObject({ kind, accepted, serviceCode: code });
    },
  );

  it('may be words alone', async () => {
    ace.fake.next(() => ({ status: 400, body: { error: 'bare words' } }));
    expect((await ace.draw()).error).toMatchObject({
      kind: 'invalid',
      detail: 'bare words',
      serviceCode: null,
    });
  });
});
