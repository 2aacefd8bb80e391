import { ApiError, createFalClient } from '@fal-ai/client';
import { describe, expect, it } from 'vitest';
import { refused } from '../../fakes/fal.ts';
import { useFal } from './fixture.ts';

const fixture = useFal();
const endpoint = 'fal-ai/bytedance/seedream/v4.5/text-to-image';
const input = { prompt: 'a lighthouse', image_size: 'auto_2K' as const, max_images: 2 };

/** The vendor's own library, sent to the fake. */
function createClient(credentials = fixture.fal.goodKey) {
  return createFalClient({
    credentials,
    requestMiddleware: async (request) => ({
      ...request,
      url: request.url.replace('https://queue.fal.run', fixture.fal.origin),
    }),
  });
}

describe("fal.ai's own library finds in the fake what it finds at the service:", () => {
  it('a job that is drawn', async () => {
    const states: string[] = [];
    const { data, requestId } = await createClient().subscribe(endpoint, {
      input,
      pollInterval: 5,
      onQueueUpdate: ({ status }) => void states.push(status),
    });
    expect(states).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    expect(data.images.map(({ url }) => new URL(url).pathname)).toEqual([
      '/files/764c-1/0.png',
      '/files/764c-1/1.png',
    ]);
    expect(requestId).toBe('764c-1');
  });

  it('a live report', async () => {
    const client = createClient();
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    const done = await client.queue.subscribeToStatus(endpoint, {
      requestId,
      mode: 'streaming',
    });
    expect(done.status).toBe('COMPLETED');
  });

  it('a refusal for content', async () => {
    fixture.fal.nextEnding = refused('content_policy_violation', ['body', 'prompt'], 'No.');
    const answer = createClient().subscribe(endpoint, { input, pollInterval: 5 });
    const body = { detail: [{ type: 'content_policy_violation' }] };
    await expect(answer).rejects.toMatchObject({ status: 422, body });
  });

  it('a field the endpoint does not have', async () => {
    const wrong = { ...input, guidance_scale: 3 };
    const answer = createClient().subscribe(endpoint, { input: wrong, pollInterval: 5 });
    await expect(answer).rejects.toBeInstanceOf(ApiError);
  });

  it('a bad key, and a cancel', async () => {
    await expect(createClient('wrong:key').queue.submit(endpoint, { input })).rejects.toMatchObject({
      status: 401,
    });
    const client = createClient();
    fixture.fal.held = 'IN_QUEUE';
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    await client.queue.cancel(endpoint, { requestId });
    await expect(client.queue.status(endpoint, { requestId })).rejects.toMatchObject({ status: 404 });
  });
});
