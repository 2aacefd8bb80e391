import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'Wird gemacht: {link}',
  'chat.no-threads': 'Hier lassen sich keine Threads öffnen, deshalb kommen die Bilder als Antworten.',
  'chat.earlier': 'Etwas von vorhin, das dich nicht erreichen konnte:',
  'chat.prompt-back': 'Dein Text:',
  'chat.no-pictures': 'Diese Nachricht hat keine Bilder, die Darkroom verwenden kann.',
  'menu.edit': 'Bild bearbeiten',
  'chat.failed': 'Das hat nicht geklappt. Schick es gleich noch einmal.',

  'problem.chat-permissions':
    'Darkroom darf hier nicht alles, was es braucht. Bitte die Moderation, das zu erlauben: {permissions}.',
  'problem.chat-gone': 'Den Ort, an dem gefragt wurde, gibt es nicht mehr.',
  'problem.chat-no-access':
    'Darkroom kann diesen Kanal nicht sehen. Bitte die Moderation, ihm Zugang zu geben.',
  'problem.chat-not-allowed': 'Darkroom darf hier nicht posten. Bitte die Moderation, es zu erlauben.',
  'problem.chat-slow':
    'Der Kanal nimmt nur alle paar Minuten eine Nachricht an. Bitte die Moderation, Darkroom davon auszunehmen.',
  'problem.chat-closed': 'Der Thread ist geschlossen. Frag im Kanal oder in einem offenen Thread.',
  'problem.chat-needs-thread': 'Dieser Kanal nimmt nur Beiträge an. Frag in einem seiner Beiträge.',
  'problem.chat-blocked': 'Ein Filter dieses Servers hat die Nachricht blockiert.',
  'problem.chat-no-direct': 'Direktnachrichten von Darkroom sind ausgeschaltet.',
  'problem.chat-too-late': 'Die Zeit, hier zu antworten, war abgelaufen.',
  'problem.chat-file-too-large': 'Die Datei ist für diesen Chat zu groß.',
  'problem.chat-refused': 'Der Chat hat die Nachricht nicht angenommen ({code}).',

  'permission.view-channel': 'Kanal ansehen',
  'permission.send-messages': 'Nachrichten senden',
  'permission.send-messages-in-threads': 'Nachrichten in Threads senden',
  'permission.embed-links': 'Links einbetten',
  'permission.attach-files': 'Dateien anhängen',
  'permission.read-message-history': 'Nachrichtenverlauf anzeigen',
};
