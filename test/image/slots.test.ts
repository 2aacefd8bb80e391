import { describe, expect, it } from 'vitest';
import { createSlots } from '../../src/image/slots.ts';

function createWork() {
  const running: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const named =
    (name: string, until: Promise<void> = promise) =>
    async () => {
      running.push(name);
      await until;
    };
  return { running, named, finish: resolve };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('slots', () => {
  it('let two run and a third wait', async () => {
    const slots = createSlots(2);
    const { running, named, finish } = createWork();
    const all = ['a', 'b', 'c'].map((name) => slots(1, named(name)));
    await settled();
    expect(running).toEqual(['a', 'b']);
    finish();
    await Promise.all(all);
    expect(running).toEqual(['a', 'b', 'c']);
  });

  it('let heavy work run alone, and nothing overtake it', async () => {
    const slots = createSlots(2);
    const first = createWork();
    const second = createWork();
    const light = slots(1, first.named('light'));
    const heavy = slots(2, second.named('heavy'));
    const late = slots(1, second.named('late'));
    await settled();
    expect([...first.running, ...second.running]).toEqual(['light']);
    first.finish();
    await light;
    await settled();
    expect(second.running).toEqual(['heavy']);
    second.finish();
    await Promise.all([heavy, late]);
    expect(second.running).toEqual(['heavy', 'late']);
  });

  it('are free again after a failure', async () => {
    const slots = createSlots(1);
    await expect(slots(1, () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    expect(await slots(1, async () => 'next')).toBe('next');
  });
});
