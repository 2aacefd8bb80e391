import { AppError } from '../errors.ts';
import { type HttpAnswer, sendOnce } from './http.ts';
import { type Look, type PollingTimes, poll, pollingTimes } from './polling.ts';
import type { CallContext, ProviderEvent } from './provider.ts';

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

/** A report that says nothing for so long, or has not ended in time, is left. */
interface ReportLimits {
  silenceMs: number;
  longestMs: number;
}

const reportLimits: ReportLimits = { silenceMs: 15_000, longestMs: 120_000 };
/** The pause before the look that fetches what the report has announced. */
const announcedMs = 50;

/**
 * Follows an accepted job by looks as `poll` does, with its live report beside them. The report only brings news
 * sooner: how the job ended, and why it cannot be asked, is what looks find.
 * @throws ProviderError as `poll`
 */
export async function* follow<Result>(
  { report, look, times = pollingTimes, limits = reportLimits }: Followed<Result>,
  ctx: CallContext,
): AsyncGenerator<ProviderEvent, Result> {
  const left = new AbortController();
  const listener = listen(report, limits, AbortSignal.any([ctx.signal, left.signal]));
  const pause = (ms: number) => listener.pause(ms, ctx);
  try {
    return yield* poll(async (signal) => listener.take() ?? (await look(signal)), { ...ctx, pause }, times);
  } finally {
    left.abort();
  }
}

interface Listener {
  /** Resolves as the context's pause does, or as soon as the report has news. */
  pause(ms: number, ctx: CallContext): Promise<void>;
  /** What the report said next; null when that is for a look to find out. */
  take(): Going | null;
}

type Going = Exclude<Look<never>, { state: 'ended' }>;

function listen(report: LiveReport, limits: ReportLimits, signal: AbortSignal): Listener {
  const news: (Going | 'ended')[] = [];
  let ring = () => {};
  let failure: unknown = null;

  async function hear(): Promise<void> {
    let told = '';
    for await (const found of readReport(report, limits, signal)) {
      const said = JSON.stringify(found);
      if (said === told) continue;
      told = said;
      news.push(found.state === 'ended' ? 'ended' : found);
      ring();
      if (found.state === 'ended') return;
    }
  }

  hear().catch((error: unknown) => {
    failure = error;
    ring();
  });
  return {
    async pause(ms, ctx) {
      const { promise: rung, resolve } = Promise.withResolvers<void>();
      ring = resolve;
      if (news.length === 0 && failure === null) {
        const byReport = await Promise.race([ctx.pause(ms).then(() => false), rung.then(() => true)]);
        // After the time, or when somebody else has news, it is looked.
        if (!byReport) news.length = 0;
      }
      if (failure !== null) throw failure;
      if (news[0] === 'ended') await ctx.pause(announcedMs);
    },
    take() {
      const next = news.shift() ?? 'ended';
      return next === 'ended' ? null : next;
    },
  };
}

async function* readReport(
  { url, headers, read }: LiveReport,
  limits: ReportLimits,
  ended: AbortSignal,
): AsyncGenerator<Look<unknown>> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(limits.longestMs)]);
  let answer: HttpAnswer | null = null;
  try {
    answer = await sendOnce({ method: 'GET', url, headers, body: null, timeoutMs: limits.silenceMs, signal });
    if (answer.status === 200) yield* read(answer);
  } catch (error) {
    // A report that is refused or breaks off is no news about the job: looks say what there is to say.
    if (!(error instanceof AppError)) throw error;
  } finally {
    answer?.close();
  }
}
