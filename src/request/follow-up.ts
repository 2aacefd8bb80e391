import { draftOf } from './check.ts';
import type { ModelFamily } from './models.ts';
import type { ImageRequest, RequestDraft } from './request.ts';
import { parseDimensions } from './sizes.ts';

/**
 * What is asked of the model when a finished picture is taken further. The picture itself goes along as image 1; the
 * words say what to do with it. They are English, like the models' own documentation.
 */
const varied = 'A variation of image 1 with the same subject and style, but other details and composition: ';
const larger = 'Render image 1 again at a higher resolution and change nothing in it: ';
const redone = 'Draw one picture anew that belongs to this series, with the same characters and style: ';
const openings = { vary: varied, enlarge: larger, redo: redone } as const;

export type FollowUp = keyof typeof openings;
const followUps = Object.keys(openings) as FollowUp[];

/** What a prompt asks for of a picture that is finished; null where it says all in a person's own words. */
export function followUpOf(prompt: string): FollowUp | null {
  return followUps.find((name) => prompt.startsWith(openings[name])) ?? null;
}

/** The words of a person, without what is said to the model before them. */
export function plainPrompt(prompt: string): string {
  const name = followUpOf(prompt);
  return name === null ? prompt : plainPrompt(prompt.slice(openings[name].length));
}

/** Other words for the same step. */
export function rewordPrompt(prompt: string, words: string): string {
  const name = followUpOf(prompt);
  return name === null ? words : `${openings[name]}${words}`;
}

/** The scene that one picture of a storyboard shows; null where the prompt lists none. */
export function sceneOf(
  request: Pick<ImageRequest, 'prompt' | 'style' | 'mode' | 'count'>,
  index: number,
): string | null {
  return request.mode === 'set' ? (captionsOf(request, request.count)?.[index] ?? null) : null;
}

/** One more like it, from the picture itself. */
export function varyDraft(request: ImageRequest): RequestDraft {
  return fromPicture(request, `${varied}${plainPrompt(request.prompt)}`);
}

/** The same picture at the largest size its family draws, in its own shape. */
export function enlargeDraft(
  request: ImageRequest,
  family: ModelFamily,
  picture: { width: number; height: number },
): RequestDraft {
  const draft = fromPicture(request, `${larger}${plainPrompt(request.prompt)}`);
  return { ...draft, ratio: undefined, size: largestSize(family, picture) };
}

/** One picture of a series, with the others to go by. */
export function redoDraft(
  request: ImageRequest,
  scene: { caption: string | null; others: number },
): RequestDraft {
  const { style } = request;
  const ending = style === undefined ? '' : `. ${style}`;
  const words = scene.caption === null ? plainPrompt(request.prompt) : `${scene.caption}${ending}`;
  return { ...fromPicture(request, `${redone}${words}`), references: scene.others };
}

function fromPicture(request: ImageRequest, prompt: string): RequestDraft {
  const { seed: _seed, ...draft } = draftOf(request);
  return { ...draft, operation: 'edit', mode: 'variations', prompt, references: 1, count: 1, web: false };
}

/** Pixels of the largest area the family draws, in the shape of the picture, in steps of 16. */
export function largestSize(
  family: ModelFamily,
  { width, height }: { width: number; height: number },
): string {
  const listed = family.tiers.flatMap((tier) => Object.values(family.sizes[tier] ?? {}));
  const ratio = width / height;
  const [best] = listed
    .flatMap((size) => parseDimensions(size) ?? [])
    .filter((size) => Math.abs(size.width / size.height / ratio - 1) < 0.03)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  if (best) return `${best.width}x${best.height}`;
  return family.pixels
    ? largestFree(family, family.pixels.max, ratio)
    : largestTier(family, { width, height });
}

/** In steps of 16, and no side longer or shorter than the service takes. */
function largestFree({ ratio: limits, sides }: ModelFamily, most: number, ratio: number): string {
  const { min, max } = sides ?? { min: 1, max: Number.POSITIVE_INFINITY };
  const clamped = Math.min(limits.max, max / min, Math.max(limits.min, min / max, ratio));
  const step = (length: number) => Math.min(max, Math.max(min, Math.floor(length / 16) * 16));
  const wide = step(Math.min(Math.sqrt(most * clamped), max, max * clamped));
  return `${wide}x${step(wide / clamped)}`;
}

/** Where no pixels can be asked for: the largest tier, if it is larger than the picture. */
function largestTier({ tiers }: ModelFamily, { width, height }: { width: number; height: number }): string {
  const tier = tiers.at(-1) ?? '';
  const side = Number.parseFloat(tier) * 1024;
  return side ** 2 > width * height * 1.05 ? tier : `${width}x${height}`;
}

/**
 * The scenes of a storyboard, when the prompt lists as many as there are pictures: one line, number or `|` each. The
 * words of a style are about all of them.
 */
export function captionsOf(
  { prompt, style = '' }: Pick<ImageRequest, 'prompt' | 'style'>,
  count: number,
): readonly string[] | null {
  const scenesAlone = prompt.endsWith(`. ${style}`) ? prompt.slice(0, -`. ${style}`.length) : prompt;
  const { lines, numbered } = linesOf(scenesAlone);
  const scenes = numbered.length === count ? numbered : lines;
  return scenes.length === count ? scenes.map((line) => line.replace(/^\d{1,2}[.):]\s*/u, '')) : null;
}

/** How many scenes a prompt lists with numbers or `|`; null where it lists none. */
export function countScenes(prompt: string): number | null {
  const { lines, numbered } = linesOf(prompt);
  if (numbered.length > 1) return numbered.length;
  return prompt.includes('|') && lines.length > 1 ? lines.length : null;
}

function linesOf(prompt: string): { lines: readonly string[]; numbered: readonly string[] } {
  const lines = prompt
    .split(/\n|\||(?:^|\s)(?=\d{1,2}[.):]\s)/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { lines, numbered: lines.filter((line) => /^\d{1,2}[.):]\s/u.test(line)) };
}
