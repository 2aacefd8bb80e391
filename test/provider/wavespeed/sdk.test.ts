import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client } from 'wavespeed';
import { createReferences } from '../offer-calls.ts';
import { goodKey, startWavespeedRig, type WavespeedRig } from './rig.ts';

let rig: WavespeedRig;
let client: Client;
beforeEach(async () => {
  rig = await startWavespeedRig();
  client = new Client(goodKey, { baseUrl: rig.fake.origin, maxConnectionRetries: 0 });
});
afterEach(() => rig.close());

const fast = { pollInterval: 0.001 };

it('the vendor’s own client draws with the fake', async () => {
  const { outputs } = await client.run(
    'bytedance/seedream-v4.5',
    { prompt: 'a boat', size: '2048*2048' },
    fast,
  );
  expect(outputs).toEqual([`${rig.fake.origin}/files/out/9f1/0`]);
});

it('the vendor’s own client uploads to the fake and edits', async () => {
  const files = await createReferences();
  const { path } = await files.add('a picture');
  await writeFile(join(`${path}.png`), 'a picture');
  const address = await client.upload(`${path}.png`);
  await files.remove();
  const input = { prompt: 'a boat', images: [address] };
  const { outputs } = await client.run('bytedance/seedream-v4.5/edit', input, fast);
  expect(outputs).toHaveLength(1);
});

it('the vendor’s own client hears the fake’s refusals', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  rig.jobs.refuseContent();
  await expect(client.run('bytedance/seedream-v4.5', { prompt: 'a boat' }, fast)).rejects.toThrow(
    /moderation/,
  );
  await expect(client.run('bytedance/seedream-v4.5', { prompt: 'a', seed: 1 }, fast)).rejects.toThrow(
    /HTTP 400/,
  );
});
