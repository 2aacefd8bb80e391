import { useEffect, useState } from 'preact/hooks';
import { useStudio } from './studio-context.ts';

/** "in 25 seconds", in the reader's language, kept up to date. */
export function Countdown({ to }: { to: number }) {
  const { words } = useStudio();
  const seconds = useSecondsUntil(to);
  if (seconds <= 0) return words.soon;
  const format = new Intl.RelativeTimeFormat(navigator.language, { numeric: 'always' });
  if (seconds < 90) return format.format(seconds, 'second');
  return format.format(Math.round(seconds / 60), 'minute');
}

function useSecondsUntil(to: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [to]);
  return Math.ceil((to - now) / 1000);
}
