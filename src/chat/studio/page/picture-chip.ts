import { h } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './icons.ts';
import { useStudio } from './studio-context.ts';
import type { References } from './use-references.ts';

/** Opens the machine's own way to pick pictures. */
export function PictureChip({ references }: { references: References }) {
  const { words } = useStudio();
  const input = useRef<HTMLInputElement>(null);
  return [
    h('input', {
      ref: input,
      type: 'file',
      accept: 'image/*',
      multiple: true,
      hidden: true,
      'aria-label': words.addPictures,
      onChange: () => {
        references.add(input.current?.files ?? []);
        if (input.current) input.current.value = '';
      },
    }),
    h(
      'button',
      {
        type: 'button',
        class: 'chip',
        'aria-label': words.addPictures,
        title: words.addPictures,
        onClick: () => input.current?.click(),
      },
      h(Icon, { name: 'picture' }),
      h('span', { class: 'wide-only' }, words.addPictures),
    ),
  ];
}
