import { AppError } from '../errors.ts';
import { type HttpAnswer, sendOnce } from './http.ts';
import { type Look, type PollingTimes, poll, pollingTimes, toEvent } from './polling.ts';
import { type CallContext, ProviderError, type ProviderEvent } from './provider.ts';

/** A live report of a job: what it says, as it says it. */
export interface LiveReport {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Reads the answer of a report that was let in. Whatever is no news is left out. */
  read(answer: HttpAnswer): AsyncIterable<Look<unknown>>;
}

export interface Followed<Result> {
  report: LiveReport;
  look(signal: AbortSignal): Promise<Look<Result>>;
  times?: PollingTimes | undefined;
  limits?: ReportLimits;
}

/** A report that says nothing for so long, or has not ended in time, is left for looks. */
interface ReportLimits {
  silenceMs: number;
  longestMs: number;
}

const reportLimits: ReportLimits = { silenceMs: 15_000, longestMs: 120_000 };
/** The pause before the look that fetches what the report has announced. */
const announcedMs = 50;

/**
 * Follows an accepted job by its live report, then by looks as `poll` does. The report only brings news sooner: how
 * the job ended, and why it cannot be asked, is what looks find.
 * @throws ProviderError as `poll`
 */
export async function* follow<Result>(
  { report, look, times = pollingTimes, limits = reportLimits }: Followed<Result>,
  ctx: CallContext,
): AsyncGenerator<ProviderEvent, Result> {
  let announced = false;
  let told = '';
  for await (const found of listen(report, limits, ctx)) {
    announced = found.state === 'ended';
    if (found.state === 'ended') break;
    const event = toEvent(found);
    if (told !== JSON.stringify(event)) yield event;
    told = JSON.stringify(event);
  }
  return yield* poll(look, ctx, { ...times, firstMs: announced ? announcedMs : times.firstMs });
}

async function* listen(
  report: LiveReport,
  limits: ReportLimits,
  ctx: CallContext,
): AsyncGenerator<Look<unknown>> {
  const { url, headers } = report;
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(limits.longestMs)]);
  let answer: HttpAnswer | null = null;
  try {
    answer = await sendOnce({ method: 'GET', url, headers, body: null, timeoutMs: limits.silenceMs, signal });
    if (answer.status === 200) yield* report.read(answer);
  } catch (cause) {
    if (ctx.signal.aborted) {
      throw new ProviderError('cancelled', 'The call was cancelled', { accepted: true, cause });
    }
    // A report that is refused or breaks off is no news about the job: looks say what there is to say.
    if (!(cause instanceof AppError)) throw cause;
  } finally {
    answer?.close();
  }
}
