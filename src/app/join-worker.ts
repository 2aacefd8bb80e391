import { createLogger } from '../log.ts';
import { createWorker, type Worker } from '../queue/worker.ts';
import { claimCall, endCall, moveCall, returnCall } from '../store/calls.ts';
import { findFullJob } from '../store/jobs.ts';
import { listUse } from '../store/limits.ts';
import { renewLeases } from '../store/lost-calls.ts';
import { createDrawing, type Drawing } from './draw.ts';
import { insist } from './insist.ts';
import type { Parts } from './parts.ts';
import { type CallPlan, createRouter } from './router.ts';
import { webhookPath } from './webhooks.ts';

type WorkerNeeds = Pick<
  Parts,
  'config' | 'db' | 'blobs' | 'services' | 'health' | 'wakers' | 'limiter' | 'metrics'
>;

/** What sends calls and keeps what comes, on the store and the services. */
export function joinWorker(
  base: WorkerNeeds,
  changed: (jobId: string) => void,
): { worker: Worker; drawing: Drawing } {
  const { config, db, blobs, services, health, wakers, metrics, limiter } = base;
  const { publicUrl } = config.web;
  const log = createLogger('worker');
  const router = createRouter({
    catalogue: config.catalogue,
    services,
    health,
    reachable: publicUrl !== null,
    moved: (callId, model) => moveCall(db, callId, model),
  });
  const drawing = createDrawing({
    db,
    blobs,
    router,
    health,
    wakers,
    changed,
    metrics,
    log: createLogger('draw'),
    webhookUrl: (service, token) => publicUrl && `${publicUrl}${webhookPath(service, token)}`,
    async countUse(key) {
      const uses = await listUse(db, { scope: 'model', key, now: new Date() });
      return uses.reduce((sum, use) => sum + use.images, 0);
    },
  });
  const worker = createWorker<CallPlan>({
    load: (jobId) => findFullJob(db, jobId),
    route: router.route,
    forget: router.forget,
    admit: ({ model }) => health.admit(model),
    claim: (callId, { model, price, webhookToken }) =>
      claimCall(db, callId, new Date(), { modelKey: model, price, webhookToken }),
    unclaim: (callId) => insist(log, () => returnCall(db, callId, new Date())),
    perform: drawing.perform,
    end: (callId, end) => insist(log, () => endCall(db, callId, { ...end, now: new Date() })),
    renewLeases: (callIds) => renewLeases(db, callIds, new Date()),
    changed,
    limiter,
    log,
  });
  return { worker, drawing };
}
