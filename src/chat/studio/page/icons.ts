import { h } from 'preact';

const paths = {
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  picture:
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5zM4.5 17l4.5-4.5 3.5 3.5 2.5-2.5 4.5 4M15 9h.01',
  close: 'M6 6l12 12M18 6 6 18',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  up: 'M6 15l6-6 6 6',
  reply: 'M10 6 4 12l6 6M4.5 12H14a6 6 0 0 1 6 6v1',
  edit: 'M4 20l1-4.5L16 4.5a2.1 2.1 0 0 1 3 3L8.5 19zM14 7l3 3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  failed: 'M12 8v5M12 16.5h.01M12 3.5 2.8 19.5h18.4z',
} as const;

/** A line drawing next to words; it has no meaning of its own to a screen reader. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return h(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { d: paths[name] }),
  );
}
