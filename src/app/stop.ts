import { releaseCalls } from '../store/handles.ts';
import { loseCalls } from '../store/lost-calls.ts';
import type { WebServer } from '../web/web.ts';
import type { OpenStore } from './open-store.ts';
import type { Parts } from './parts.ts';
import { runSteps, type Step } from './steps.ts';
import { mayComeBack } from './take-up.ts';

/** A stop takes no longer, whatever does not answer. Container platforms kill a process after as long. */
const stopMs = 30_000;
/** What is left of it, when calls took nearly all: for writing down what is out, for deliveries, and for closing. */
const noteMs = 1_000;
const deliverMs = 1_000;
const closeMs = 2_000;

/** What is out at the service and in the outbox gets its time; what is left is unknown or stays queued. */
export async function stopInOrder(parts: Parts, rooms: { store: OpenStore; web: WebServer }): Promise<void> {
  const end = Date.now() + stopMs;
  parts.queue.pause();
  const left = await runSteps(
    [...finishWork(parts, end - closeMs), ...closeRooms(parts, rooms, end)],
    parts.log,
  );
  const calls = parts.worker.callsOut().length;
  if (left.length > 0 || calls > 0)
    parts.log.warn({ left, calls }, 'stopped before everything had ended; the next start takes it up');
}

function finishWork(parts: Parts, until: number): Step[] {
  const { worker, delivery } = parts;
  const noted = until - deliverMs;
  return [
    { name: 'calls', until: noted - noteMs, run: (leftMs) => worker.drain(leftMs) },
    { name: 'notes of calls', until: noted, run: () => noteCalls(parts) },
    { name: 'deliveries', until, run: (leftMs) => delivery.drain(leftMs) },
  ];
}

async function noteCalls({ db, worker, delivery, ...parts }: Parts): Promise<void> {
  const out = worker.callsOut();
  const lost = await loseCalls(db, { ids: out }, new Date(), (call) => mayComeBack(parts, call));
  await releaseCalls(db, out, new Date());
  for (const jobId of lost) delivery.changed(jobId);
}

function closeRooms(
  parts: Parts,
  { store, web }: { store: OpenStore; web: WebServer },
  until: number,
): Step[] {
  return [
    ...[...parts.chats.values()].map((chat) => ({ name: chat.platform, until, run: () => chat.stop() })),
    { name: 'web', until, run: () => web.stop() },
    { name: 'queue', until, run: () => parts.queue.stop() },
    { name: 'limits', until, run: () => stopLimits(parts) },
    { name: 'store', until, run: () => store.close() },
  ];
}

async function stopLimits({ health, limiter }: Parts): Promise<void> {
  health.stop();
  await limiter.stop();
}
