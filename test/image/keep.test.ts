import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { describeFile, describePicture, receivePicture } from '../../src/image/image.ts';
import { quarters, quartersWithHole } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { place, write } = useDirectory();

describe('a picture that comes in', () => {
  it('is on the disk, whole and hashed', async () => {
    const chunks = [randomBytes(70_000), randomBytes(1), randomBytes(300_000)];
    const all = Buffer.concat(chunks);
    const received = await receivePicture(Readable.from(chunks), { dir: place.dir, maxBytes: all.length });
    expect(received.bytes).toBe(all.length);
    expect(received.sha256).toBe(createHash('sha256').update(all).digest('hex'));
    expect(all.equals(await readFile(received.path))).toBe(true);
  });

  it('is read no faster than it is written', async () => {
    let made = 0;
    async function* endless() {
      for (;;) {
        made += 1;
        yield Buffer.alloc(100_000);
      }
    }
    const receiving = receivePicture(endless(), { dir: place.outDir, maxBytes: 2_000_000 });
    await expect(receiving).rejects.toMatchObject({ code: 'picture-file-too-big' });
    expect(made).toBe(21);
  });
});

describe('a picture that does not come in whole leaves no file:', () => {
  afterEach(async () => expect(await readdir(place.outDir)).toEqual([]));

  it('one byte over the limit', async () => {
    const source = Readable.from([Buffer.alloc(600), Buffer.alloc(401)]);
    const receiving = receivePicture(source, { dir: place.outDir, maxBytes: 1000 });
    await expect(receiving).rejects.toMatchObject({ code: 'picture-file-too-big' });
    expect(source.destroyed).toBe(true);
  });

  it('a connection that breaks', async () => {
    async function* breaking() {
      yield Buffer.alloc(100_000);
      throw new Error('socket hang up');
    }
    const receiving = receivePicture(breaking(), { dir: place.outDir, maxBytes: 1_000_000 });
    await expect(receiving).rejects.toThrow('socket hang up');
  });

  it('a source that was stopped', async () => {
    const source = new Readable({ read() {} });
    const receiving = receivePicture(source, { dir: place.outDir, maxBytes: 1000 });
    source.push(Buffer.alloc(10));
    source.destroy(new Error('stopped'));
    await expect(receiving).rejects.toThrow('stopped');
  });

  it('a directory that is not there', async () => {
    const dir = join(place.outDir, 'missing');
    const receiving = receivePicture(Readable.from([Buffer.alloc(10)]), { dir, maxBytes: 1000 });
    await expect(receiving).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a kept picture', () => {
  it('is described from its bytes, turned as it is shown', async () => {
    const bytes = await quarters().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const description = { mime: 'image/jpeg', width: 48, height: 64 };
    expect(await describePicture(await write('kept.png', bytes))).toEqual(description);
  });

  it('is described from its header alone', async () => {
    const bytes = await quarters(400, 300).png().toBuffer();
    const description = { mime: 'image/png', width: 400, height: 300 };
    expect(await describePicture(await write('start.png', bytes.subarray(0, 100)))).toEqual(description);
  });

  it('is described however large it is, since it is paid for', async () => {
    const path = await write('large.png', await quarters(400, 300).png().toBuffer());
    await truncate(path, 60_000_000);
    expect(await describePicture(path)).toEqual({ mime: 'image/png', width: 400, height: 300 });
  });

  it('has no description when it is a page of an error', async () => {
    expect(await describePicture(await write('error.jpeg', '<html>Forbidden</html>'))).toBeNull();
  });

  it('tells a person who asks its format, its bytes and whether it has an alpha channel', async () => {
    const bytes = await quartersWithHole(40, 30).png().toBuffer();
    const size = { width: 40, height: 30, bytes: bytes.length };
    const description = { ...size, mime: 'image/png', format: 'png', hasAlpha: true };
    expect(await describeFile(await write('hole.jpeg', bytes))).toEqual(description);
    const plain = await write('plain.webp', await quarters().webp().toBuffer());
    expect(await describeFile(plain)).toMatchObject({ format: 'webp', hasAlpha: false });
    expect(await describeFile(await write('words.png', 'Not found'))).toBeNull();
  });
});
