import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Person } from '../app/harness.ts';
import { startProcess } from '../app/process.ts';
import { startDrawingService } from './drawing-service.ts';
import { createPostgres } from './postgres.ts';
import { startSilentNetwork } from './silent-network.ts';

test('a process whose database fell silent still stops within 30 seconds, with 0, and says what it left', async ({
  onTestFinished,
}) => {
  const [postgres, service] = [await createPostgres(), await startDrawingService()];
  const network = await startSilentNetwork(postgres.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-stop-'));
  onTestFinished(async () => {
    await Promise.all([network.close(), service.close()]);
    await postgres.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const process = await startProcess({
    ...{ DATA_DIR: dataDir, DATABASE_URL: network.url },
    ...{ ARK_API_KEY: 'k', ARK_BASE_URL: service.baseUrl },
  });
  const ana = new Person(process.url);
  await ana.send('imagine', { prompt: 'never ends [hang]' });
  await expect.poll(() => service.calls.length).toBe(1);
  network.swallowAll();
  const startedAt = Date.now();
  expect(await process.end('SIGTERM')).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(33_000);
  expect(process.output()).toContain('stopped before everything had ended');
}, 90_000);
