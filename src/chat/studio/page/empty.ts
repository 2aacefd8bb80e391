import { h } from 'preact';
import { useStudio } from './studio-context.ts';

/** What stands where there is no conversation yet: something to try. */
export function Empty({ onTry }: { onTry(text: string): void }) {
  const { words } = useStudio();
  return h(
    'section',
    { class: 'empty' },
    h('h2', {}, words.emptyHeading),
    h('p', {}, words.emptyHint),
    h(
      'ul',
      {},
      words.examples.map((example) =>
        h(
          'li',
          { key: example },
          h('button', { type: 'button', class: 'example', onClick: () => onTry(example) }, example),
        ),
      ),
    ),
  );
}
