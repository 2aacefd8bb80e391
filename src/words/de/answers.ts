import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': 'Wird gemacht.',
  'answer.queue-empty': 'Gerade wartet nichts, und nichts wird erstellt.',
  'answer.queue-heading': '{count, plural, one {# Auftrag} other {# Aufträge}} in der Warteschlange',
  'answer.queue-mine': 'Deine:',
  'answer.queue-line':
    '{state, select, stopping {Wird abgebrochen} running {Wird erstellt} collecting {Bilder werden geholt} parked {Wartet auf den Dienst} other {Platz {place}}} · {prompt} · {model} · {count, plural, one {# Bild} other {# Bilder}} · {id}',
  'answer.queue-others': '{count, plural, one {# Auftrag von jemand anderem} other {# Aufträge von anderen}}',
  'answer.cancel-none': 'Du hast nichts abzubrechen.',
  'answer.cancel-which': 'Welchen?',
  'answer.cancel-more':
    'Und {count, plural, one {# weiterer Auftrag: /queue zeigt seine ID} other {# weitere Aufträge: /queue zeigt ihre IDs}}.',
  'answer.cancel-button': '„{prompt}“ abbrechen',
  'answer.cancelled':
    'Abgebrochen. {paid, plural, =0 {Es wurde nichts berechnet.} one {# Bild war schon in Arbeit und wird berechnet oder könnte berechnet werden.} other {# Bilder waren schon in Arbeit und werden berechnet oder könnten berechnet werden.}}',
  'answer.cancel-ended': 'Dieser Auftrag ist schon beendet.',
  'answer.cancel-not-yours': 'Abbrechen kann ihn nur, wer ihn gestellt hat, oder die Moderation.',
  'answer.job-unknown':
    'Du hast keinen Auftrag und kein Bild „{id}“. Die IDs stehen in /queue und auf den Karten.',
  'answer.show-none': 'Dieser Auftrag hat keine Bilder.',
  'answer.show': '{count, plural, one {# Bild} other {# Bilder}} · {prompt}',
  'answer.options-are': 'Möglich sind die Optionen {options}.',
  'answer.options-none': 'Der Befehl hat keine Optionen.',
  'answer.option-choice': 'Möglich ist {values}.',
  'answer.option-string': 'Sie braucht einen Text.',
  'answer.option-integer': 'Sie braucht eine ganze Zahl.',
  'answer.option-number': 'Sie braucht eine Zahl.',
  'answer.option-boolean': 'Sie braucht yes oder no.',
  'answer.option-attachment': 'Sie braucht ein angehängtes Bild.',
  'answer.action-unknown':
    'Dieser Knopf gehört zu einer anderen Version. Nimm /show mit der ID auf der Karte.',
  'answer.again': 'Der Auftrag läuft noch einmal.',
  'answer.stronger': 'Es wird mit {model} versucht.',
  'answer.stronger-none': 'Kein stärkeres Modell kann diesen Auftrag hier ausführen.',
  'answer.failed':
    'Das hat nicht geklappt und wurde ins Protokoll geschrieben. Versuch es gleich noch einmal.',
  'answer.delivery-failed':
    'Die Bilder zu „{prompt}“ sind fertig, konnten hier aber nicht gepostet werden. {reason} Sie sind aufgehoben: /show {id}',
  'answer.card-refused':
    'Es wurde nichts erstellt, weil hier keine Nachricht gepostet werden konnte. {reason}',

  'answer.models-heading': 'Modelle bei {cloud}',
  'answer.models-line': '**{family}** {name}: {abilities}. {price}',
  'answer.models-price': '{price} pro Bild',
  'answer.models-price-from': '{from} bis {to} pro Bild',
  'answer.models-price-unknown': 'Preis unbekannt',
  'answer.models-default': 'wird genommen, wenn du keins wählst',
  'answer.models-services': 'bei {services}',
  'answer.models-parked': '{services} gerade nicht benutzbar',
  'answer.models-retiring': 'läuft aus',
  'answer.models-ends': 'endet am {date}',
  'answer.models-sizes': '{sizes}',
  'answer.models-references':
    '{count, plural, =0 {nur Text} one {# Referenzbild} other {bis zu # Referenzbilder}}',
  'answer.models-set': 'Serien',
  'answer.models-seed': 'Seed',
  'answer.models-guidance': 'Prompttreue {min, number} bis {max, number}',
  'answer.models-transparent': 'transparenter Hintergrund',
  'answer.models-fast': 'schneller Modus',
  'answer.models-web': 'Websuche',
  'answer.models-formats': 'jpeg oder png',

  'answer.help': `**Darkroom erstellt Bilder mit Seedream.**
/imagine ein Fuchs im Schnee: ein Bild. Mit der Option anzahl bekommst du bis zu 4 verschiedene.
/edit mach es zur Nacht: Häng ein oder mehrere Bilder an und sag, was sich ändern soll.
/series ein Tag im Leben eines Leuchtturms: 2 bis 15 Bilder, die zusammengehören.
Antworte auf ein Bild und erwähne @Darkroom, oder klick darunter auf „Bearbeiten“ und sag, was sich ändern soll. Bei mehreren sag, welches: „2 mach es zur Nacht“.
/blend kombiniert bis zu 14 Bilder. /history findet deine Bilder wieder, /style merkt sich Stile, die du magst.
/queue zeigt, was wartet, /cancel bricht es ab, /show holt Bilder zurück, /models zeigt die Modelle.
Bilder erscheinen, sobald sie fertig sind. Auf der Karte steht, was es kostet.`,

  'answer.help-page': `**Darkroom erstellt Bilder mit Seedream.**
/imagine ein Fuchs im Schnee: ein Bild. Mit --count 4 bekommst du vier verschiedene.
/edit mach es zur Nacht: Häng ein oder mehrere Bilder an und sag, was sich ändern soll.
/series ein Tag im Leben eines Leuchtturms: 2 bis 15 Bilder, die zusammengehören.
Klick auf den Stift an einem Bild oder antworte auf seine Nachricht und sag, was sich ändern soll. Bei mehreren sag, welches: „2 mach es zur Nacht“.
/blend kombiniert bis zu 14 Bilder. /history findet deine Bilder wieder, /style merkt sich Stile, die du magst.
/queue zeigt, was wartet, /cancel bricht es ab, /show holt Bilder zurück, /models zeigt die Modelle.
Bilder erscheinen, sobald sie fertig sind. Auf der Karte steht, was es kostet.`,

  'answer.help-mentions': `**Darkroom erstellt Bilder mit Seedream.**
/imagine ein Fuchs im Schnee: ein Bild. Mit --count 4 bekommst du vier verschiedene, und /imagine allein öffnet ein Formular.
/series ein Tag im Leben eines Leuchtturms: 2 bis 15 Bilder, die zusammengehören.
/edit mach es zur Nacht: öffnet ein Formular für die Bilder, die du ändern willst.
Erwähne @Darkroom mit einem Foto oder im Thread eines Bildes und sag, was sich ändern soll. Bei mehreren sag, welches: „2 mach es zur Nacht“. In Direktnachrichten brauchst du keine Erwähnung.
Oder klick unter einem Bild auf „Bearbeiten“. Im Menü jeder Nachricht mit Bildern gibt es „Edit image“.
/blend kombiniert bis zu 14 Bilder. /history findet deine Bilder wieder, /style merkt sich Stile, die du magst.
/queue zeigt, was wartet, /cancel bricht es ab, /show holt Bilder zurück, /models zeigt die Modelle.
Bilder erscheinen, sobald sie fertig sind. Auf der Karte steht, was es kostet.`,
};
