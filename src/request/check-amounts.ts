import { type Asked, nameAble } from './alternatives.ts';
import { type Problem, problem, type RequestDraft } from './request.ts';

const maxVariations = 4;
/** The longest text option any of the chats takes. */
export const maxPromptLength = 6000;

export function amountProblems(asked: Asked): Problem[] {
  const counts = asked.draft.mode === 'set' ? setProblems(asked) : variationProblems(asked.draft);
  return [...promptProblems(asked), ...counts, ...referenceProblems(asked)];
}

function promptProblems({ draft: { prompt }, family }: Asked): Problem[] {
  if (prompt.trim() === '') return [problem('prompt-missing')];
  const max = Math.min(maxPromptLength, family.maxPrompt ?? maxPromptLength);
  return prompt.length <= max ? [] : [problem('prompt-too-long', { length: prompt.length, max })];
}

function setProblems(asked: Asked): Problem[] {
  const { draft, family, offer } = asked;
  const { count, references } = draft;
  const max = offer.maxSet ?? 1;
  if (!family.set) {
    return [problem('set-not-offered', { model: family.name, others: nameAble(asked, (f) => f.set) })];
  }
  if (!Number.isInteger(count) || count < 2 || count > max) {
    return [problem('set-count', { count, max })];
  }
  if (references > 0 && offer.ids['edit-set'] === undefined) {
    return [problem('references-not-offered', { model: family.name, others: nameAble(asked, (f) => f.set) })];
  }
  const together = offer.maxTogether ?? Number.POSITIVE_INFINITY;
  const room = together - references;
  return count > room ? [problem('set-too-many', { references, count, room, max: together })] : [];
}

function variationProblems({ count }: RequestDraft): Problem[] {
  if (Number.isInteger(count) && count >= 1 && count <= maxVariations) return [];
  return [problem('count-out-of-range', { count, max: maxVariations })];
}

function referenceProblems(asked: Asked): Problem[] {
  const { draft, family } = asked;
  const { max, min } = family.references;
  const count = draft.references;
  if (draft.operation === 'edit' && count === 0) return [problem('edit-needs-picture')];
  if (count > 0 && max === 0) {
    const others = nameAble(asked, (f) => f.references.max > 0);
    return [problem('references-not-offered', { model: family.name, others })];
  }
  if (count > max) return [problem('too-many-references', { model: family.name, count, max })];
  return count < min ? [problem('references-needed', { model: family.name, min })] : [];
}
