import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'Wird gemacht: {link}',
  'chat.no-threads': 'Hier lassen sich keine Threads öffnen, deshalb kommen die Bilder als Antworten.',
  'chat.earlier': 'Etwas von vorhin, das dich nicht erreichen konnte:',
  'chat.direct-closed':
    'Darkroom konnte dir keine Direktnachricht schicken. Gib /queue ein, um sie hier zu lesen, nur für dich sichtbar, oder erlaub Direktnachrichten von diesem Server.',
  'chat.prompt-back': 'Dein Text:',
  'chat.no-pictures': 'Diese Nachricht hat keine Bilder, die Darkroom verwenden kann.',
  'menu.edit': 'Bild bearbeiten',
  'menu.new': 'Neues Bild',
  'menu.series': 'Neue Serie',
  'form.send': 'Erstellen',
  'form.close': 'Schließen',
  'form.loading': 'Einen Moment …',
  'form.where': 'Wohin die Bilder sollen',
  'form.where-hint': 'Lass das Feld leer, dann kommen sie als Direktnachricht.',
  'form.references': 'Bilder als Vorlage',
  'form.automatic': 'Automatisch',
  'form.ok': 'Senden',
  'chat.none-in-thread':
    'In diesem Thread ist kein Bild, das Darkroom lesen kann. Häng eins an, oder schreib /imagine vor deinen Text, um ein neues Bild zu zeichnen.',
  'chat.attachment-unreadable':
    'Darkroom kann den Anhang nicht lesen. Häng ein Bild an: PNG, JPEG, WebP oder GIF.',
  'chat.sent-directly': 'Die Bilder sind in deinen Direktnachrichten mit Darkroom.',
  'chat.asked-in': 'Zu deiner Anfrage in {channel}:',
  'home.settings': 'Einstellungen',
  'form.save': 'Speichern',
  'home.title': 'Deine Bilder',
  'home.jobs': 'In der Warteschlange und in Arbeit',
  'home.jobs-none': 'Gerade wartet nichts. Wünsch dir etwas mit /imagine oder klick auf „Neues Bild“.',
  'home.recent': 'Zuletzt',
  'home.recent-none': 'Hier stehen später deine fertigen Bilder.',
  'chat.failed': 'Das hat nicht geklappt. Schick es gleich noch einmal.',

  'chat.try-again': 'Das hat zu lange gedauert. Versuch es gleich noch einmal.',
  'chat.unreadable':
    'Darkroom kann die Bilder dieser Nachricht nicht sehen. Öffne ihr Menü, wähle Apps und dann „{menu}“.',
  'menu.edit-image': 'Bild bearbeiten',
  'menu.use-image': 'Als Referenzbild nehmen',
  'menu.image-info': 'Bildinfo',
  'form.which': 'Welches Bild',
  'form.which-all': 'Alle',
  'form.which-one': 'Bild {n}',
  'form.upload': '{count, plural, one {1 Bild} other {Bis zu # Bilder}}.',
  'form.upload-later':
    '{count, plural, one {1 Bild} other {Bis zu # Bilder}}. Weitere lassen sich danach hinzufügen.',

  'problem.chat-permissions':
    'Darkroom darf hier nicht alles, was es braucht. Bitte die Moderation, das zu erlauben: {permissions}.',
  'problem.chat-gone': 'Den Ort, an dem gefragt wurde, gibt es nicht mehr.',
  'problem.chat-no-access':
    'Darkroom kann diesen Kanal nicht sehen. Bitte die Moderation, ihm Zugang zu geben.',
  'problem.chat-not-allowed': 'Darkroom darf hier nicht posten. Bitte die Moderation, es zu erlauben.',
  'problem.chat-closed': 'Der Thread ist geschlossen. Frag im Kanal oder in einem offenen Thread.',
  'problem.chat-needs-thread': 'Dieser Kanal nimmt nur Beiträge an. Frag in einem seiner Beiträge.',
  'problem.chat-blocked': 'Ein Filter dieses Servers hat die Nachricht blockiert.',
  'problem.chat-not-member':
    'Darkroom ist nicht in diesem Channel. Gib hier /invite @Darkroom ein und frag dann noch einmal.',
  'problem.chat-between-people':
    'In Direktnachrichten zwischen anderen kann Darkroom nichts posten. Frag in einem Channel, in dem Darkroom ist, oder schreib Darkroom direkt.',
  'problem.chat-archived': 'Dieser Channel ist archiviert. Frag in einem anderen.',
  'problem.chat-uploads-off':
    'Hier sind Datei-Uploads ausgeschaltet. Bitte einen Admin des Workspace, sie zu erlauben.',
  'problem.chat-storage-full':
    'Im Workspace ist kein Platz mehr für Dateien. Bitte einen Admin, welchen freizumachen.',
  'problem.chat-scope':
    'Darkroom fehlt eine Berechtigung, die es braucht ({needed}). Bitte einen Admin, es neu zu installieren.',
  'problem.chat-token':
    'Darkroom ist in diesem Workspace nicht mehr installiert. Bitte einen Admin, es neu zu installieren.',
  'problem.chat-stuck-upload': 'Der Chat hat die Bilder angenommen, aber nicht fertig verarbeitet.',
  'problem.chat-file-unseen':
    'Darkroom kann diese Datei nicht sehen, oder sie wurde gelöscht. Häng sie hier an, oder gib dort, wo sie geteilt wurde, /invite @Darkroom ein.',
  'problem.chat-file-elsewhere':
    'Diese Datei gehört zu einem anderen Workspace und lässt sich nicht lesen. Häng sie hier an.',
  'problem.chat-no-direct':
    'Darkroom darf dir keine Direktnachrichten schicken. Erlaub sie, oder frag in einem Kanal.',
  'problem.chat-too-late': 'Die Zeit, hier zu antworten, war abgelaufen.',
  'problem.chat-answer-over':
    'Darkroom ist in diesem Kanal kein Mitglied und kann nur gleich nach einem Klick dort posten. Nutz /show in diesem Kanal und klick auf „{button}“.',
  'problem.chat-file-too-large': 'Die Datei ist für diesen Chat zu groß.',
  'problem.chat-refused': 'Der Chat hat die Nachricht nicht angenommen ({code}).',

  'permission.view-channel': 'Kanal ansehen',
  'permission.send-messages': 'Nachrichten senden',
  'permission.send-messages-in-threads': 'Nachrichten in Threads senden',
  'permission.embed-links': 'Links einbetten',
  'permission.attach-files': 'Dateien anhängen',
  'permission.read-message-history': 'Nachrichtenverlauf anzeigen',
};
