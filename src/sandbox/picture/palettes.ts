import type { Random } from './random.ts';

/** Colours of one picture, as `#rrggbb`. */
export interface Palette {
  /** From the top of the picture down to the horizon. */
  sky: readonly [string, string, string];
  /** The sun, the moon, a lamp. */
  light: string;
  /** Land: the farthest layer and the nearest. */
  far: string;
  near: string;
  /** One colour that stands out from all others. */
  accent: string;
  night: boolean;
}

type NamedPalette = Palette & { words: RegExp };

const palettes: readonly [NamedPalette, ...NamedPalette[]] = [
  {
    words: /\b(dawn|morning|sunrise|pastel)\b|晨|黎明/i,
    sky: ['#41518a', '#c993ac', '#ffd9ba'],
    light: '#fff3dc',
    far: '#c29ab4',
    near: '#2b2850',
    accent: '#ff9e7a',
    night: false,
  },
  {
    words: /\b(day|spring|summer|green|meadow|garden|forest)\b|春|夏|绿/i,
    sky: ['#5fa9cf', '#b6dfe4', '#f8f3d8'],
    light: '#fffbe6',
    far: '#a6cfb8',
    near: '#1d4d45',
    accent: '#f4b942',
    night: false,
  },
  {
    words: /\b(sunset|dusk|evening|red|fire|warm)\b|日落|黄昏|红/i,
    sky: ['#3b1646', '#c2405c', '#ffb56b'],
    light: '#ffeab6',
    far: '#b9506a',
    near: '#1f0f2b',
    accent: '#ffd166',
    night: false,
  },
  {
    words: /\b(night|midnight|moon|dark|stars?|blue)\b|夜|月|蓝/i,
    sky: ['#070b26', '#182b60', '#49689f'],
    light: '#f6f2dc',
    far: '#34508a',
    near: '#050919',
    accent: '#ffc878',
    night: true,
  },
  {
    words: /\b(sea|ocean|lake|river|underwater|teal)\b|海|湖/i,
    sky: ['#0f4f63', '#5cada8', '#f0f3d4'],
    light: '#fffbe0',
    far: '#86c2b4',
    near: '#08303f',
    accent: '#ff8a5c',
    night: false,
  },
  {
    words: /\b(purple|violet|dream|magic|fantasy)\b|紫|梦/i,
    sky: ['#493b86', '#b394d2', '#fde2ea'],
    light: '#fff6ee',
    far: '#b7a0d4',
    near: '#241a48',
    accent: '#ffb86b',
    night: false,
  },
  {
    words: /\b(autumn|fall|desert|sand|orange|vintage)\b|秋|沙/i,
    sky: ['#d99a5f', '#f0c890', '#fdf0d6'],
    light: '#fffaf0',
    far: '#dfa878',
    near: '#5a2c26',
    accent: '#2f7f86',
    night: false,
  },
  {
    words: /\b(winter|snow|ice|arctic|white|cold)\b|冬|雪/i,
    sky: ['#7da6c8', '#c5dcea', '#fbfaf5'],
    light: '#ffffff',
    far: '#bcd2e2',
    near: '#23415c',
    accent: '#ee8f87',
    night: false,
  },
  {
    words: /\b(aurora|space|galaxy|planet|cosmic)\b|宇宙|极光|星/i,
    sky: ['#04121f', '#0a3345', '#1c6a6b'],
    light: '#eafff4',
    far: '#17535c',
    near: '#020b14',
    accent: '#7dffb8',
    night: true,
  },
  {
    words: /\b(pink|rose|love|cherry|blossom)\b|粉|樱/i,
    sky: ['#e79aa5', '#f6cdc2', '#fff3e4'],
    light: '#fffdf6',
    far: '#e8a7a6',
    near: '#552544',
    accent: '#2f7d8c',
    night: false,
  },
];

/** The colours the prompt names, else any. */
export function choosePalette(prompt: string, random: Random): Palette {
  const anyPalette = random.pick(palettes);
  const named = palettes.filter((palette) => palette.words.test(prompt));
  return named[Math.floor(random.next() * named.length)] ?? anyPalette;
}

/** `share` 0 is the first colour, 1 the second. */
export function mixColours(first: string, second: string, share: number): string {
  const [from, to] = [channels(first), channels(second)];
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}
