import sharp, { type Sharp } from 'sharp';
import type { PictureFormat } from '../../request/models.ts';
import { drawCaption } from './caption.ts';
import { drawEdit } from './edits.ts';
import { type PictureOrder, wrapSvg } from './order.ts';
import { choosePalette } from './palettes.ts';
import { createRandom } from './random.ts';
import { chooseScene } from './scenes.ts';
import { type Canvas, short } from './shapes.ts';

/** Longer side of the drawing, in pixels; larger pictures are scaled up from it. */
const maxDrawingSide = 1600;

/** Draws one picture into a file. The same order always gives the same bytes. */
export async function drawPicture(order: PictureOrder, path: string): Promise<void> {
  const canvas = canvasFor(order);
  const [first] = order.references;
  const drawing = first ? await drawEdit(order, canvas, first) : drawFromWords(order, canvas);
  const caption = drawCaption({ ...order, plate: order.transparent }, order.width, order.height);
  const foot = { input: caption.svg, left: 0, top: order.height - caption.height };
  const picture = drawing
    .resize(order.width, order.height, { fit: 'fill', kernel: 'cubic' })
    .composite([foot]);
  await encode(order.transparent ? picture : picture.flatten().removeAlpha(), order.format).toFile(path);
}

function encode(picture: Sharp, format: PictureFormat): Sharp {
  return format === 'png' ? picture.png({ compressionLevel: 3 }) : picture.jpeg({ quality: 90 });
}

function canvasFor(order: PictureOrder): Canvas {
  const scale = Math.min(1, maxDrawingSide / Math.max(order.width, order.height));
  const palette = choosePalette(order.prompt, createRandom(`palette ${order.pictureKey}`));
  const random = createRandom(`picture ${order.pictureKey}`);
  return { width: order.width * scale, height: order.height * scale, palette, random };
}

function drawFromWords(order: PictureOrder, canvas: Canvas): Sharp {
  const scene = chooseScene(order.prompt, createRandom(`scene ${order.styleKey}`))(canvas);
  return sharp(wrapSvg(canvas, order.transparent ? cutOut(canvas, scene) : scene));
}

/** A scene in the shape of a sticker with a white edge, nothing around it. */
function cutOut(canvas: Canvas, scene: string): string {
  const { width, height } = canvas;
  const unit = Math.min(width, height);
  const [halfX, halfY] = [Math.min(width * 0.44, unit * 0.62), Math.min(height * 0.4, unit * 0.5)];
  const box = `x="${short(width / 2 - halfX)}" y="${short(height * 0.45 - halfY)}" width="${short(halfX * 2)}" height="${short(halfY * 2)}" rx="${short(unit * 0.28)}"`;
  return `<defs><clipPath id="sticker"><rect ${box}/></clipPath></defs><rect ${box} fill="#ffffff" stroke="#ffffff" stroke-width="${short(unit * 0.04)}"/><g clip-path="url(#sticker)">${scene}</g>`;
}
