import type { SuggestEvent, Suggestion } from '../chat/chat.ts';
import { suggest } from '../command/dispatch.ts';
import type { Parts } from './parts.ts';
import { stylesFor } from './style.ts';

/** What an option can be. The store is read for styles only: forms wait for all the others. */
export async function suggestFor(
  parts: Pick<Parts, 'db' | 'commands' | 'config'>,
  event: SuggestEvent,
): Promise<readonly Suggestion[]> {
  const { catalogue, defaults } = parts.config;
  const named = event.command === 'style' ? 'name' : 'style';
  const styles = event.option === named ? await stylesFor(parts, event) : [];
  return suggest(parts.commands, event, {
    catalogue,
    defaultModel: defaults.model,
    styles: styles.map(({ name }) => name),
    now: new Date(),
  });
}
