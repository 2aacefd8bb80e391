import { mixColours } from './palettes.ts';
import { type Canvas, circle, cover, radialGradient, short, stars } from './shapes.ts';

/** A ringed planet with its moons. */
export function drawPlanet(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const unit = Math.min(width, height);
  const [x, y, radius] = [
    width * random.between(0.4, 0.6),
    height * random.between(0.4, 0.48),
    unit * random.between(0.2, 0.26),
  ];
  const dark = palette.night ? palette.sky[0] : mixColours(palette.near, '#05060f', 0.45);
  const tilt = random.between(-28, -10) * random.pick([1, -1]);
  const clouds = [palette.sky[1], palette.accent, palette.sky[2]].map((colour, index) =>
    nebula(canvas, `nebula${index}`, colour, random.between(0.3, 0.5)),
  );
  const ring = (id: string, half: 'back' | 'front') => {
    const clip = half === 'back' ? -radius * 3 : 0;
    const bands = [1.45, 1.6, 1.78, 1.92].map(
      (scale, index) =>
        `<ellipse rx="${short(radius * scale)}" ry="${short(radius * scale * 0.26)}" fill="none" stroke="${mixColours(palette.light, palette.accent, index * 0.28)}" stroke-width="${short(radius * (0.05 + (index % 2) * 0.06))}" stroke-opacity="${0.85 - index * 0.16}"/>`,
    );
    return `<clipPath id="${id}"><rect x="${short(-radius * 3)}" y="${short(clip)}" width="${short(radius * 6)}" height="${short(radius * 3)}"/></clipPath><g clip-path="url(#${id})">${bands.join('')}</g>`;
  };
  const place = `transform="translate(${short(x)} ${short(y)}) rotate(${short(tilt)})"`;
  const moons = Array.from({ length: random.whole(1, 3) }, () =>
    circle(
      width * random.between(0.08, 0.92),
      height * random.between(0.08, 0.7),
      unit * random.between(0.012, 0.035),
      mixColours(palette.far, palette.light, random.next()),
    ),
  );
  return [
    cover(canvas, dark),
    ...clouds,
    stars({ ...canvas, palette: { ...palette, light: '#ffffff' } }, height * 1.05, 240),
    ...moons,
    `<g ${place}>${ring('ringBack', 'back')}</g>`,
    globe(canvas, { x, y, radius, tilt, dark }),
    `<g ${place}>${ring('ringFront', 'front')}</g>`,
  ].join('');
}

function globe(
  canvas: Canvas,
  at: { x: number; y: number; radius: number; tilt: number; dark: string },
): string {
  const { palette, random } = canvas;
  const { x, y, radius } = at;
  const bands = Array.from({ length: 9 }, (_, index) => {
    const top = -radius + (index / 9) * radius * 2;
    const colour = mixColours(
      mixColours(palette.sky[1], palette.sky[2], random.next()),
      palette.accent,
      random.between(0, 0.5),
    );
    const bulge = radius * 0.16;
    return `<path d="M${short(-radius)} ${short(top)}Q0 ${short(top + bulge)} ${short(radius)} ${short(top)}V${short(radius)}H${short(-radius)}Z" fill="${colour}"/>`;
  });
  const shade = `<radialGradient id="shade" cx="0.32" cy="0.28" r="0.8"><stop offset="0.2" stop-color="${palette.light}" stop-opacity="0.35"/><stop offset="0.55" stop-color="${at.dark}" stop-opacity="0.08"/><stop offset="1" stop-color="${at.dark}" stop-opacity="0.93"/></radialGradient>`;
  const glow = radialGradient('air', [
    [0.68, palette.sky[2], 0.22],
    [1, palette.sky[2], 0],
  ]);
  return `<defs>${shade}${glow}<clipPath id="globe"><circle r="${short(radius)}"/></clipPath></defs>${circle(x, y, radius * 1.42, 'url(#air)')}<g transform="translate(${short(x)} ${short(y)})"><g clip-path="url(#globe)"><g transform="rotate(${short(at.tilt)}) scale(1.1)">${bands.join('')}</g></g><circle r="${short(radius + 0.6)}" fill="url(#shade)"/></g>`;
}

function nebula(canvas: Canvas, id: string, colour: string, strength: number): string {
  const { width, height, random } = canvas;
  const gradient = radialGradient(id, [
    [0, colour, strength],
    [0.5, colour, strength * 0.35],
    [1, colour, 0],
  ]);
  const [rx, ry] = [width * random.between(0.4, 0.7), height * random.between(0.25, 0.5)];
  return `<defs>${gradient}</defs><ellipse cx="${short(width * random.next())}" cy="${short(height * random.next())}" rx="${short(rx)}" ry="${short(ry)}" fill="url(#${id})"/>`;
}
