import type { ChatLimits } from '../chat.ts';
import type { DiscordAddress } from './address.ts';

const mebibyte = 1024 * 1024;
/** Bytes a file in a bot's message may have, by the server's boost tier. Source: Discord's "File uploads". */
const bytesByTier = [10, 10, 50, 100].map((size) => size * mebibyte);
/** The form around the files counts too, and the limits have been over-reported. */
const margin = 0.95;
/** A request of a server without boosts: 25 MiB. */
const requestBytes = 24 * mebibyte;

const common = {
  filesPerMessage: 10,
  formats: ['jpeg', 'png', 'webp', 'gif'],
  altTextLength: 1024,
  editSpacingMs: 2500,
};

/** What an interaction says counts for its answers alone; the bot's own messages have the server's limit. */
export function limitsAt(
  { kind, guild, interaction }: DiscordAddress,
  boostTierOf: (guildId: string | null) => number,
): ChatLimits {
  const allowed =
    kind === 'answer' && interaction
      ? interaction.maxFileBytes
      : (bytesByTier[kind === 'direct' ? 0 : boostTierOf(guild)] ?? 10 * mebibyte);
  const bytesPerFile = Math.floor(allowed * margin);
  return { ...common, bytesPerFile, bytesPerMessage: Math.max(requestBytes, bytesPerFile) };
}
