/** What a chat itself has to say. */
export const chats = {
  'chat.accepted': 'On it: {link}',
  'chat.no-threads': 'Threads cannot be opened here, so the pictures come as replies.',
  'chat.earlier': 'Something from earlier that could not reach you:',
  'chat.direct-closed':
    'Darkroom could not send you a direct message. Type /queue to read it here, seen only by you, or allow direct messages from this server.',
  'chat.prompt-back': 'Your words:',
  'chat.no-pictures': 'That message has no pictures Darkroom can use.',
  'menu.edit': 'Edit picture',
  'menu.new': 'New image',
  'menu.series': 'New series',
  'form.send': 'Draw',
  'form.close': 'Close',
  'form.loading': 'One moment…',
  'form.where': 'Where it goes',
  'form.where-hint': 'Leave it empty for a direct message.',
  'form.references': 'Pictures to start from',
  'form.automatic': 'Automatic',
  'form.ok': 'Send',
  'chat.none-in-thread':
    'There is no picture in this thread that Darkroom can read. Attach one, or write /imagine before your words to draw a new picture.',
  'chat.attachment-unreadable':
    'Darkroom cannot read what is attached. Attach a picture: PNG, JPEG, WebP or GIF.',
  'chat.sent-directly': 'The pictures are in your direct messages with Darkroom.',
  'chat.asked-in': 'About your request in {channel}:',
  'home.settings': 'Settings',
  'form.save': 'Save',
  'home.title': 'Your pictures',
  'home.jobs': 'Waiting and being drawn',
  'home.jobs-none': 'Nothing is waiting. Ask for something with /imagine, or press New image.',
  'home.recent': 'Recent pictures',
  'home.recent-none': 'Your finished pictures will be listed here.',
  'chat.failed': 'That did not work. Send it again in a moment.',

  'chat.try-again': 'That took too long. Try again in a moment.',
  'chat.unreadable':
    'Darkroom cannot see the pictures of that message. Open its menu, choose Apps, then “{menu}”.',
  'menu.edit-image': 'Edit image',
  'menu.use-image': 'Use as reference',
  'menu.image-info': 'Image info',
  'form.which': 'Which picture',
  'form.which-all': 'All of them',
  'form.which-one': 'Picture {n}',
  'form.upload': '{count, plural, one {1 picture} other {Up to # pictures}}.',
  'form.upload-later':
    '{count, plural, one {1 picture} other {Up to # pictures}}. More can be added afterwards.',

  'problem.chat-permissions':
    'Darkroom is not allowed to do everything it needs here. Ask a moderator to allow: {permissions}.',
  'problem.chat-gone': 'The place where it was asked for no longer exists.',
  'problem.chat-no-access': 'Darkroom cannot see this channel. Ask a moderator to let it in.',
  'problem.chat-not-allowed': 'Darkroom may not post here. Ask a moderator to allow it.',
  'problem.chat-closed': 'The thread is closed. Ask in the channel or in an open thread.',
  'problem.chat-needs-thread': 'This channel takes posts only. Ask inside one of its posts.',
  'problem.chat-blocked': 'A filter of this server blocked the message.',
  'problem.chat-not-member': 'Darkroom is not in this channel. Type /invite @Darkroom here, then ask again.',
  'problem.chat-between-people':
    'Darkroom cannot post in direct messages between people. Ask in a channel it is in, or write to Darkroom directly.',
  'problem.chat-archived': 'This channel is archived. Ask in another one.',
  'problem.chat-uploads-off':
    'File uploads are switched off here. Ask an admin of the workspace to allow them.',
  'problem.chat-storage-full': 'The workspace has no room left for files. Ask an admin to free some.',
  'problem.chat-scope': 'Darkroom lacks a permission it needs ({needed}). Ask an admin to install it again.',
  'problem.chat-token':
    'Darkroom is no longer installed in this workspace. Ask an admin to install it again.',
  'problem.chat-stuck-upload': 'The chat took the pictures but did not finish processing them.',
  'problem.chat-file-unseen':
    'Darkroom cannot see that file, or it was deleted. Attach it here, or type /invite @Darkroom where it was shared.',
  'problem.chat-file-elsewhere': 'That file belongs to another workspace and cannot be read. Attach it here.',
  'problem.chat-no-direct': 'Darkroom may not send you direct messages. Allow them, or ask in a channel.',
  'problem.chat-too-late': 'It was too late to answer here.',
  'problem.chat-answer-over':
    'Darkroom is not a member of that channel, so it can post there only right after you press a button there. Use /show in that channel and press “{button}”.',
  'problem.chat-file-too-large': 'The file is too large for this chat.',
  'problem.chat-refused': 'The chat did not accept the message ({code}).',

  'permission.view-channel': 'View Channel',
  'permission.send-messages': 'Send Messages',
  'permission.send-messages-in-threads': 'Send Messages in Threads',
  'permission.embed-links': 'Embed Links',
  'permission.attach-files': 'Attach Files',
  'permission.read-message-history': 'Read Message History',
} as const;
