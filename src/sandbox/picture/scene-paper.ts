import { mixColours } from './palettes.ts';
import { type Canvas, circle, cover, short, verticalGradient } from './shapes.ts';

/** Sheets of cut paper, one above the other, each with its shadow. */
export function drawPaper(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const [x, y] = [width * random.between(0.38, 0.62), height * random.between(0.36, 0.5)];
  const reach = Math.hypot(width, height) * 0.5;
  const sheets = 9;
  const phases = [random.between(0, 6.3), random.between(0, 6.3), random.between(0, 6.3)];
  const parts = [cover(canvas, palette.night ? palette.near : mixColours(palette.near, palette.sky[0], 0.2))];
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const share = sheet / (sheets - 1);
    const radius = reach * (1 - share) + Math.min(width, height) * 0.12;
    const path = blob({
      x,
      y,
      radius,
      stretch: Math.min(1.5, Math.max(0.67, width / height)),
      drift: sheet * 0.28,
      phases,
    });
    const colour =
      share < 0.4
        ? mixColours(palette.near, palette.sky[0], 0.25 + share * 1.8)
        : sheetColour(palette, (share - 0.4) / 0.6);
    const shadow = [0.022, 0.013, 0.006].map((depth) => {
      const shift = Math.min(width, height) * depth;
      return `<path d="${path}" transform="translate(${short(shift * 0.5)} ${short(shift)})" fill="#05060f" fill-opacity="0.11"/>`;
    });
    parts.push(...shadow, `<path d="${path}" fill="${colour}"/>`);
  }
  const unit = Math.min(width, height) * 0.07;
  return [
    ...parts,
    circle(x + unit * 0.12, y + unit * 0.2, unit, '#05060f', 'fill-opacity="0.16"'),
    circle(x, y, unit, palette.accent),
  ].join('');
}

function sheetColour({ sky }: Canvas['palette'], share: number): string {
  return share < 0.5 ? mixColours(sky[0], sky[1], share * 2) : mixColours(sky[1], sky[2], share * 2 - 1);
}

function blob(at: {
  x: number;
  y: number;
  radius: number;
  stretch: number;
  drift: number;
  phases: readonly number[];
}): string {
  const points = Array.from({ length: 120 }, (_, step) => {
    const angle = (step / 120) * Math.PI * 2;
    const bumps = [3, 5, 8].reduce(
      (sum, count, index) =>
        sum + Math.sin(angle * count + (at.phases[index] ?? 0) + at.drift) * (0.075 / (index + 1)),
      0,
    );
    const radius = at.radius * (1 + bumps);
    return `${short(at.x + Math.cos(angle) * radius * Math.sqrt(at.stretch))} ${short(at.y + (Math.sin(angle) * radius) / Math.sqrt(at.stretch))}`;
  });
  return `M${points.join('L')}Z`;
}

/** A grid of quarter circles, discs and petals. */
export function drawMosaic(canvas: Canvas): string {
  const { width, height, palette, random } = canvas;
  const across = width >= height ? Math.round((width / height) * 4) : 4;
  const side = width / across;
  const rows = Math.ceil(height / side);
  const paper = mixColours(palette.sky[2], '#ffffff', palette.night ? 0.1 : 0.45);
  const colours = [
    palette.near,
    palette.accent,
    palette.sky[0],
    palette.sky[1],
    mixColours(palette.far, palette.sky[2], 0.3),
  ] as const;
  const parts = [cover(canvas, paper)];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const [back, front] = [random.next() < 0.55 ? paper : random.pick(colours), random.pick(colours)];
      const turn = `translate(${short(column * side)} ${short(row * side)}) rotate(${random.whole(0, 3) * 90} ${short(side / 2)} ${short(side / 2)})`;
      parts.push(
        `<g transform="${turn}"><rect width="${short(side + 0.6)}" height="${short(side + 0.6)}" fill="${back}"/>${tile(canvas, side, front === back ? palette.light : front, random.pick(colours))}</g>`,
      );
    }
  }
  const light = verticalGradient('sheen', [
    [0, palette.light, 0.16],
    [1, palette.near, 0.2],
  ]);
  return `${parts.join('')}<defs>${light}</defs>${cover(canvas, 'url(#sheen)')}`;
}

function tile(canvas: Canvas, side: number, front: string, second: string): string {
  const s = short(side);
  const half = short(side / 2);
  const forms = [
    `<path d="M0 0H${s}A${s} ${s} 0 0 1 0 ${s}Z" fill="${front}"/>`,
    `<path d="M0 0A${half} ${half} 0 0 0 ${s} 0Z" fill="${front}"/><path d="M0 ${half}A${half} ${half} 0 0 0 ${s} ${half}Z" fill="${second}"/>`,
    circle(side / 2, side / 2, side * 0.36, front) + circle(side / 2, side / 2, side * 0.15, second),
    `<path d="M0 0A${s} ${s} 0 0 1 ${s} ${s}A${s} ${s} 0 0 1 0 0Z" fill="${front}"/>`,
    `<path d="M0 0H${s}A${s} ${s} 0 0 1 0 ${s}Z" fill="${front}"/><path d="M0 0H${half}A${half} ${half} 0 0 1 0 ${half}Z" fill="${second}"/>`,
    `<path d="M0 ${s}A${half} ${half} 0 0 1 ${s} ${s}Z" fill="${front}"/>${circle(side / 2, side * 0.27, side * 0.13, second)}`,
  ] as const;
  return canvas.random.pick(forms);
}
