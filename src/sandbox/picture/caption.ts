import { wrapSvg } from './order.ts';
import { short, verticalGradient } from './shapes.ts';
import { drawText, lineUnits, measureText, wrapText } from './text.ts';

export interface Caption {
  prompt: string;
  /** `2 of 4`, or null for a picture on its own. */
  position: { number: number; total: number } | null;
  watermark: boolean;
  /** On a transparent picture the words stand on a plate of their own. */
  plate: boolean;
}

const watermarkWords = 'AI generated';
const maxLines = 3;
const ink = '#12162a';

/** Draws the strip of words at the foot of a picture, in pixels of the finished picture. */
export function drawCaption(
  caption: Caption,
  width: number,
  height: number,
): { svg: Buffer; height: number } {
  const layout = layOut(caption, width, height);
  const { lines, margin, scale, strip } = layout;
  const lineHeight = lineUnits * scale;
  const textTop = strip - margin - lines.length * lineHeight - layout.foot + (lineUnits - 14) * scale * 0.6;
  const words = lines.map((line, index) =>
    drawText(line, { x: margin, y: textTop + index * lineHeight, scale }),
  );
  const parts = [
    caption.plate ? plate(layout, width, textTop) : scrim(width, strip),
    `<g fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-width="1.9" stroke="#ffffff">${words.join('')}</g>`,
    caption.position ? badge(caption.position, { x: margin, y: textTop - lineHeight * 1.32, scale }) : '',
    caption.watermark ? watermark(width - margin, strip - margin, scale) : '',
  ];
  return { svg: wrapSvg({ width, height: strip }, parts.join('')), height: strip };
}

interface Layout {
  lines: string[];
  margin: number;
  scale: number;
  /** Height of the whole strip, and of the row kept free below the prompt. */
  strip: number;
  foot: number;
}

/** The watermark stands beside the prompt where there is room, else below it. */
function layOut(caption: Caption, width: number, height: number): Layout {
  const shorter = Math.min(width, height);
  const margin = Math.round(shorter * 0.045);
  const capital = Math.min(Math.sqrt(width * height) * 0.0235, width * 0.03, height * 0.07);
  const scale = Math.max(8, capital) / 14;
  const room = width - margin * 2;
  const beside = caption.watermark ? (measureText(watermarkWords) + 24) * scale : 0;
  const stacked = room - beside < room * 0.55;
  const lines = wrapText(caption.prompt, (stacked ? room : room - beside) / scale, maxLines);
  const foot = stacked && caption.watermark ? lineUnits * scale : 0;
  const rows = lines.length + (caption.position ? 1.6 : 0);
  const wanted = margin * 3.4 + rows * lineUnits * scale + foot;
  return { lines, margin, scale, foot, strip: Math.min(height, Math.ceil(wanted)) };
}

function scrim(width: number, strip: number): string {
  const gradient = verticalGradient('scrim', [
    [0, '#05070f', 0],
    [0.45, '#05070f', 0.4],
    [1, '#05070f', 0.76],
  ]);
  return `<defs>${gradient}</defs><rect width="${width}" height="${short(strip)}" fill="url(#scrim)"/>`;
}

function plate(layout: Layout, width: number, textTop: number): string {
  const { margin, scale, lines, strip } = layout;
  const longest = Math.max(...lines.map(measureText), 0) * scale;
  const top = textTop - margin * 0.5;
  const box = `x="${short(margin * 0.5)}" y="${short(top)}" width="${short(Math.min(width - margin, longest + margin))}" height="${short(Math.max(0, strip - margin * 0.5 - top))}"`;
  return lines.length === 0
    ? ''
    : `<rect ${box} rx="${short(margin * 0.4)}" fill="${ink}" fill-opacity="0.82"/>`;
}

function badge(
  position: { number: number; total: number },
  at: { x: number; y: number; scale: number },
): string {
  const text = `${position.number} of ${position.total}`;
  const [padX, padY] = [9 * at.scale, 6 * at.scale];
  const box = `width="${short(measureText(text) * at.scale + padX * 2)}" height="${short(14 * at.scale + padY * 2)}" rx="${short(padY + 7 * at.scale)}"`;
  return `<rect x="${short(at.x)}" y="${short(at.y - padY)}" ${box} fill="#ffffff" fill-opacity="0.93"/><g fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-width="2.1" stroke="${ink}">${drawText(text, { ...at, x: at.x + padX })}</g>`;
}

/** The visible mark that ModelArk stamps at the bottom right unless it is told not to. */
function watermark(right: number, bottom: number, scale: number): string {
  const x = right - measureText(watermarkWords) * scale;
  const words = drawText(watermarkWords, { x, y: bottom - 14 * scale, scale });
  const strokes = 'fill="none" stroke-linecap="round" stroke-linejoin="round"';
  return `<g ${strokes} stroke="#000000" stroke-opacity="0.5" stroke-width="4.4">${words}</g><g ${strokes} stroke="#ffffff" stroke-width="2">${words}</g>`;
}
