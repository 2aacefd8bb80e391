import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { distance, hashPicture } from '../../src/image/image.ts';
import { bmp, noise, quarters, quartersWithHole } from './pictures.ts';
import { useDirectory } from './setup.ts';

const { write } = useDirectory();

/** A soft landscape: what photographs have in common with each other. */
function landscape(turn: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><defs><linearGradient id="sky" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fc9"/><stop offset="1" stop-color="#248"/></linearGradient></defs><rect width="900" height="600" fill="url(#sky)"/><circle cx="${200 + turn * 300}" cy="180" r="90" fill="#ffd"/><path d="M0 500L${300 + turn * 250} 250L900 560V600H0Z" fill="#243"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

describe('the hash of a picture', () => {
  it('is 64 bits in hex', async () => {
    expect(await hashPicture(await write('a.png', await quarters().png().toBuffer()))).toMatch(
      /^[0-9a-f]{16}$/,
    );
    const flat = sharp({ create: { width: 5, height: 5, channels: 3, background: '#fff' } });
    expect(await hashPicture(await write('flat.png', await flat.png().toBuffer()))).toBe('0'.repeat(16));
  });

  it('stays nearly the same in another size, format and quality', async () => {
    const original = await hashPicture(await write('original.png', await landscape(0).png().toBuffer()));
    const copies = [
      await landscape(0).jpeg({ quality: 40 }).toBuffer(),
      await landscape(0).resize(300).webp({ quality: 50 }).toBuffer(),
      await landscape(0).resize(2000).png({ palette: true }).toBuffer(),
      await landscape(0).toColourspace('cmyk').jpeg().toBuffer(),
    ];
    for (const [index, copy] of copies.entries()) {
      const hash = await hashPicture(await write(`copy-${index}`, copy));
      expect(distance(original, hash)).toBeLessThanOrEqual(6);
    }
  });

  it('is of the picture as it is shown', async () => {
    const upright = await hashPicture(await write('upright.png', await landscape(0).png().toBuffer()));
    const turned = await landscape(0).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
    expect(distance(upright, await hashPicture(await write('turned.jpeg', turned)))).toBeLessThanOrEqual(6);
    const lying = await landscape(0).rotate(90).jpeg().toBuffer();
    expect(distance(upright, await hashPicture(await write('lying.jpeg', lying)))).toBeGreaterThan(15);
  });

  it('differs between different pictures', async () => {
    const bytes = [
      await landscape(0).png().toBuffer(),
      await landscape(1).png().toBuffer(),
      await noise(400, 400).png().toBuffer(),
      await quartersWithHole().png().toBuffer(),
    ];
    const hashes = await Promise.all(
      bytes.map(async (each, index) => hashPicture(await write(`other-${index}.png`, each))),
    );
    for (const [index, hash] of hashes.entries()) {
      for (const other of hashes.slice(index + 1)) expect(distance(hash, other)).toBeGreaterThan(8);
    }
  });

  it('is there for a BMP and a single pixel', async () => {
    expect(await hashPicture(await write('plain.bmp', bmp(40, 30)))).toBe('0'.repeat(16));
    const pixel = await write('pixel.png', await quarters(1, 1).png().toBuffer());
    expect(await hashPicture(pixel)).toBe('0'.repeat(16));
  });

  it('is not there for a file that is no whole picture', async () => {
    const whole = await noise(300, 300).jpeg().toBuffer();
    const cut = await write('cut.jpeg', whole.subarray(0, whole.length / 2));
    await expect(hashPicture(cut)).rejects.toMatchObject({ code: 'picture-unreadable' });
    const page = await write('page.jpeg', '<html>Forbidden</html>');
    await expect(hashPicture(page)).rejects.toMatchObject({ code: 'picture-unreadable' });
  });
});

it('the distance of two hashes is the number of bits in which they differ', () => {
  expect(distance('0000000000000000', '0000000000000000')).toBe(0);
  expect(distance('00000000000000ff', '000000000000000f')).toBe(4);
  expect(distance('ffffffffffffffff', '0000000000000000')).toBe(64);
});
