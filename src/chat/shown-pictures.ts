import { imageIdFor } from '../request/address.ts';
import { type ActionId, parseActionId } from './message.ts';

/** Actions about one picture: their number is the picture's. */
const pictureActions: readonly string[] = [
  ...['picture', 'edit', 'vary', 'enlarge', 'use', 'original', 'favourite', 'delete', 'delete-yes'],
  ...['compare', 'redo', 'publish'],
];

/**
 * The ids of the pictures a message of our own shows, in order, read from its buttons. Null when its buttons speak of
 * more or fewer pictures than it has: nobody can tell then which is which.
 */
export function imagesShownBy(actions: readonly ActionId[], count: number): readonly string[] | null {
  const images = actions.flatMap((action) => {
    const parsed = parseActionId(action);
    if (!parsed || parsed.index === null || !pictureActions.includes(parsed.action)) return [];
    return [imageIdFor(parsed.id, parsed.index)];
  });
  const different = [...new Set(images)];
  return different.length === count ? different : null;
}
