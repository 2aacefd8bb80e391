/** What a chat itself has to say. */
export const chats = {
  'chat.accepted': 'On it: {link}',
  'chat.no-threads': 'Threads cannot be opened here, so the pictures come as replies.',
  'chat.earlier': 'Something from earlier that could not reach you:',
  'chat.prompt-back': 'Your words:',
  'chat.no-pictures': 'That message has no pictures Darkroom can use.',
  'menu.edit': 'Edit picture',
  'chat.failed': 'That did not work. Send it again in a moment.',

  'problem.chat-permissions':
    'Darkroom is not allowed to do everything it needs here. Ask a moderator to allow: {permissions}.',
  'problem.chat-gone': 'The place it was asked in no longer exists.',
  'problem.chat-no-access': 'Darkroom cannot see this channel. Ask a moderator to let it in.',
  'problem.chat-not-allowed': 'Darkroom may not post here. Ask a moderator to allow it.',
  'problem.chat-slow':
    'The channel only takes one message every few minutes. Ask a moderator to exempt Darkroom.',
  'problem.chat-closed': 'The thread is closed. Ask in the channel or in an open thread.',
  'problem.chat-needs-thread': 'This channel takes posts only. Ask inside one of its posts.',
  'problem.chat-blocked': 'A filter of this server blocked the message.',
  'problem.chat-no-direct': 'Direct messages from Darkroom are switched off.',
  'problem.chat-too-late': 'The time to answer here was over.',
  'problem.chat-file-too-large': 'The file is too large for this chat.',
  'problem.chat-refused': 'The chat did not take the message ({code}).',

  'permission.view-channel': 'View Channel',
  'permission.send-messages': 'Send Messages',
  'permission.send-messages-in-threads': 'Send Messages in Threads',
  'permission.embed-links': 'Embed Links',
  'permission.attach-files': 'Attach Files',
  'permission.read-message-history': 'Read Message History',
} as const;
