import { mixColours } from './palettes.ts';
import { type Canvas, circle, cover, land, radialGradient, short, swell } from './shapes.ts';

/** Stems and leaves before a large pale disc. */
export function drawBotanical(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const unit = Math.min(width, height);
  const ground = palette.night ? palette.sky[0] : mixColours(palette.sky[2], '#ffffff', 0.25);
  const disc = palette.night ? palette.light : mixColours(palette.accent, palette.sky[2], 0.35);
  const discX = width * random.between(0.36, 0.64);
  const halo = radialGradient('halo', [
    [0, disc, 0.45],
    [1, disc, 0],
  ]);
  const parts = [
    cover(canvas, ground),
    `<defs>${halo}</defs>${circle(discX, height * 0.42, unit * 0.62, 'url(#halo)')}`,
    circle(discX, height * 0.42, unit * 0.29, disc),
    land(canvas, swell(canvas, height * 0.84, height * 0.03, 0.7), mixColours(palette.far, ground, 0.35)),
  ];
  const stems = random.whole(6, 9);
  const span = Math.min(width, height * 1.25);
  const greens = [
    palette.near,
    mixColours(palette.near, palette.far, 0.45),
    mixColours(palette.near, palette.accent, 0.3),
  ] as const;
  for (let stem = 0; stem < stems; stem += 1) {
    const root = width / 2 + span * ((stem + 0.5) / stems - 0.5) * 0.82;
    parts.push(plant(canvas, root, unit * random.between(0.42, 0.74), random.pick(greens)));
  }
  parts.push(
    land(
      canvas,
      swell(canvas, height * 0.93, height * 0.025, 0.8),
      mixColours(palette.far, palette.near, 0.7),
    ),
  );
  return parts.join('');
}

function plant(canvas: Canvas, root: number, tall: number, colour: string): string {
  const { height, random, palette } = canvas;
  const lean = tall * random.between(-0.22, 0.22);
  const [top, foot] = [height * 0.96 - tall, height * 0.96];
  const bend = root + lean * 0.1;
  const stem = `<path d="M${short(root)} ${short(foot)}Q${short(bend)} ${short((foot + top) / 2)} ${short(root + lean)} ${short(top)}" fill="none" stroke="${colour}" stroke-width="${short(tall * 0.012 + 1)}" stroke-linecap="round"/>`;
  const round = random.next() < 0.5;
  const leaves = Array.from({ length: 14 }, (_, index) => {
    const share = 0.22 + (index / 14) * 0.76;
    const x = (1 - share) ** 2 * root + 2 * share * (1 - share) * bend + share ** 2 * (root + lean);
    const y = foot + (top - foot) * share;
    const long = tall * (0.24 - share * 0.15) * random.between(0.85, 1.15);
    const side = index % 2 === 0 ? 1 : -1;
    return leaf({ x, y, long, angle: side * (round ? 58 : 42) + lean * 0.03, round, colour });
  });
  const blossom =
    random.next() < 0.55 ? flower(root + lean, top, tall * 0.065, palette.accent, palette.light) : '';
  return `${stem}${leaves.join('')}${blossom}`;
}

function leaf(at: {
  x: number;
  y: number;
  long: number;
  angle: number;
  round: boolean;
  colour: string;
}): string {
  const half = at.long * (at.round ? 0.36 : 0.17);
  const path = `M0 0C${short(half)} ${short(at.long * -0.35)} ${short(half)} ${short(at.long * -0.75)} 0 ${short(-at.long)}C${short(-half)} ${short(at.long * -0.75)} ${short(-half)} ${short(at.long * -0.35)} 0 0Z`;
  return `<path d="${path}" fill="${at.colour}" transform="translate(${short(at.x)} ${short(at.y)}) rotate(${short(at.angle)})"/>`;
}

function flower(x: number, y: number, size: number, colour: string, heart: string): string {
  const petals = Array.from({ length: 7 }, (_, index) => {
    const angle = (index / 7) * 360;
    return `<ellipse cx="0" cy="${short(-size)}" rx="${short(size * 0.46)}" ry="${short(size)}" fill="${colour}" fill-opacity="0.92" transform="translate(${short(x)} ${short(y)}) rotate(${short(angle)})"/>`;
  });
  return `${petals.join('')}${circle(x, y, size * 0.48, heart)}`;
}
