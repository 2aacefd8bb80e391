import type { ModelFamily } from '../request/models.ts';

/** `2048*1152`, as some services write a size. */
export function starredSize(size: string): string {
  return size.replace('x', '*');
}

/** Sizes for services that take no side outside 1024–4096 pixels. */
export const sizesUpTo4096: ModelFamily['sizes'] = {
  '1K': { '1:1': '1024x1024' },
  '2K': {
    '1:1': '2048x2048',
    '4:3': '2304x1728',
    '3:4': '1728x2304',
    '16:9': '2848x1600',
    '9:16': '1600x2848',
    '3:2': '2496x1664',
    '2:3': '1664x2496',
    '21:9': '3136x1344',
  },
  '4K': {
    '1:1': '4096x4096',
    '4:3': '4096x3072',
    '3:4': '3072x4096',
    '16:9': '4096x2304',
    '9:16': '2304x4096',
    '3:2': '4096x2732',
    '2:3': '2732x4096',
    '21:9': '4096x1756',
  },
};
