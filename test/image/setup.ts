import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { PrepareOptions } from '../../src/image/image.ts';

/** A directory of the test file's own, with one inside it for what the code writes. */
export function useDirectory() {
  const place = { dir: '', outDir: '' };
  beforeAll(async () => {
    place.dir = await mkdtemp(join(tmpdir(), 'image-'));
    place.outDir = join(place.dir, 'out');
    await mkdir(place.outDir);
  });
  afterAll(() => rm(place.dir, { recursive: true }));
  return {
    place,
    async write(name: string, content: Uint8Array | string): Promise<string> {
      const path = join(place.dir, name);
      await writeFile(path, content);
      return path;
    },
  };
}

export const modern: PrepareOptions['model'] = {
  name: 'Seedream 4.5',
  references: {
    min: 0,
    max: 14,
    formats: ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
    ratio: { min: 1 / 16, max: 16 },
  },
};

export const seedEdit: PrepareOptions['model'] = {
  name: 'SeedEdit 3.0',
  references: { min: 1, max: 1, formats: ['jpeg', 'png'], ratio: { min: 1 / 3, max: 3 } },
};
