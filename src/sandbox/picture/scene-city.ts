import { mixColours } from './palettes.ts';
import { type Canvas, short, sky, stars, sunOrMoon } from './shapes.ts';

/** Rows of houses, paler with distance, with lit windows in front. */
export function drawCity(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const parts = [sky(canvas, 0.85), palette.night ? stars(canvas, height * 0.5, 90) : ''];
  const unit = Math.min(width, height);
  parts.push(
    sunOrMoon(
      canvas,
      width * random.between(0.25, 0.75),
      height * random.between(0.24, 0.4),
      unit * random.between(0.09, 0.14),
    ),
  );
  for (let row = 0; row < 4; row += 1) {
    const share = row / 3;
    const colour = mixColours(
      mixColours(palette.far, palette.sky[1], 0.3 - share * 0.3),
      palette.near,
      share,
    );
    parts.push(skyline(canvas, { share, colour }));
  }
  return parts.join('');
}

function skyline(canvas: Canvas, row: { share: number; colour: string }): string {
  const { width, height, palette, random } = canvas;
  const unit = Math.min(width, height);
  const parts: string[] = [];
  const windowColour = mixColours(palette.accent, palette.light, 0.4);
  for (let x = -unit * 0.03; x < width; ) {
    const wide = unit * random.between(0.05, 0.11) * (0.75 + row.share * 0.6);
    const tall = height * (0.52 - row.share * 0.3) * random.between(0.55, 1.1) + height * 0.1;
    const top = height - tall;
    const gable = random.next();
    const roof =
      gable < 0.2
        ? `l${short(wide / 2)} ${short(-wide * 0.45)}l${short(wide / 2)} ${short(wide * 0.45)}`
        : gable < 0.35
          ? `h${short(wide * 0.45)}v${short(-wide * 0.9)}h${short(wide * 0.1)}v${short(wide * 0.9)}h${short(wide * 0.45)}`
          : `h${short(wide)}`;
    parts.push(
      `<path d="M${short(x)} ${short(height + 2)}V${short(top)}${roof}V${short(height + 2)}Z" fill="${row.colour}"/>`,
    );
    if (row.share > 0.3)
      parts.push(windows(canvas, { x, top, wide, colour: windowColour, strength: row.share }));
    x += wide * random.between(0.92, 1.12);
  }
  return parts.join('');
}

function windows(
  canvas: Canvas,
  house: { x: number; top: number; wide: number; colour: string; strength: number },
): string {
  const { random, height } = canvas;
  const columns = random.whole(2, 4);
  const step = house.wide / (columns + 0.6);
  const lit: string[] = [];
  for (let y = house.top + step * 0.9; y < height; y += step * 1.35) {
    for (let column = 0; column < columns; column += 1) {
      if (random.next() < 0.55) continue;
      lit.push(
        `M${short(house.x + step * (column + 0.55))} ${short(y)}h${short(step * 0.5)}v${short(step * 0.66)}h${short(-step * 0.5)}z`,
      );
    }
  }
  return `<path d="${lit.join('')}" fill="${house.colour}" fill-opacity="${(0.35 + house.strength * 0.5).toFixed(2)}"/>`;
}
