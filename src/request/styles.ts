import type { RequestDraft } from './request.ts';

/** Options a style may bring; what a person chooses beside it wins. */
export type StyleOptions = Partial<Pick<RequestDraft, 'model' | 'ratio' | 'size'>>;

/** Words that go behind a prompt, under a name. */
export interface Style {
  name: string;
  words: string;
  options: StyleOptions;
}

/** Looks the Seedream models are strong at. Their names are what people type, in every language. */
export const builtInStyles: readonly Style[] = [
  {
    name: 'editorial-portrait',
    words:
      'editorial portrait photograph, 85 mm lens, soft key light from a large window, natural skin texture, shallow depth of field, muted colour grading',
    options: { ratio: '3:4' },
  },
  {
    name: 'product-on-white',
    words:
      'product photograph on a seamless white background, softbox lighting, soft contact shadow, crisp edges, accurate colours, nothing else in the frame',
    options: { ratio: '1:1' },
  },
  {
    name: 'poster',
    words:
      'graphic poster, bold centred composition, large clean sans-serif lettering that is spelled exactly as quoted, limited palette of three colours, generous margins',
    options: { ratio: '2:3' },
  },
  {
    name: 'anime',
    words:
      'anime key visual, clean line art, cel shading, dramatic backlight, detailed painted background, vivid colours',
    options: { ratio: '16:9' },
  },
  {
    name: 'storyboard',
    words:
      'storyboard frame, loose pencil and grey marker, clear staging, readable silhouettes, the same characters and costumes in every frame',
    options: { ratio: '16:9' },
  },
  {
    name: 'watercolour',
    words:
      'watercolour on cold-pressed paper, visible brush strokes, soft bleeding edges, white paper left open, restrained palette',
    options: {},
  },
  {
    name: 'isometric',
    words:
      'isometric miniature diorama, soft global illumination, rounded shapes, pastel materials, plain background',
    options: { ratio: '1:1' },
  },
  {
    name: 'cinematic',
    words:
      'cinematic film still, anamorphic lens, practical lights, volumetric haze, subtle film grain, teal and amber grading',
    options: { ratio: '21:9' },
  },
];

const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u;

/** As it is kept and typed: `Soft Light` becomes `soft-light`. Null when it is no name. */
export function styleName(typed: string): string | null {
  const name = typed.trim().toLowerCase().replace(/\s+/g, '-');
  return namePattern.test(name) ? name : null;
}

/** Lays a style over a draft. */
export function withStyle(draft: RequestDraft, { words, options }: Style): RequestDraft {
  const prompt = draft.prompt.trim().replace(/[.,;\s]+$/u, '');
  const own = { model: draft.model, ratio: draft.ratio, size: draft.size };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  // A size in pixels has its own shape.
  const { ratio, ...others } = options;
  const shaped = draft.size?.match(/\d\s*[x×*]\s*\d/) ? others : { ratio, ...others };
  return { ...draft, ...shaped, ...given, prompt: `${prompt}. ${words}`, style: words };
}
