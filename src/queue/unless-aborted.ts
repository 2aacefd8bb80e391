/** Stops waiting for `work` when the signal is aborted, unless `started` says that it cannot be stopped any more. */
export async function unlessAborted<T>(
  signal: AbortSignal,
  work: Promise<T>,
  started: () => boolean,
): Promise<T | 'aborted'> {
  let stop = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => {
      if (!started()) resolve('aborted');
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
