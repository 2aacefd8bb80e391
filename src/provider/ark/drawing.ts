import { type Problem, problem } from '../../request/request.ts';
import { parseDimensions } from '../../request/sizes.ts';
import { ProviderError, type ProviderEvent, type Usage } from '../provider.ts';
import { createSource, type ResultRules } from '../results.ts';
import type { DrawnPicture, Finding } from './answer.ts';
import { callError, emptyError, pictureError, unclearError } from './faults.ts';

export interface DrawingFacts {
  /** How many pictures the call asked for. */
  images: number;
  requestId: string | null;
  pictures: ResultRules;
}

interface Drawing {
  images: number;
  drawn: number;
  /** Pictures that came or failed. */
  settled: Set<number>;
  /** The service said that nothing more will come. */
  ended: boolean;
  usage: Usage | null;
  /** Why the pictures that are still missing at the end did not come. */
  stopped: ProviderError | null;
  /** What broke the answer off before its end. */
  broken: ProviderError | null;
}

/** Turns what an answer says into events, and judges at its end what became of the pictures that never came. */
export async function* followDrawing(
  findings: AsyncIterable<Finding>,
  facts: DrawingFacts,
): AsyncGenerator<ProviderEvent> {
  const drawing: Drawing = {
    images: facts.images,
    drawn: 0,
    settled: new Set(),
    ended: false,
    usage: null,
    stopped: null,
    broken: null,
  };
  try {
    for await (const finding of findings) {
      const event = takeFinding(drawing, finding, facts);
      if (event) yield event;
    }
  } catch (error) {
    const message = 'The answer could not be read to its end';
    drawing.broken = error instanceof ProviderError ? error : unclearError(message, facts.requestId, error);
  }
  yield* concludeDrawing(drawing, facts);
}

function takeFinding(drawing: Drawing, finding: Finding, facts: DrawingFacts): ProviderEvent | null {
  switch (finding.kind) {
    case 'picture': {
      const index = placeOf(drawing, finding.index);
      if (index === null) return null;
      drawing.drawn += 1;
      return pictureEvent(index, finding.picture, facts.pictures);
    }
    case 'picture-failed': {
      const error = pictureError(finding.fault, facts.requestId);
      // A refused picture is skipped; any other failure ends the drawing.
      if (!error.kind.startsWith('refused')) drawing.stopped ??= error;
      if (error.serviceCode === 'InternalServiceError') drawing.ended = true;
      const index = placeOf(drawing, finding.index);
      return index === null ? null : { kind: 'image-failed', index, error };
    }
    case 'failed': {
      const createError = drawing.settled.size === 0 ? callError : pictureError;
      drawing.stopped ??= createError(finding.fault, facts.requestId);
      drawing.ended = true;
      return null;
    }
    case 'end':
      drawing.ended = true;
      drawing.usage = finding.usage;
      return null;
  }
}

/** The picture's own number, or the first free one when it is missing, taken or impossible; null when all came. */
function placeOf(drawing: Drawing, index: number | null): number | null {
  const free = missing(drawing);
  const place = index !== null && free.includes(index) ? index : free[0];
  if (place === undefined) return null;
  drawing.settled.add(place);
  return place;
}

function missing({ images, settled }: Drawing): number[] {
  return Array.from({ length: images }, (_, index) => index).filter((index) => !settled.has(index));
}

function pictureEvent(index: number, picture: DrawnPicture, rules: ResultRules): ProviderEvent {
  const size = parseDimensions(picture.size ?? '');
  return { kind: 'image', index, source: createSource(picture, rules), ...size };
}

function* concludeDrawing(drawing: Drawing, facts: DrawingFacts): Generator<ProviderEvent> {
  const { stopped, broken, ended, settled, usage, drawn } = drawing;
  const left = missing(drawing);
  const warnings: Problem[] = [];
  if (left.length > 0) {
    if (broken && !ended) throw broken;
    if (settled.size === 0) throw stopped ?? nothingCame(ended, facts);
    if (!stopped) warnings.push(problem('fewer-pictures', { asked: drawing.images, drawn }));
  }
  if (stopped) for (const index of left) yield { kind: 'image-failed', index, error: stopped };
  yield { kind: 'done', ...(usage && { usage }), warnings };
}

function nothingCame(ended: boolean, { requestId }: DrawingFacts): ProviderError {
  return ended ? emptyError(requestId) : unclearError('The stream ended before it said anything', requestId);
}
