import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const pollMs = 500;
/** V8 gives memory back some seconds after work has stopped. */
const steadyPolls = 16;
const steadyMb = 2;

/** What a process holds in memory now, in megabytes. Linux only. */
export function readMemory(pid: number): number {
  return readStatus(pid, 'VmRSS');
}

/** The most it held since `forgetPeak`, as the kernel counted it. */
export function readPeak(pid: number): number {
  return readStatus(pid, 'VmHWM');
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Waits until the memory of an idle process no longer moves, and answers it. */
export async function settleMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  const spread = () => {
    seen.push(readMemory(pid));
    const newest = seen.slice(-steadyPolls);
    return newest.length < steadyPolls ? Number.POSITIVE_INFINITY : Math.max(...newest) - Math.min(...newest);
  };
  await expect.poll(spread, { interval: pollMs, timeout: 60_000 }).toBeLessThan(steadyMb);
  return readMemory(pid);
}

function readStatus(pid: number, field: string): number {
  const [, kibibytes] =
    new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round((Number(kibibytes) * 1024) / 1_000_000);
}
