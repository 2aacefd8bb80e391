import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': 'Bearbeiten',
  'button.vary': 'Variieren',
  'button.enlarge': 'Maximale Größe',
  'button.use': 'Als Referenzbild nehmen',
  'button.original': 'Original herunterladen',
  'button.favourite': '★ Favorit',
  'button.best': '★ Als bestes wählen',
  'button.redo': 'Dieses neu erstellen',
  'button.publish': 'Im Kanal posten',
  'button.delete': 'Löschen',
  'button.delete-yes': 'Ja, löschen',
  'button.keep': 'Behalten',
  'button.repeat': 'Dasselbe noch mal',
  'button.prompt': 'Prompt bearbeiten',
  'button.settings': 'Einstellungen ändern',
  'button.details': 'Details',
  'button.parent': '↩ Bild davor',
  'button.first': 'Ausgangsbild zeigen',
  'button.compare': 'Vorher und nachher',
  'button.run-with': 'Mit {model} erstellen',
  'button.newer': '← Neuere',
  'button.older': 'Ältere →',
  'button.tray-run': 'Erstellen',
  'button.tray-draw': 'Prompt schreiben',
  'button.tray-order': 'Ordnen oder entfernen',
  'button.tray-more': 'Bilder hinzufügen',
  'button.tray-clear': 'Leeren',

  'card.used':
    '{count, plural, one {Ausgangsbild} other {Ausgangsbilder, mit den Nummern für deinen Prompt}}: {pictures}',

  'form.edit': 'Bild bearbeiten',
  'form.prompt': 'Prompt bearbeiten',
  'form.settings': 'Einstellungen ändern',
  'form.blend': 'Bilder kombinieren',
  'form.order': 'Ordnen oder entfernen',
  'form.tray-draw': 'Aus diesen erstellen',
  'form.pictures': 'Bilder',
  'form.more-pictures': 'Weitere Bilder, wenn du magst',
  'form.order-label': 'Nummern in der neuen Reihenfolge',
  'form.order-how':
    'Die erste Nummer wird Bild 1. Lass eine Nummer weg, dann wird das Bild aus der Auswahl entfernt.',
  'form.model': 'Modell',
  'form.ratio': 'Seitenverhältnis',
  'form.size': 'Größe',
  'form.count': 'Anzahl',
  'form.format': 'Format',

  'answer.picture-gone':
    'Dieses Bild gibt es nicht mehr, oder es war nicht für dich bestimmt. Mit /history findest du deine.',
  'answer.draft-gone': 'Das ist zu lange her. Frag bitte noch einmal danach.',
  'answer.largest': 'Das ist schon die maximale Größe von {model} ({size}).',
  'answer.original': 'Das Original: {link}',
  'answer.compare': 'Vorher und nachher',
  'answer.compare-none': 'Dieses Bild ist aus Text entstanden, deshalb gibt es kein Bild davor.',
  'answer.compare-gone': 'Das Bild, aus dem es entstanden ist, gibt es hier nicht mehr.',

  'favourite.on': '★ Das ist jetzt ein Favorit. /history mit der Option favoriten zeigt sie zuerst.',
  'favourite.best':
    '★ Nummer {n} ist dein bestes Bild dieser Serie. /history mit der Option favoriten zeigt es zuerst.',
  'favourite.off': 'Das ist kein Favorit mehr.',

  'delete.ask':
    'Dieses Bild für alle löschen? „{prompt}“ Es verschwindet aus seinen Nachrichten, und seine Datei auch; andere Bilder bleiben, auch die daraus entstandenen.',
  'delete.not-yours': 'Löschen kann es nur, wer es sich gewünscht hat, oder die Moderation.',
  'delete.done':
    'Gelöscht: Das Bild ist aus seinen Nachrichten verschwunden, und seine Datei auch. Private Antworten zeigen es vielleicht noch.',
  'delete.left':
    'Die Datei ist gelöscht, aber {count, plural, one {# Nachricht zeigt} other {# Nachrichten zeigen}} das Bild noch. Die Moderation kann sie hier entfernen.',
  'delete.kept': 'Es bleibt.',

  'publish.heading': '{person} hat das erstellt: {prompt}',
  'publish.done': 'Es wird im Kanal gepostet.',
  'publish.already': 'Hier können es schon alle sehen.',
  'publish.not-yours': 'Im Kanal posten kann es nur, wer es sich gewünscht hat.',

  'details.heading':
    '{count, plural, one {So ist es entstanden} other {So ist es entstanden, in # Schritten}}',
  'details.deleted': 'gelöscht',
  'details.free': 'nicht berechnet',
  'details.simulated': 'simuliert',
  'details.unpriced': 'Preis unbekannt',

  'info.foreign':
    '{format}, {size}, {megabytes, number} MB. Es ist nicht hier entstanden, deshalb ist sonst nichts darüber bekannt.',
  'info.unreadable': 'Diese Datei ist kein Bild, das hier gelesen werden kann.',
  'info.missing': 'Welches Bild? Häng eins an oder gib seine ID an: Sie steht auf seiner Karte.',
  'info.missing-menu':
    'Welches Bild? Gib seine ID an, sie steht auf seiner Karte, oder öffne das Menü einer Nachricht mit Bildern und wähle „Image info“.',
  'info.which':
    'Diese Nachricht hat {count} Bilder; das ist das erste. Für ein anderes gib /info seine ID oder häng es allein an.',

  'tray.heading':
    '{count, plural, one {# Bild als Ausgangspunkt} other {# Bilder als Ausgangspunkt, in dieser Reihenfolge}}',
  'tray.how':
    'Dein nächstes /imagine, /edit oder /series in diesem Kanal geht davon aus; oder klick auf den Knopf. {room, plural, =0 {Mehr passt nicht hinein.} one {# Bild hat noch Platz.} other {# Bilder haben noch Platz.}}',
  'tray.prompt': 'Dein Text: {prompt}',
  'tray.empty':
    'Hier sind keine Bilder beiseitegelegt. Klick unter einem Bild auf „Als Referenzbild nehmen“ oder nimm /blend.',
  'tray.cleared': 'Geleert.',
  'tray.full':
    '{left, plural, one {# Bild wurde} other {# Bilder wurden}} weggelassen: Ein Modell nimmt höchstens {max}.',
  'tray.order-unreadable':
    'Schreib jede Nummer von 1 bis {count} höchstens einmal, zum Beispiel: 2 1. Es wurde nichts geändert.',

  'history.heading':
    '{count, plural, one {# Bild von dir} other {# Bilder von dir}}, Seite {page} von {pages}',
  'history.open': 'Bild öffnen',
  'history.none': 'Du hast noch keine Bilder. Probier /imagine ein Fuchs im Schnee',
  'history.nothing-found': 'Keins deiner Bilder hat alle diese Wörter im Prompt.',

  'style.mine': 'Deine:',
  'style.here': 'Für alle hier:',
  'style.built-in': 'Eingebaut:',
  'style.how':
    'Verwende einen mit der Option stil. /style mit der Aktion save, einem Namen und einem Text speichert einen eigenen; mit der Aktion use gilt er für alles, was du erstellst.',
  'style.saved': '„{name}“ ist für dich gespeichert. Verwende ihn mit der Option stil.',
  'style.saved-here': '„{name}“ ist für alle hier gespeichert. Verwende ihn mit der Option stil.',
  'style.used':
    'Alles, was du erstellst, bekommt jetzt „{name}“. Die Option stil mit none lässt ihn einmal weg; /style mit der Aktion use und dem Namen none beendet es.',
  'style.used-none': 'Was du erstellst, bekommt jetzt keinen Stil mehr.',
  'style.name-missing':
    'Welchen Stil? /style zeigt alle. Der Name none beendet den, der für alles gilt, was du erstellst.',
  'style.deleted': '„{name}“ ist gelöscht.',
  'style.not-found': 'Es gibt hier keinen Stil „{name}“. /style zeigt alle.',
  'style.built-in-stays': '„{name}“ ist eingebaut und kann nicht gelöscht werden.',
  'style.not-yours':
    '„{name}“ hat jemand anderes gespeichert. Ändern kann ihn nur diese Person oder die Moderation.',
  'style.too-many':
    'Mehr als {max, plural, one {# Stil geht} other {# Stile gehen}} nicht. Lösch zuerst einen.',
  'style.name-unreadable':
    'Der Name eines Stils hat bis zu 32 Zeichen: Buchstaben, Ziffern und Bindestriche.',
  'style.words-missing': 'Welcher Text gehört zu „{name}“? Schreib ihn in die Option text.',
  'problem.editing-image': 'Bearbeitet wird Bild {n} von den {count}, mit denen es entstand.',
  'problem.style-unknown': 'Es gibt keinen Stil „{style}“. /style zeigt alle.',
  'problem.picture-not-shown':
    'Diese Nachricht hat kein Bild {n}. Schreib {shown}, zum Beispiel „{first} mach Nacht daraus“.',
  'problem.which-picture':
    'Diese Nachricht hat {count, plural, one {# Bild} other {# Bilder}}; {model} nimmt {max}. Sag, welches, zum Beispiel „2 mach es zur Nacht“.',
  'problem.picture-deleted': 'Bild {n} wurde gelöscht. Wähl ein anderes.',
  'problem.change-missing':
    'Sag, was sich ändern soll, zum Beispiel „{where, select, direct {} other {@Darkroom }}mach es zur Nacht“.',
};
