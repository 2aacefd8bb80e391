import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { z } from 'zod';
import { ChatError } from '../chat-error.ts';

/** Refusals that end the trying, and what they mean to a person. */
const finalErrors: Readonly<Record<string, string>> = {
  not_in_channel: 'chat-not-member',
  // A private channel the app is not in looks the same as none.
  channel_not_found: 'chat-not-member',
  is_archived: 'chat-archived',
  thread_not_found: 'chat-gone',
  message_not_found: 'chat-gone',
  cant_update_message: 'chat-gone',
  edit_window_closed: 'chat-gone',
  is_inactive: 'chat-gone',
  // A form that was closed.
  not_found: 'chat-gone',
  file_not_found: 'chat-gone',
  file_deleted: 'chat-gone',
  restricted_action: 'chat-not-allowed',
  restricted_action_read_only_channel: 'chat-not-allowed',
  restricted_action_thread_only_channel: 'chat-not-allowed',
  restricted_action_non_threadable_channel: 'chat-not-allowed',
  posting_to_channel_denied: 'chat-not-allowed',
  ekm_access_denied: 'chat-not-allowed',
  access_denied: 'chat-not-allowed',
  message_limit_exceeded: 'chat-not-allowed',
  messages_tab_disabled: 'chat-no-direct',
  cannot_dm_bot: 'chat-no-direct',
  user_disabled: 'chat-no-direct',
  file_uploads_disabled: 'chat-uploads-off',
  file_uploads_except_images_disabled: 'chat-uploads-off',
  file_type_not_allowed: 'chat-uploads-off',
  storage_limit_reached: 'chat-storage-full',
  file_upload_size_restricted: 'chat-file-too-large',
  missing_scope: 'chat-scope',
  not_allowed_token_type: 'chat-scope',
  invalid_auth: 'chat-token',
  account_inactive: 'chat-token',
  token_revoked: 'chat-token',
  token_expired: 'chat-token',
  not_authed: 'chat-token',
  team_access_not_granted: 'chat-token',
  enterprise_is_restricted: 'chat-token',
};

/** Refusals that pass by themselves. */
const passingErrors = [
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'operation_timeout',
  'team_added_to_org',
];

const neededSchema = z.object({ needed: z.string() });

/** What a failed call means. */
export function asChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof WebAPIPlatformError) return refusalOf(error.data);
  if (error instanceof WebAPIRateLimitedError) {
    return new ChatError('chat-busy', 'the limit of the workspace is reached', { permanent: false });
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return new ChatError('chat-unreachable', `no clear answer: ${reason.slice(0, 200)}`, {
    permanent: false,
    unclear: true,
  });
}

function refusalOf(data: { error: string }): ChatError {
  const code = data.error;
  const needed = neededSchema.safeParse(data);
  const params = { code, needed: needed.success ? needed.data.needed : code };
  if (passingErrors.includes(code)) {
    // The call may have been carried out all the same.
    return new ChatError('chat-unreachable', code, { permanent: false, unclear: true, params });
  }
  return new ChatError(finalErrors[code] ?? 'chat-refused', code, { permanent: true, params });
}
