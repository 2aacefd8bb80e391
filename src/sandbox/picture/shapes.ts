import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';

/** What a scene is drawn on. Units are pixels of the drawing, which is scaled to the asked size afterwards. */
export interface Canvas {
  width: number;
  height: number;
  palette: Palette;
  random: Random;
}

type Point = readonly [number, number];

/** A number as short as SVG needs it. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function verticalGradient(id: string, stops: readonly (readonly [number, string, number?])[]): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${gradientStops(stops)}</linearGradient>`;
}

export function radialGradient(id: string, stops: readonly (readonly [number, string, number?])[]): string {
  return `<radialGradient id="${id}">${gradientStops(stops)}</radialGradient>`;
}

function gradientStops(stops: readonly (readonly [number, string, number?])[]): string {
  return stops
    .map(
      ([at, colour, opacity = 1]) =>
        `<stop offset="${at}" stop-color="${colour}" stop-opacity="${short(opacity * 100)}%"/>`,
    )
    .join('');
}

export function sky(canvas: Canvas, share = 0.72): string {
  const [top, middle, low] = canvas.palette.sky;
  const stops = [
    [0, top],
    [share * 0.6, middle],
    [share, low],
    [1, low],
  ] as const;
  return `<defs>${verticalGradient('sky', stops)}</defs>${cover(canvas, 'url(#sky)')}`;
}

export function cover(canvas: Canvas, fill: string): string {
  return `<rect width="${short(canvas.width)}" height="${short(canvas.height)}" fill="${fill}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, more = ''): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}" ${more}/>`;
}

/** The sun or, in a night palette, the moon, with its glow. */
export function sunOrMoon(canvas: Canvas, x: number, y: number, radius: number): string {
  const { light, accent, night } = canvas.palette;
  const glow = radialGradient('glow', [
    [0, light, night ? 0.55 : 0.85],
    [0.25, night ? light : accent, night ? 0.18 : 0.32],
    [1, night ? light : accent, 0],
  ]);
  const halo = circle(x, y, radius * 5, 'url(#glow)');
  const [top, bottom] = [
    `${short(x + radius * 0.6)} ${short(y - radius * 0.8)}`,
    `${short(x + radius * 0.6)} ${short(y + radius * 0.8)}`,
  ];
  const [outer, inner] = [short(radius), short(radius * 0.92)];
  const crescent = `<path d="M${top}A${outer} ${outer} 0 1 0 ${bottom}A${inner} ${inner} 0 0 1 ${top}Z" fill="${light}"/>`;
  return `<defs>${glow}</defs>${halo}${night ? crescent : circle(x, y, radius, light)}`;
}

export function stars(canvas: Canvas, lowest: number, count: number): string {
  const { random, width, palette } = canvas;
  const unit = Math.min(width, canvas.height) / 1000;
  return Array.from({ length: count }, () => {
    const depth = random.next();
    const radius = (0.6 + depth * depth * depth * 2.6) * unit * 1.3;
    const opacity = (0.35 + depth * 0.6).toFixed(2);
    const y = lowest * random.next() ** 1.3;
    return circle(random.between(0, width), y, radius, palette.light, `fill-opacity="${opacity}"`);
  }).join('');
}

/** A smooth line from edge to edge: a few sines of falling strength. */
export function swell(canvas: Canvas, level: number, height: number, bends: number): Point[] {
  const { random, width } = canvas;
  const waves = [1, 2.1, 3.7].map((factor, index) => ({
    turns: bends * factor * random.between(0.8, 1.2),
    strength: height / (1 + index * 1.6),
    phase: random.between(0, Math.PI * 2),
  }));
  return Array.from({ length: 65 }, (_, step) => {
    const share = step / 64;
    const lift = waves.reduce(
      (sum, wave) => sum + Math.sin(share * wave.turns * Math.PI * 2 + wave.phase) * wave.strength,
      0,
    );
    return [share * width * 1.04 - width * 0.02, level - lift] as const;
  });
}

/** A jagged line from edge to edge, by midpoint displacement. */
export function crags(canvas: Canvas, level: number, height: number, roughness = 0.52): Point[] {
  const { random, width } = canvas;
  let heights = [random.between(-0.4, 0.7), random.between(-0.2, 1), random.between(-0.4, 0.7)];
  let strength = 0.62;
  for (let round = 0; round < 6; round += 1) {
    heights = heights.flatMap((value, index) => {
      const following = heights[index + 1];
      if (following === undefined) return [value];
      return [value, (value + following) / 2 + random.between(-strength, strength)];
    });
    strength *= roughness;
  }
  const last = heights.length - 1;
  return heights.map((value, index) => [
    (index / last) * width * 1.02 - width * 0.01,
    level - value * height,
  ]);
}

/** The area under a line, down to the bottom of the canvas. */
export function land(canvas: Canvas, line: readonly Point[], fill: string, more = ''): string {
  const bottom = short(canvas.height + 4);
  const points = line.map(([x, y]) => `${short(x)} ${short(y)}`).join('L');
  return `<path d="M${short(line[0]?.[0] ?? 0)} ${bottom}L${points}L${short(line.at(-1)?.[0] ?? canvas.width)} ${bottom}Z" fill="${fill}" ${more}/>`;
}

/** Fog that thickens towards `bottom`. */
export function mist(
  canvas: Canvas,
  id: string,
  band: { top: number; bottom: number; colour: string; strength: number },
): string {
  const gradient = verticalGradient(id, [
    [0, band.colour, 0],
    [1, band.colour, band.strength],
  ]);
  const { top, bottom } = band;
  return `<defs>${gradient}</defs><rect y="${short(top)}" width="${short(canvas.width)}" height="${short(bottom - top)}" fill="url(#${id})"/>`;
}

export function birds(canvas: Canvas, x: number, y: number, colour: string): string {
  const { random } = canvas;
  const unit = Math.min(canvas.width, canvas.height) / 100;
  return Array.from({ length: random.whole(3, 6) }, () => {
    const size = unit * random.between(0.9, 1.8);
    const left = x + unit * random.between(-11, 11);
    const top = y + unit * random.between(-5, 5);
    const wing = `${short(size)} ${short(size * -0.75)} ${short(size * 1.3)} ${short(size * 0.15)}`;
    return `<path d="M${short(left)} ${short(top)}q${wing}q${short(size * 0.3)} ${short(size * -0.9)} ${short(size * 1.3)} ${short(size * -0.15)}" fill="none" stroke="${colour}" stroke-width="${short(unit * 0.28)}" stroke-linecap="round"/>`;
  }).join('');
}

/** A fir of stacked triangles standing on `y`. */
export function fir(x: number, y: number, size: number, fill: string): string {
  const tiers = [0, 1, 2].map((tier) => {
    const half = size * (0.13 + tier * 0.055);
    const top = y - size * 0.94 + size * 0.26 * tier;
    return `M${short(x)} ${short(top)}l${short(half)} ${short(size * 0.4)}h${short(-2 * half)}z`;
  });
  return `<path d="${tiers.join('')}M${short(x - size * 0.025)} ${short(y - size * 0.2)}h${short(size * 0.05)}v${short(size * 0.24)}h${short(-size * 0.05)}z" fill="${fill}"/>`;
}
