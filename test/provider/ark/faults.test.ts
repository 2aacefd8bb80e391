import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytes, chunked, json } from '../../fakes/ark-server.ts';
import { useArk } from './fixture.ts';

const fixture = useArk();

const never = (kind: string) => ({ kind, accepted: false, retryable: false });
const again = (kind: string) => ({ kind, accepted: false, retryable: true });
const unclear = { kind: 'unknown-outcome', accepted: 'unknown', retryable: false };

describe('an error answer', () => {
  it.each([
    [429, 'ModelAccountIpmRateLimitExceeded', again('rate-limited')],
    [429, 'RateLimitExceeded.EndpointRPMExceeded', again('rate-limited')],
    [429, 'RateLimitExceeded.EndpointTPMExceeded', again('rate-limited')],
    [429, 'ModelAccountRpmRateLimitExceeded', again('rate-limited')],
    [429, 'APIAccountRpmRateLimitExceeded', again('rate-limited')],
    [429, 'AccountRateLimitExceeded', again('rate-limited')],
    [429, 'SomethingNew', again('rate-limited')],
    [429, 'ServerOverloaded', again('overloaded')],
    [503, 'ServerOverloaded', again('overloaded')],
    [429, 'RequestBurstTooFast', again('overloaded')],
    [429, 'InflightBatchsizeExceeded', again('overloaded')],
    [429, 'SetLimitExceeded', never('no-credit')],
    [429, 'QuotaExceeded', never('no-credit')],
    [403, 'AccountOverdueError', never('no-credit')],
    [403, 'OperationDenied.ServiceOverdue', never('no-credit')],
    [401, 'AuthenticationError', never('auth')],
    [401, 'InvalidAccountStatus', never('auth')],
    [403, 'AccessDenied', never('auth')],
    [403, 'OperationDenied.ServiceNotOpen', never('auth')],
    [403, 'OperationDenied.PermissionDenied', never('auth')],
    [400, 'InvalidSubscription', never('auth')],
    [404, 'ModelNotOpen', never('not-found')],
    [404, 'InvalidEndpointOrModel.NotFound', never('not-found')],
    [404, 'InvalidEndpointOrModel.ModelIDAccessDisabled', never('not-found')],
    [400, 'InvalidEndpoint.ClosedEndpoint', never('not-found')],
    [400, 'UnsupportedModel', never('not-found')],
    [400, 'InputTextSensitiveContentDetected', never('refused-prompt')],
    [400, 'InputTextSensitiveContentDetected.PolicyViolation', never('refused-prompt')],
    [400, 'InputTextRiskDetection', never('refused-prompt')],
    [400, 'SensitiveContentDetected.Violence', never('refused-prompt')],
    [400, 'InputImageSensitiveContentDetected.PrivacyInformation', never('refused-reference')],
    [400, 'InputImageRiskDetection', never('refused-reference')],
    [
      400,
      'OutputImageSensitiveContentDetected.DeepFake',
      { kind: 'refused-output', accepted: true, retryable: false },
    ],
    [400, 'OutputImageRiskDetection', { kind: 'refused-output', accepted: true, retryable: false }],
    [400, 'ContentSecurityDetectionError', again('upstream')],
    [400, 'InvalidParameter', never('invalid')],
    [400, 'InvalidParameter.UnsupportedImageFormat', never('invalid')],
    [400, 'InvalidParameter.OversizeImage', never('too-large')],
    [400, 'MissingParameter.prompt', never('invalid')],
    [400, 'InvalidImageURL.InvalidFormat', never('invalid')],
    [400, 'SomethingNew', never('invalid')],
    [413, 'SomethingNew', never('too-large')],
    [500, 'InternalServiceError', unclear],
    [500, 'ServerOverloaded', unclear],
    [502, 'SomethingNew', unclear],
    [503, 'SomethingNew', unclear],
    [504, 'SomethingNew', unclear],
    [408, 'SomethingNew', unclear],
  ])('%i %s', async (status, code, expected) => {
    const told = await fixture.ask(json(status, { error: { code, message: 'Words.', param: '', type: '' } }));
    expect(told.events).toEqual([]);
    expect(told.error).toMatchObject({ ...expected, serviceCode: code, detail: 'Words.' });
    expect(fixture.ark.requests).toHaveLength(1);
  });

  it('about a full queue may be tried again, unlike a used-up quota', async () => {
    const error = { code: 'QuotaExceeded', message: 'The request queue is full.' };
    expect((await fixture.ask(json(429, { error }))).error).toMatchObject(again('overloaded'));
  });

  it.each([
    [401, never('auth')],
    [402, never('no-credit')],
    [403, never('auth')],
    [404, never('not-found')],
    [413, never('too-large')],
    [429, again('rate-limited')],
    [302, never('not-found')],
    [400, never('invalid')],
    [500, unclear],
    [502, unclear],
    [503, unclear],
    [504, unclear],
    [408, unclear],
  ])('%i is understood from an HTML page, an empty body and a broken one', async (status, expected) => {
    const html = { 'content-type': 'text/html', location: '/elsewhere' };
    const scripts = [
      bytes(status, '<html><h1>Bad Gateway</h1></html>', html),
      bytes(status, ''),
      bytes(status, '{"error":'),
    ];
    for (const script of scripts) {
      expect((await fixture.ask(script)).error).toMatchObject({
        ...expected,
        serviceCode: null,
        detail: null,
      });
    }
    expect(fixture.ark.requests).toHaveLength(3);
  });

  it('is understood from its status when its body breaks off', async () => {
    const script = chunked(['{"error":{"code":"Inva'], 'cut', {});
    const told = await fixture.ask((response, received) => {
      const { writeHead } = response;
      response.writeHead = () => writeHead.call(response, 429, { 'content-length': '500' });
      return script(response, received);
    });
    expect(told.error).toMatchObject(again('rate-limited'));
  });

  it('is read when it is compressed', async () => {
    const body = gzipSync(JSON.stringify({ error: { code: 'SetLimitExceeded', message: 'Paused.' } }));
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' };
    const told = await fixture.ask(bytes(429, body, headers));
    expect(told.error).toMatchObject({
      ...never('no-credit'),
      serviceCode: 'SetLimitExceeded',
      detail: 'Paused.',
    });
  });

  it('may come from the gateway in its own envelope', async () => {
    const envelope = {
      ResponseMetadata: { RequestId: '2026X', Error: { CodeN: 100, Code: 'AccessDenied', Message: 'No.' } },
    };
    expect((await fixture.ask(json(403, envelope))).error).toMatchObject({
      ...never('auth'),
      serviceCode: 'AccessDenied',
      requestId: '2026X',
      detail: 'No.',
    });
  });

  it('names the request by its header or else by its message', async () => {
    const error = { code: 'InvalidParameter', message: 'Bad size. Request id: 0217811abc' };
    const byMessage = await fixture.ask(json(400, { error }));
    expect(byMessage.error).toMatchObject({ requestId: '0217811abc' });
    const byHeader = await fixture.ask(json(400, { error }, { 'x-request-id': '0217header' }));
    expect(byHeader.error).toMatchObject({ requestId: '0217header' });
  });

  it('may say when to try again', async () => {
    const error = { code: 'ServerOverloaded', message: '' };
    const told = await fixture.ask(json(429, { error }, { 'retry-after': '12' }));
    expect(told.error).toMatchObject({ retryAfterMs: 12_000 });
    expect((await fixture.ask(json(429, { error }))).error).toMatchObject({ retryAfterMs: null });
  });
});
