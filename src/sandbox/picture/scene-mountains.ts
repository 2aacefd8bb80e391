import { mixColours } from './palettes.ts';
import {
  birds,
  type Canvas,
  crags,
  fir,
  land,
  mist,
  short,
  sky,
  stars,
  sunOrMoon,
  swell,
  verticalGradient,
} from './shapes.ts';

/** Mountains behind mountains, paler with distance, with firs in front. */
export function drawRidges(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const layers = random.whole(4, 6);
  const parts = [sky(canvas), palette.night ? stars(canvas, height * 0.6, 130) : ''];
  const lightX = width * random.between(0.2, 0.8);
  parts.push(sunOrMoon(canvas, lightX, height * random.between(0.2, 0.4), Math.min(width, height) * 0.07));
  const horizon = height * random.between(0.46, 0.54);
  for (let layer = 0; layer < layers; layer += 1) {
    const share = layer / (layers - 1);
    const level = horizon + (height * 0.98 - horizon) * share ** 1.15;
    const rise = height * (0.2 - share * 0.1);
    const colour = mixColours(palette.far, palette.near, share);
    const line = share < 0.55 ? crags(canvas, level, rise) : swell(canvas, level, rise * 0.45, 1.2);
    parts.push(land(canvas, line, colour));
    if (share > 0.7) parts.push(firs(canvas, line, colour));
    const fog = mixColours(palette.sky[2], colour, 0.15);
    if (share < 1) {
      const band = {
        top: level - rise * 0.25,
        bottom: level + height * 0.2,
        colour: fog,
        strength: 0.5 - share * 0.4,
      };
      parts.push(mist(canvas, `mist${layer}`, band));
    }
  }
  if (!palette.night)
    parts.push(birds(canvas, width * random.between(0.25, 0.75), height * 0.3, palette.near));
  return parts.join('');
}

function firs(canvas: Canvas, line: readonly (readonly [number, number])[], colour: string): string {
  const { random, width, height } = canvas;
  const unit = Math.min(width, height);
  const clumps = [random.between(0, 0.35), random.between(0.6, 1)];
  return line
    .filter(([x]) => clumps.some((at) => Math.abs(x / width - at) < 0.16))
    .map(([x, y]) => {
      const offset = unit * random.between(-0.012, 0.012);
      return fir(x + offset, y + unit * 0.02, unit * random.between(0.06, 0.15), colour);
    })
    .join('');
}

/** Dunes with a lit and a shaded side under a large low sun. */
export function drawDunes(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const parts = [sky(canvas, 0.6), palette.night ? stars(canvas, height * 0.5, 110) : ''];
  const lightX = width * random.between(0.25, 0.75);
  parts.push(
    sunOrMoon(
      canvas,
      lightX,
      height * random.between(0.3, 0.42),
      Math.min(width, height) * random.between(0.1, 0.15),
    ),
  );
  for (let layer = 0; layer < 5; layer += 1) {
    const share = layer / 4;
    const level = height * (0.54 + share * 0.36);
    const lit = mixColours(palette.far, palette.near, share * 0.85);
    const id = `dune${layer}`;
    const gradient = verticalGradient(id, [
      [0, mixColours(lit, palette.light, 0.28 - share * 0.2)],
      [1, mixColours(lit, palette.near, 0.4)],
    ]);
    const line = swell(canvas, level, height * (0.035 + share * 0.035), random.between(0.5, 1));
    parts.push(
      `<defs>${gradient}</defs>${land(canvas, line, `url(#${id})`)}${duneShade(canvas, line, mixColours(lit, palette.near, 0.55))}`,
    );
  }
  return parts.join('');
}

/** The dark side of the highest crest of a dune: from the crest along the ridge, and back by a soft curve. */
function duneShade(canvas: Canvas, line: readonly (readonly [number, number])[], colour: string): string {
  const { width, height, random } = canvas;
  const inside = line.filter(([x]) => x > width * 0.12 && x < width * 0.7);
  const crest = inside.reduce((best, point) => (point[1] < best[1] ? point : best), inside[0] ?? [0, 0]);
  const right = line.filter(([x]) => x >= crest[0] && x < crest[0] + width * 0.34);
  const end = right.at(-1) ?? crest;
  const sag = height * random.between(0.05, 0.1);
  const edge = right.map(([x, y]) => `${short(x)} ${short(y)}`).join('L');
  const across = end[0] - crest[0];
  const back = `C${short(crest[0] + across * 0.72)} ${short(end[1] + sag)} ${short(crest[0] + across * 0.2)} ${short(crest[1] + sag * 1.9)} ${short(crest[0])} ${short(crest[1])}`;
  return `<path d="M${edge}${back}Z" fill="${colour}" fill-opacity="0.34"/>`;
}
