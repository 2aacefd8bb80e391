/** Runs work once as many slots are free as it takes. First come, first served: heavy work is not overtaken. */
export type Slots = <T>(weight: number, work: () => Promise<T>) => Promise<T>;

export function createSlots(total: number): Slots {
  let free = total;
  const waiting: { weight: number; start: () => void }[] = [];
  const startNext = () => {
    for (let next = waiting[0]; next && next.weight <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.weight;
      next.start();
    }
  };
  return async (weight, work) => {
    await new Promise<void>((start) => {
      waiting.push({ weight, start });
      startNext();
    });
    try {
      return await work();
    } finally {
      free += weight;
      startNext();
    }
  };
}
