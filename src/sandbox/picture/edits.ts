import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { chooseMood, drawMood, type Mood } from './moods.ts';
import { type PictureOrder, type PictureReference, wrapSvg } from './order.ts';
import { drawPanels, type Panel } from './panels.ts';
import { createRandom } from './random.ts';
import { chooseScene } from './scenes.ts';
import { type Canvas, verticalGradient } from './shapes.ts';

interface Raster {
  data: Buffer;
  info: OutputInfo;
}

/** A reference whose shape differs by more than this factor is framed instead of cropped. */
const maxCropFactor = 1.6;

/** Draws the references, changed by the words of the prompt. */
export function drawEdit(order: PictureOrder, canvas: Canvas, first: PictureReference): Promise<Sharp> {
  if (order.references.length > 1) return drawWall(order, canvas);
  if (order.transparent) return first.hasAlpha ? drawCutOut(order, canvas, first) : drawWall(order, canvas);
  const factor = first.width / first.height / (order.width / order.height);
  const fits = factor < maxCropFactor && factor > 1 / maxCropFactor;
  return fits ? drawOver(order, canvas, first) : drawWall(order, canvas);
}

/** One reference over the whole canvas, changed by the words of the prompt. */
async function drawOver(order: PictureOrder, canvas: Canvas, reference: PictureReference): Promise<Sharp> {
  const mood = chooseMood(order.prompt, canvas.palette);
  const [width, height] = [Math.round(canvas.width), Math.round(canvas.height)];
  const zoom = canvas.random.between(1, 1.12);
  const [wide, tall] = [Math.round(width * zoom), Math.round(height * zoom)];
  const cropped = await sharp(reference.path)
    .flatten({ background: canvas.palette.sky[2] })
    .resize(wide, tall, { fit: 'cover' })
    .extract({
      left: Math.round((wide - width) * canvas.random.next()),
      top: Math.round((tall - height) * canvas.random.next()),
      width,
      height,
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await applyMood(sharp(cropped.data, { raw: cropped.info }), mood)
    .composite([
      { ...(await frostFoot(cropped, mood)), left: 0 },
      { input: wrapSvg(canvas, drawMood(canvas, mood)), left: 0, top: 0 },
    ])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info });
}

/** The foot of a picture as through frosted glass: an edit of one of our own pictures has words there already. */
async function frostFoot({ data, info }: Raster, mood: Mood): Promise<{ input: Buffer; top: number }> {
  const { width } = info;
  const height = Math.round(info.height * 0.27);
  const top = info.height - height;
  const fade = verticalGradient('fade', [
    [0, '#ffffff', 0],
    [0.22, '#ffffff', 1],
  ]);
  const mask = wrapSvg(
    { width, height },
    `<defs>${fade}</defs><rect width="100%" height="100%" fill="url(#fade)"/>`,
  );
  const foot = sharp(data, { raw: info }).extract({ left: 0, top, width, height });
  const blurred = await applyMood(foot, mood)
    .blur(Math.max(1, info.height * 0.03))
    .png()
    .toBuffer();
  const input = await sharp(blurred)
    .ensureAlpha()
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
  return { input, top };
}

/** One reference with its transparency kept. */
async function drawCutOut(order: PictureOrder, canvas: Canvas, reference: PictureReference): Promise<Sharp> {
  const mood = chooseMood(order.prompt, canvas.palette);
  const [width, height] = [Math.round(canvas.width), Math.round(canvas.height)];
  const { data, info } = await applyMood(sharp(reference.path), mood)
    .resize(width, height, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .composite([{ input: wrapSvg(canvas, drawMood(canvas, mood)), left: 0, top: 0, blend: 'atop' }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info });
}

/** Several references as framed prints on a scene, or on nothing where the picture is transparent. */
async function drawWall(order: PictureOrder, canvas: Canvas): Promise<Sharp> {
  const mood = chooseMood(order.prompt, canvas.palette);
  const panels: Panel[] = [];
  for (const reference of order.references) {
    panels.push(
      await preparePanel(reference, { mood, canvas, longest: 1400 / Math.sqrt(order.references.length) }),
    );
  }
  const scene = chooseScene(order.prompt, createRandom(`scene ${order.styleKey}`))(canvas);
  const calm = `<rect width="100%" height="100%" fill="${canvas.palette.near}" fill-opacity="0.28"/>`;
  return sharp(wrapSvg(canvas, `${order.transparent ? '' : scene + calm}${drawPanels(canvas, panels)}`));
}

async function preparePanel(
  reference: PictureReference,
  { mood, canvas, longest }: { mood: Mood; canvas: Canvas; longest: number },
): Promise<Panel> {
  const side = Math.round(Math.min(longest, 880));
  const { data, info } = await applyMood(sharp(reference.path), mood)
    .flatten({ background: '#ffffff' })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const local = { ...canvas, width: info.width, height: info.height };
  const tinted = await sharp(data)
    .composite([{ input: wrapSvg(local, drawMood(local, mood)), left: 0, top: 0 }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return {
    href: `data:image/jpeg;base64,${tinted.toString('base64')}`,
    width: info.width,
    height: info.height,
  };
}

function applyMood(picture: Sharp, mood: Mood): Sharp {
  const lit = picture.modulate({ brightness: mood.brightness, saturation: mood.saturation });
  return mood.painted ? lit.median(9) : lit;
}
