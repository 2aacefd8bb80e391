import { defineCommand, flag, text } from '../src/command/command.ts';

export default defineCommand({
  description: 'command.history',
  options: {
    search: text({ description: 'option.search', maxLength: 200 }),
    favourites: flag({ description: 'option.favourites' }),
  },
  run(_ctx, { search, favourites }) {
    return { kind: 'history', search: search ?? '', favouritesFirst: favourites ?? false };
  },
});
