const rememberedMs = 15 * 60_000;

/** Deliveries that are being taken, or were: the same again does nothing, unless it failed before. */
export interface Seen {
  once(keys: readonly string[], work: () => Promise<void>): Promise<void>;
}

export function createSeen(): Seen {
  const known = new Map<string, Promise<void>>();

  return {
    async once(keys, work) {
      const earlier = keys.map((key) => known.get(key)).find((found) => found !== undefined);
      // It is answered when the first one is: what is not stored yet may still fail.
      if (earlier) return earlier;
      const taken = work();
      for (const key of keys) known.set(key, taken);
      try {
        await taken;
        setTimeout(() => forget(keys), rememberedMs).unref();
      } catch (error) {
        forget(keys);
        throw error;
      }
    },
  };

  function forget(keys: readonly string[]): void {
    for (const key of keys) known.delete(key);
  }
}
