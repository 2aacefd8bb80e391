import { mixColours } from './palettes.ts';
import {
  type Canvas,
  cover,
  crags,
  fir,
  land,
  short,
  sky,
  stars,
  sunOrMoon,
  swell,
  verticalGradient,
} from './shapes.ts';

/** A low light over water, with islands and its path of glints. */
export function drawSea(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const horizon = height * random.between(0.5, 0.58);
  const lightX = width * random.between(0.3, 0.7);
  const radius = Math.min(width, height) * random.between(0.09, 0.13);
  const water = verticalGradient('water', [
    [0, mixColours(palette.sky[2], palette.near, 0.18)],
    [0.4, mixColours(palette.sky[1], palette.near, 0.45)],
    [1, palette.near],
  ]);
  const islands = land(
    canvas,
    crags(canvas, horizon, height * 0.09, 0.48),
    mixColours(palette.far, palette.near, 0.3),
  );
  const parts = [
    sky(canvas, 0.56),
    palette.night ? stars(canvas, horizon, 120) : clouds(canvas, horizon),
    sunOrMoon(canvas, lightX, horizon - radius * random.between(0.4, 1.9), radius),
    islands,
    `<defs>${water}</defs><rect y="${short(horizon)}" width="${short(width)}" height="${short(height - horizon)}" fill="url(#water)"/>`,
    glints(canvas, lightX, horizon, radius),
  ];
  for (let wave = 0; wave < 4; wave += 1) {
    const level = horizon + (height - horizon) * (0.5 + wave * 0.16);
    const colour = mixColours(mixColours(palette.sky[1], palette.near, 0.5), palette.near, (wave + 1) / 4);
    parts.push(land(canvas, swell(canvas, level, height * 0.014, 2.4), colour, 'fill-opacity="0.78"'));
  }
  parts.push(sail(canvas, horizon));
  return parts.join('');
}

function clouds(canvas: Canvas, horizon: number): string {
  const { random, width, height, palette } = canvas;
  return Array.from({ length: 7 }, () => {
    const [x, y] = [random.between(0, width), horizon * random.between(0.12, 0.85)];
    const [rx, ry] = [width * random.between(0.08, 0.24), height * random.between(0.004, 0.014)];
    return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${palette.light}" fill-opacity="${random.between(0.12, 0.4).toFixed(2)}"/>`;
  }).join('');
}

function glints(canvas: Canvas, x: number, horizon: number, radius: number): string {
  const { random, height, palette } = canvas;
  return Array.from({ length: 46 }, (_, row) => {
    const share = row / 46;
    const y = horizon + (height - horizon) * share ** 1.25 + 2;
    const half = radius * (0.9 - share * 0.35) * random.between(0.2, 1.05) * (1 + share);
    const offset = radius * random.between(-0.5, 0.5) * (0.4 + share);
    const thick = height * (0.0022 + share * 0.005);
    return `<rect x="${short(x + offset - half)}" y="${short(y)}" width="${short(half * 2)}" height="${short(thick)}" rx="${short(thick / 2)}" fill="${palette.light}" fill-opacity="${(0.85 - share * 0.68).toFixed(2)}"/>`;
  }).join('');
}

function sail(canvas: Canvas, horizon: number): string {
  const { random, width, height, palette } = canvas;
  const size = Math.min(width, height) * random.between(0.07, 0.12);
  const x = width * random.pick([random.between(0.12, 0.3), random.between(0.7, 0.88)]);
  const y = horizon + height * random.between(0.05, 0.12);
  const hull = `<path d="M${short(x - size * 0.5)} ${short(y)}h${short(size)}l${short(size * -0.18)} ${short(size * 0.16)}h${short(size * -0.62)}z" fill="${palette.near}"/>`;
  const main = `<path d="M${short(x + size * 0.03)} ${short(y - size * 0.06)}v${short(size * -1.2)}q${short(size * 0.5)} ${short(size * 0.6)} ${short(size * 0.42)} ${short(size * 1.2)}z" fill="${palette.light}"/>`;
  const jib = `<path d="M${short(x - size * 0.03)} ${short(y - size * 0.06)}v${short(size * -1.0)}l${short(size * -0.38)} ${short(size)}z" fill="${palette.accent}"/>`;
  return `${hull}${main}${jib}`;
}

const auroraColours = ['#6dffb4', '#58c8ff', '#b78cff'] as const;

/** Curtains of light over a lake that mirrors them. */
export function drawAurora(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const shore = height * random.between(0.68, 0.74);
  const deep = palette.night
    ? palette.sky
    : ([palette.near, mixColours(palette.near, palette.sky[0], 0.6), palette.sky[0]] as const);
  const veils = auroraColours.map((colour, index) => curtain(canvas, index, shore, colour)).join('');
  const above = `<g id="above">${cover(canvas, 'url(#night)')}${stars({ ...canvas, palette: { ...palette, light: '#ffffff' } }, shore, 170)}${veils}${land(canvas, crags(canvas, shore - height * 0.04, height * 0.13), mixColours(deep[0], palette.near, 0.55))}</g>`;
  const night = verticalGradient('night', [
    [0, deep[0]],
    [0.45, deep[1]],
    [0.75, deep[2]],
    [1, deep[2]],
  ]);
  const lake = `<clipPath id="lake"><rect y="${short(shore)}" width="${short(width)}" height="${short(height - shore)}"/></clipPath>`;
  const mirror = `<g clip-path="url(#lake)"><use href="#above" transform="translate(0 ${short(shore * 2)}) scale(1 -1)"/><rect y="${short(shore)}" width="${short(width)}" height="${short(height)}" fill="${deep[0]}" fill-opacity="0.42"/></g>`;
  const near = swell(canvas, height * 0.965, height * 0.022, 0.9);
  const trees = near
    .filter(([x]) => Math.abs(x / width - 0.5) > 0.26)
    .map(([x, y]) => fir(x, y + 4, Math.min(width, height) * random.between(0.1, 0.3), palette.near))
    .join('');
  return `<defs>${night}${lake}</defs>${above}${mirror}${land(canvas, near, palette.near)}${trees}`;
}

function curtain(canvas: Canvas, index: number, shore: number, colour: string): string {
  const { width, height, random } = canvas;
  const id = `curtain${index}`;
  const gradient = verticalGradient(id, [
    [0, colour, 0],
    [0.55, colour, 0.28],
    [0.93, colour, 0.62],
    [1, colour, 0],
  ]);
  const line = swell(canvas, shore * random.between(0.5, 0.78), height * 0.085, random.between(0.5, 0.9));
  const steps = Math.ceil(width / 6);
  const rays = Array.from({ length: steps }, (_, step) => {
    const share = step / steps;
    const at = share * (line.length - 1);
    const [from, to] = [line[Math.floor(at)], line[Math.ceil(at)]];
    const y = (from?.[1] ?? 0) + ((to?.[1] ?? 0) - (from?.[1] ?? 0)) * (at % 1);
    const tall = height * (0.3 + 0.12 * Math.sin(share * 28 + index) + random.between(-0.03, 0.03));
    const x = share * width;
    return `<rect x="${short(x)}" y="${short(y - tall)}" width="${short((width / steps) * 3)}" height="${short(tall)}" fill="url(#${id})" fill-opacity="${(0.3 + 0.22 * Math.sin(share * 16 + index * 2)).toFixed(2)}"/>`;
  });
  return `<defs>${gradient}</defs>${rays.join('')}`;
}
