import { channels, mixColours } from './palettes.ts';
import { type Canvas, circle, short } from './shapes.ts';
import { drawText, measureText } from './text.ts';

/** A reference made ready to hang on the wall: its bytes as a data URL, in pixels. */
export interface Panel {
  href: string;
  width: number;
  height: number;
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Hangs references as framed prints, each with its number, above the caption. */
export function drawPanels(canvas: Canvas, panels: readonly Panel[]): string {
  const frames = placePanels(canvas, panels).map((place, index) => {
    const panel = panels[index];
    return panel ? drawPanel(canvas, { panel, place, number: panels.length > 1 ? index + 1 : null }) : '';
  });
  return frames.join('');
}

function placePanels({ width, height }: Canvas, panels: readonly Panel[]): Place[] {
  const [room, top] = [height * 0.8, height * 0.04];
  const across = bestColumns(panels, width * 0.96, room);
  const rows = Math.ceil(panels.length / across);
  return panels.map((panel, index) => {
    const row = Math.floor(index / across);
    const inRow = row === rows - 1 ? panels.length - row * across : across;
    const cell = { width: (width * 0.96) / inRow, height: room / rows };
    const scale = Math.min((cell.width * 0.88) / panel.width, (cell.height * 0.86) / panel.height);
    const centreX = width * 0.02 + cell.width * ((index % across) + 0.5);
    const centreY = top + cell.height * (row + 0.5);
    const size = { width: panel.width * scale, height: panel.height * scale };
    return { x: centreX - size.width / 2, y: centreY - size.height / 2, ...size };
  });
}

/** The number of columns that leaves the prints largest. */
function bestColumns(panels: readonly Panel[], width: number, height: number): number {
  const areaWith = (across: number) => {
    const rows = Math.ceil(panels.length / across);
    return panels.reduce((sum, panel) => {
      const scale = Math.min(width / across / panel.width, height / rows / panel.height);
      return sum + panel.width * panel.height * scale * scale;
    }, 0);
  };
  const choices = panels.map((_, index) => index + 1);
  return choices.reduce((best, across) => (areaWith(across) > areaWith(best) ? across : best), 1);
}

function drawPanel(canvas: Canvas, at: { panel: Panel; place: Place; number: number | null }): string {
  const { palette, random } = canvas;
  const { panel, place, number } = at;
  const unit = Math.min(place.width, place.height);
  const frame = unit * 0.035;
  const turn = number === null ? 0 : random.between(-1.6, 1.6);
  const centre = `${short(place.x + place.width / 2)} ${short(place.y + place.height / 2)}`;
  const box = (grow: number, fill: string, more = '') =>
    `<rect x="${short(place.x - grow)}" y="${short(place.y - grow)}" width="${short(place.width + grow * 2)}" height="${short(place.height + grow * 2)}" rx="${short(frame * 0.35)}" fill="${fill}" ${more}/>`;
  const shadow = [0.9, 0.6, 0.3].map((depth) =>
    box(
      frame * (1 + depth * 0.7),
      '#05070f',
      `fill-opacity="0.12" transform="translate(0 ${short(frame * depth * 1.4)})"`,
    ),
  );
  const image = `<image x="${short(place.x)}" y="${short(place.y)}" width="${short(place.width)}" height="${short(place.height)}" preserveAspectRatio="none" href="${panel.href}"/>`;
  const tag =
    number === null
      ? ''
      : drawNumber(number, place, { size: Math.max(unit * 0.085, 14), colour: palette.accent });
  return `<g transform="rotate(${short(turn)} ${centre})">${shadow.join('')}${box(frame, '#fdfcf8')}${image}${tag}</g>`;
}

function drawNumber(number: number, place: Place, look: { size: number; colour: string }): string {
  const text = String(number);
  const scale = look.size / 15;
  const brightness = channels(look.colour).reduce((sum, value) => sum + value, 0) / 3;
  const ink = brightness > 140 ? '#12162a' : '#ffffff';
  const words = drawText(text, {
    x: place.x - (measureText(text) * scale) / 2,
    y: place.y - 7 * scale,
    scale,
  });
  return `${circle(place.x, place.y, look.size, '#fdfcf8')}${circle(place.x, place.y, look.size * 0.86, mixColours(look.colour, '#ffffff', 0.08))}<g fill="none" stroke="${ink}" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round">${words}</g>`;
}
