import { mixColours, type Palette } from './palettes.ts';
import { type Canvas, circle, cover, fir, radialGradient, short, stars, verticalGradient } from './shapes.ts';

/** How the words of a prompt change a reference picture. */
export interface Mood {
  brightness: number;
  saturation: number;
  /** Colours laid over the picture, top and bottom, and how strongly, 0 to 1. */
  veil: readonly [string, string];
  strength: number;
  /** Things drawn in front. */
  drawFront: (canvas: Canvas) => string;
  /** Smooths the picture into patches, as a brush does. */
  painted: boolean;
}

const nothing = () => '';
const plain: Mood = {
  brightness: 1,
  saturation: 1.05,
  veil: ['#ffffff', '#ffffff'],
  strength: 0,
  drawFront: nothing,
  painted: false,
};

const moods: readonly (Partial<Mood> & { words: RegExp })[] = [
  {
    words: /\b(night|midnight|moonlight|dark|stars?)\b|夜/i,
    brightness: 0.62,
    saturation: 0.75,
    veil: ['#0a1446', '#22307a'],
    strength: 0.58,
    drawFront: (canvas) => stars(canvas, canvas.height * 0.5, 90),
  },
  {
    words: /\b(winter|snow|snowy|ice|christmas)\b|雪|冬/i,
    brightness: 1.1,
    saturation: 0.55,
    veil: ['#dcebf7', '#a9c8e4'],
    strength: 0.34,
    drawFront: drawSnow,
  },
  {
    words: /\b(sunset|sunrise|golden|warm|evening)\b|日落|黄昏/i,
    veil: ['#ff7a3c', '#ffc861'],
    strength: 0.4,
    saturation: 1.15,
  },
  { words: /\b(black and white|monochrome|noir|sketch|pencil)\b|黑白/i, saturation: 0, brightness: 1.04 },
  {
    words: /\b(vintage|sepia|retro|old|film)\b|复古/i,
    saturation: 0.4,
    veil: ['#c99a5b', '#8a5a34'],
    strength: 0.36,
  },
  {
    words: /\b(cyberpunk|neon|synthwave)\b|赛博/i,
    saturation: 1.4,
    brightness: 0.9,
    veil: ['#ff2fa0', '#1fd7ff'],
    strength: 0.46,
  },
  { words: /\b(autumn|fall)\b|秋/i, saturation: 1.15, veil: ['#d9822b', '#a83f1c'], strength: 0.4 },
  {
    words: /\b(forest|green|spring|jungle)\b|绿|春/i,
    saturation: 1.1,
    veil: ['#bfe38a', '#2f7d4f'],
    strength: 0.36,
    drawFront: drawFirs,
  },
  {
    words: /\b(underwater|ocean|sea|blue)\b|海|蓝/i,
    saturation: 0.95,
    veil: ['#2ec4e6', '#063a6b'],
    strength: 0.46,
  },
  { words: /\b(pink|rose|cherry)\b|粉|樱/i, veil: ['#ffc3d0', '#f08ba8'], strength: 0.38 },
  {
    words: /\b(water ?colou?r|painting|painted|oil|impressionist|anime|cartoon)\b|水彩|油画/i,
    saturation: 1.25,
    brightness: 1.04,
    painted: true,
  },
];

/** What the prompt says, else a light tint of the palette. */
export function chooseMood(prompt: string, palette: Palette): Mood {
  const named = moods.filter((mood) => mood.words.test(prompt));
  if (named.length > 0) return Object.assign({}, plain, ...named);
  return { ...plain, veil: [palette.sky[0], palette.accent], strength: 0.16 };
}

/** The veil and the things in front of a reference that fills the canvas. */
export function drawMood(canvas: Canvas, mood: Mood): string {
  const veil = verticalGradient('veil', [
    [0, mood.veil[0], mood.strength],
    [1, mood.veil[1], mood.strength],
  ]);
  const edge = radialGradient('edge', [
    [0.62, '#05070f', 0],
    [1, '#05070f', 0.34],
  ]);
  const reach = `cx="${short(canvas.width / 2)}" cy="${short(canvas.height / 2)}" rx="${short(canvas.width * 0.78)}" ry="${short(canvas.height * 0.78)}"`;
  return `<defs>${veil}${edge}</defs>${cover(canvas, 'url(#veil)')}${mood.drawFront(canvas)}<ellipse ${reach} fill="url(#edge)"/>`;
}

function drawSnow(canvas: Canvas): string {
  const { width, height, random } = canvas;
  const unit = Math.min(width, height);
  return Array.from({ length: 140 }, () => {
    const size = unit * (0.0018 + random.next() ** 4 * 0.009);
    return circle(
      width * random.next(),
      height * random.next(),
      size,
      '#ffffff',
      `fill-opacity="${random.between(0.45, 0.95).toFixed(2)}"`,
    );
  }).join('');
}

function drawFirs(canvas: Canvas): string {
  const { width, height, random, palette } = canvas;
  const unit = Math.min(width, height);
  const dark = mixColours(palette.near, '#0c3b2a', 0.7);
  return Array.from({ length: 22 }, () => {
    const side = random.next() < 0.5 ? random.between(-0.02, 0.24) : random.between(0.76, 1.02);
    return fir(width * side, height * 1.01, unit * random.between(0.12, 0.34), dark);
  }).join('');
}
