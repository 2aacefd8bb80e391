import type { Random } from './random.ts';
import { drawCity } from './scene-city.ts';
import { drawDunes, drawRidges } from './scene-mountains.ts';
import { drawMosaic, drawPaper } from './scene-paper.ts';
import { drawPlanet } from './scene-planet.ts';
import { drawBotanical } from './scene-plants.ts';
import { drawAurora, drawSea } from './scene-water.ts';
import type { Canvas } from './shapes.ts';

/** Draws a whole picture as SVG elements, the first of which covers the canvas. */
export type Scene = (canvas: Canvas) => string;

interface NamedScene {
  draw: Scene;
  words: RegExp;
}

const scenes: readonly [NamedScene, ...NamedScene[]] = [
  {
    draw: drawRidges,
    words: /\b(mountains?|hills?|forest|fox|wolf|bear|deer|landscape|valley)\b|山|森林|狐/i,
  },
  { draw: drawSea, words: /\b(sea|ocean|beach|boats?|ships?|lighthouse|waves?|island|whale|lake)\b|海|船/i },
  { draw: drawAurora, words: /\b(aurora|winter|snow|night|stars|magic|owl)\b|极光|雪|夜/i },
  { draw: drawDunes, words: /\b(desert|dunes?|sand|sahara|camel|mars)\b|沙/i },
  {
    draw: drawBotanical,
    words: /\b(flowers?|plants?|garden|lea(?:f|ves)|cats?|spring|botanical|bees?)\b|花|草|猫/i,
  },
  { draw: drawPlanet, words: /\b(space|planets?|galaxy|astronaut|rocket|moon|cosmic)\b|宇宙|星/i },
  { draw: drawCity, words: /\b(city|street|tokyo|town|skyline|robots?|cyberpunk|car|house)\b|城|街/i },
  { draw: drawPaper, words: /\b(paper|abstract|layers?|logo|icon)\b|抽象|纸/i },
  { draw: drawMosaic, words: /\b(geometric|pattern|mosaic|poster|bauhaus|tiles?)\b|图案|海报/i },
];

/** The scene the prompt names, else any. */
export function chooseScene(prompt: string, random: Random): Scene {
  const anyScene = random.pick(scenes);
  const named = scenes.filter((scene) => scene.words.test(prompt));
  return (named[Math.floor(random.next() * named.length)] ?? anyScene).draw;
}
