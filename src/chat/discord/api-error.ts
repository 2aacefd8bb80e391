import { DiscordAPIError, HTTPError } from 'discord.js';
import { ChatError } from '../chat-error.ts';

/** Codes that end the trying, and what they mean to a person. */
const finalCodes: Readonly<Record<number, string>> = {
  10003: 'chat-gone',
  10004: 'chat-gone',
  10008: 'chat-gone',
  10015: 'chat-too-late',
  10062: 'chat-too-late',
  50027: 'chat-too-late',
  40005: 'chat-file-too-large',
  50045: 'chat-file-too-large',
  400001: 'chat-file-too-large',
  40058: 'chat-needs-thread',
  40067: 'chat-needs-thread',
  50001: 'chat-no-access',
  50007: 'chat-no-direct',
  50278: 'chat-no-direct',
  50013: 'chat-not-allowed',
  160002: 'chat-not-allowed',
  50083: 'chat-closed',
  160005: 'chat-closed',
  20009: 'chat-blocked',
  200000: 'chat-blocked',
  200001: 'chat-blocked',
  240000: 'chat-blocked',
};

/** Refusals that pass: the token, slow mode, edits of old messages for a while, an overload. */
const passingCodes = [0, 20016, 20028, 30046, 40001, 50014, 130000];

/** What a failed request means. The library's error holds the files that were sent, so it is never kept or logged. */
export function asChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof DiscordAPIError) return refusalOf(error);
  const status = error instanceof HTTPError ? ` (${error.status})` : '';
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return new ChatError('chat-unreachable', `no clear answer: ${reason}${status}`, {
    permanent: false,
    unclear: true,
  });
}

function refusalOf({ code, status, message }: DiscordAPIError): ChatError {
  if (status === 413) return new ChatError('chat-file-too-large', 'request too large', { permanent: true });
  const known = finalCodes[Number(code)];
  // Without a code it was not the API that answered but something in front of it.
  const isApi = Number.isInteger(Number(code));
  const final =
    isApi && status < 500 && status !== 401 && status !== 429 && !passingCodes.includes(Number(code));
  return new ChatError(known ?? 'chat-refused', `${code}: ${message.slice(0, 300)}`, {
    permanent: known !== undefined || final,
    params: { code },
  });
}

export function isCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
