import { inference } from '@inferencesh/sdk';
import { describe, expect, it } from 'vitest';
import { useInference } from './fixture.ts';

const fixture = useInference();
const app = 'bytedance/seedream-5-lite';

/** The vendor's own library, sent to the fake. */
function createClient(apiKey = fixture.fake.goodKey) {
  return inference({ apiKey, baseUrl: fixture.fake.origin, pollIntervalMs: 5 });
}

describe("inference.sh's own library finds in the fake what it finds at the service:", () => {
  it.each([true, false])('a task that is drawn, by its live report: %s', async (stream) => {
    const input = { prompt: 'a lighthouse', size: '2K' };
    const task = await createClient().run({ app, input }, { stream });
    expect(task).toMatchObject({
      id: '3kq2-1',
      output: { image: expect.stringContaining('/out/3kq2-1.png') },
    });
  });

  it('a picture in the input is uploaded, and its address sent', async () => {
    const picture = `data:image/png;base64,${Buffer.from('pixels').toString('base64')}`;
    await createClient().run({ app, input: { prompt: 'a lighthouse', images: [picture] } });
    const [uri, bytes] = [...fixture.fake.uploads][0] ?? [];
    expect(String(bytes)).toBe('pixels');
    const run = fixture.fake.requests.find(({ url }) => url.pathname === '/apps/run');
    expect(run?.json).toMatchObject({ input: { images: [uri] } });
  });

  it('a task that fails', async () => {
    fixture.fake.nextError = 'Image generation failed';
    const running = createClient().run({ app, input: { prompt: 'a lighthouse' } });
    await expect(running).rejects.toThrow('Image generation failed');
  });

  it('a key that is not good', async () => {
    const running = createClient('inf_wrong').run({ app, input: { prompt: 'a lighthouse' } });
    await expect(running).rejects.toMatchObject({ statusCode: 401 });
  });

  it('a task that is cancelled', async () => {
    fixture.fake.held = 'queued';
    const client = createClient();
    const { id } = await client.run({ app, input: { prompt: 'a lighthouse' } }, { wait: false });
    await client.cancel(id);
    const { data } = await client.getTask(id);
    expect(data).toMatchObject({ status_text: 'cancelled' });
  });
});
