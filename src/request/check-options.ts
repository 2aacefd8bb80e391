import { type Asked, nameAble } from './alternatives.ts';
import { type ModelFamily, type PictureFormat, pictureFormats } from './models.ts';
import { anyOf, type Problem, problem } from './request.ts';

const maxSeed = 2_147_483_647;

export function optionProblems(asked: Asked): Problem[] {
  return [
    ...seedProblems(asked),
    ...guidanceProblems(asked),
    ...switchProblems(asked),
    ...formatProblems(asked),
    ...transparentProblems(asked),
  ];
}

/** `jpg` is `jpeg`. */
export function readFormat(text: string): PictureFormat | null {
  const name = text.trim().toLowerCase().replace(/^jpg$/, 'jpeg');
  return pictureFormats.find((format) => format === name) ?? null;
}

/** The family does not do this; others may. */
function notOffered(asked: Asked, code: string, can: (family: ModelFamily) => boolean): Problem {
  return problem(code, { model: asked.family.name, others: nameAble(asked, can) });
}

function seedProblems(asked: Asked): Problem[] {
  const { seed } = asked.draft;
  if (seed === undefined) return [];
  if (!asked.family.seed) return [notOffered(asked, 'seed-not-offered', (f) => f.seed)];
  const min = asked.family.leastSeed ?? -1;
  const known = Number.isInteger(seed) && (seed === -1 || seed >= min) && seed <= maxSeed;
  return known ? [] : [problem('seed-out-of-range', { min, max: maxSeed })];
}

function guidanceProblems(asked: Asked): Problem[] {
  const { guidance } = asked.draft;
  const range = asked.family.guidance;
  if (guidance === undefined) return [];
  if (!range) return [notOffered(asked, 'guidance-not-offered', (f) => f.guidance !== null)];
  const known = guidance >= range.min && guidance <= range.max;
  return known ? [] : [problem('guidance-out-of-range', { min: range.min, max: range.max })];
}

function switchProblems(asked: Asked): Problem[] {
  const { draft, family, catalogue } = asked;
  const searches = (other: ModelFamily) => other.web.includes(catalogue.cloud);
  return [
    ...(draft.fast && !family.fast ? [notOffered(asked, 'fast-not-offered', (f) => f.fast)] : []),
    ...(draft.web && !searches(family) ? [notOffered(asked, 'web-not-offered', searches)] : []),
  ];
}

function formatProblems(asked: Asked): Problem[] {
  const { draft, family } = asked;
  if (draft.format === undefined) return [];
  const wanted = readFormat(draft.format);
  if (!wanted) {
    return [problem('format-unknown', { format: draft.format, accepted: anyOf(pictureFormats) })];
  }
  if (draft.transparent && wanted === 'jpeg') return [problem('transparent-needs-png')];
  const draws = (other: ModelFamily) => other.nativeFormat === wanted || other.formats.includes(wanted);
  if (draws(family)) return [];
  const params = { model: family.name, format: wanted, native: family.nativeFormat };
  return [problem('format-not-offered', { ...params, others: nameAble(asked, draws) })];
}

function transparentProblems(asked: Asked): Problem[] {
  const { draft, family } = asked;
  if (!draft.transparent) return [];
  if (family.transparent === 'no') {
    return [notOffered(asked, 'transparent-not-offered', (f) => f.transparent !== 'no')];
  }
  if (family.transparent === 'yes' || draft.references === 1) return [];
  return [notOffered(asked, 'transparent-needs-alpha', (f) => f.transparent === 'yes')];
}
