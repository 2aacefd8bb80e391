import type { PictureFormat } from '../../request/models.ts';
import { short } from './shapes.ts';

/** A reference picture as it was made ready: upright, sRGB, its longer side within `maxReferenceSide` pixels. */
export interface PictureReference {
  path: string;
  width: number;
  height: number;
  hasAlpha: boolean;
}

export const maxReferenceSide = 1280;

export interface PictureOrder {
  width: number;
  height: number;
  prompt: string;
  /** `2 of 4`, or null for a picture on its own. */
  position: { number: number; total: number } | null;
  references: readonly PictureReference[];
  /** Decides the scene: the same for every picture of a set. */
  styleKey: string;
  /** Decides the colours and where everything stands. */
  pictureKey: string;
  watermark: boolean;
  transparent: boolean;
  format: PictureFormat;
}

/** A whole SVG file around its elements. */
export function wrapSvg(size: { width: number; height: number }, content: string): Buffer {
  const [width, height] = [short(size.width), short(size.height)];
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${box}>${content}</svg>`);
}
