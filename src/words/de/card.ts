import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} wünscht sich',
  'card.heading-edit': '{person} möchte ein Bild ändern',
  'card.heading-combine': '{person} möchte {references} Bilder kombinieren',
  'card.heading-series': '{person} wünscht sich eine Serie',
  'asked.vary': 'Eine Variante: {prompt}',
  'asked.enlarge': 'In maximaler Größe: {prompt}',
  'asked.redo': 'Ein Bild einer Serie neu: {prompt}',
  'card.count': '{count, plural, one {# Bild} other {# Bilder}}',
  'card.references': '{count, plural, one {# Referenzbild} other {# Referenzbilder}}',
  'card.model-by': '{model} bei {services}',
  'card.private': 'nur du siehst das',
  'card.seed': 'Seed {seed}',
  'card.guidance': 'Prompttreue {guidance, number}',
  'card.transparent': 'ohne Hintergrund',
  'card.fast': 'schnell',
  'card.web': 'mit Websuche',

  'card.tile.waiting': 'Bild {n} von {count}: wartet',
  'card.tile.drawing': 'Bild {n} von {count}: wird erstellt',
  'card.tile.done': 'Bild {n} von {count}: fertig',
  'card.tile.failed': 'Bild {n} von {count}: nicht erstellt',
  'card.tile.deleted': 'Bild {n} von {count}: gelöscht',

  'card.preparing': 'Wird vorbereitet',
  'card.next': 'Als Nächstes dran',
  'card.place': 'Platz {place} in der Warteschlange',
  'card.place-soon': 'Platz {place} in der Warteschlange, beginnt',
  'card.next-soon': 'Als Nächstes dran, beginnt',
  'card.paused': 'Der Dienst nimmt gerade nichts an. Dieser Auftrag behält seinen Platz und geht weiter',
  'card.parked': '{service} funktioniert gerade nicht. Dieser Auftrag wartet und geht von selbst weiter',
  'card.drawing':
    '{done, plural, =0 {Wird erstellt …} one {Wird erstellt, # von {count} fertig} other {Wird erstellt, # von {count} fertig}}',
  'card.done': '{count, plural, one {Fertig} other {Fertig, alle # Bilder}}',
  'card.partial': '{done} von {count} Bildern',
  'card.failed': '{count, plural, one {Das Bild wurde nicht erstellt} other {Es wurde kein Bild erstellt}}',
  'card.cancelled': 'Abgebrochen',
  'card.cancelled-drawing':
    'Abgebrochen. {count, plural, one {# Bild wird} other {# Bilder werden}} bereits erstellt',
  'card.unknown': 'Unterbrochen',

  'card.cost-estimate': 'Kostet {money}{count, plural, one {} other {, wenn alle Bilder gelingen}}.',
  'card.cost-unknown': 'Der Preis ist nicht bekannt.',
  'card.cost': 'Kosten: {count, plural, one {# Bild} other {# Bilder}}, {money}.',
  'card.cost-unpriced': 'Kosten: {count, plural, one {# Bild} other {# Bilder}}, Preis unbekannt.',
  'card.cost-none': 'Dir wurde nichts berechnet.',
  'card.cost-simulated': 'Simuliert: Es wurde nichts berechnet.',
  'card.withheld':
    '{count, plural, one {# Bild war} other {# Bilder waren}} schon fertig, {count, plural, one {wurde} other {wurden}} aber nicht gepostet. Hol {count, plural, one {es} other {sie}} mit /show {id} zurück',
  'card.fewer': 'Das Modell hat {drawn} der {asked} gewünschten Bilder erstellt.',
  'card.deleted': '{count, plural, one {1 Bild wurde gelöscht.} other {# Bilder wurden gelöscht.}}',

  'card.cancel': 'Abbrechen',
  'card.stronger': 'Mit stärkerem Modell versuchen',
  'card.run-again': 'Noch einmal',

  'picture.title': '{n} von {count} · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone':
    'Die Nachricht zu „{prompt}“ ist nicht mehr erreichbar, deshalb kommen die Bilder hierher.',
  'picture.smaller':
    '{count, plural, one {Eine kleinere Kopie, weil das Original} other {# kleinere Kopien, weil die Originale}} für diesen Chat zu groß {count, plural, one {ist} other {sind}}. {count, plural, one {Das Original ist} other {Die Originale sind}} aufgehoben, und der Betreiber kann {count, plural, one {es} other {sie}} im Studio herunterladen ({id}).',
  'picture.smaller-linked':
    '{count, plural, one {Eine kleinere Kopie, weil das Original} other {# kleinere Kopien, weil die Originale}} für diesen Chat zu groß {count, plural, one {ist} other {sind}}. {count, plural, one {Das Original} other {Die Originale}}: {links}',
};
