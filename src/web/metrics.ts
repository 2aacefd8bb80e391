import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  jobAccepted(facts: { platform: string; model: string }): void;
  jobRefused(code: string): void;
  pictureKept(model: string): void;
  callEnded(facts: { model: string; outcome: string; seconds: number }): void;
}

/** `countJobs` is asked at every scrape: open jobs by state. */
export function createMetrics(countJobs: () => Promise<ReadonlyMap<string, number>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'darkroom_' });
  const registers = [registry];
  const accepted = new Counter({
    name: 'darkroom_jobs_accepted_total',
    help: 'Jobs stored, by chat and model',
    labelNames: ['platform', 'model'],
    registers,
  });
  const refused = new Counter({
    name: 'darkroom_requests_refused_total',
    help: 'Requests refused before anything was paid for, by problem',
    labelNames: ['code'],
    registers,
  });
  const kept = new Counter({
    name: 'darkroom_pictures_kept_total',
    help: 'Pictures fetched and kept, by model',
    labelNames: ['model'],
    registers,
  });
  const calls = new Histogram({
    name: 'darkroom_call_seconds',
    help: 'Time from sending a call to its end, by model and outcome',
    labelNames: ['model', 'outcome'],
    buckets: [1, 2, 5, 10, 20, 40, 80, 160, 320, 640],
    registers,
  });
  new Gauge({
    name: 'darkroom_jobs_open',
    help: 'Jobs that have not ended, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      for (const [state, count] of await countJobs()) this.set({ state }, count);
    },
  });
  return {
    registry,
    jobAccepted: (facts) => accepted.inc(facts),
    jobRefused: (code) => refused.inc({ code }),
    pictureKept: (model) => kept.inc({ model }),
    callEnded: ({ seconds, ...labels }) => calls.observe(labels, seconds),
  };
}
