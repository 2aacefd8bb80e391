import { describe, expect, it } from 'vitest';
import { readBmpThumbnail } from '../../src/image/bmp.ts';
import { hashPicture } from '../../src/image/image.ts';
import { bmp } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { write } = useDirectory();

const size = { width: 4, height: 2 };
const red = [220, 30, 30];
const grey = [0x80, 0x80, 0x80];

/** Grey, and red in the row that is stored first. */
function firstRowRed(height: number): Buffer {
  const picture = bmp(4, height);
  for (let at = 54; at < 54 + 12; at += 3) picture.set([30, 30, 220], at);
  return picture;
}

/** One byte per pixel, each of them the second of two colours. */
function withPalette(): Buffer {
  const picture = Buffer.concat([
    bmp(4, 2, 0),
    Buffer.from([0, 0, 0, 0, 30, 30, 220, 0]),
    Buffer.alloc(8, 1),
  ]);
  picture.writeUInt32LE(62, 10);
  picture.writeUInt16LE(8, 28);
  return picture;
}

async function rowsOf(bytes: Buffer) {
  const pixels = await readBmpThumbnail(await write('rows.bmp', bytes), size);
  return pixels && [0, 1].map((row) => [...pixels.data.subarray(row * 12, row * 12 + 3)]);
}

describe('a small copy of a BMP', () => {
  it('stands upright, whichever way its rows run', async () => {
    expect(await rowsOf(firstRowRed(2))).toEqual([grey, red]);
    expect(await rowsOf(firstRowRed(-2))).toEqual([red, grey]);
  });

  it('has the colours of its palette', async () => {
    expect(await rowsOf(withPalette())).toEqual([red, red]);
  });

  it('is made of pixels from all over it', async () => {
    const large = bmp(400, 200);
    large.fill(0, 54, 54 + 1200 * 100);
    expect(await rowsOf(large)).toEqual([grey, [0, 0, 0]]);
  });

  it('is not made of the rare ones with 16 bits per pixel', async () => {
    const picture = bmp(4, 2);
    picture.writeUInt16LE(16, 28);
    expect(await rowsOf(picture)).toBeNull();
    const hash = hashPicture(await write('16.bmp', picture));
    await expect(hash).rejects.toMatchObject({ code: 'picture-unreadable' });
  });
});
