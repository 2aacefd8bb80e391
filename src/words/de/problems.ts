import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing': 'Sag, was du sehen möchtest, zum Beispiel: ein Fuchs im Schnee, 35-mm-Foto.',
  'problem.prompt-too-long':
    'Der Prompt hat {length, number} Zeichen. Bis zu {max, number} können verwendet werden.',
  'problem.prompt-long':
    'Der Prompt ist sehr lang. Ab etwa 600 Wörtern lässt das Modell vielleicht Details weg.',
  'problem.model-unknown': 'Es gibt kein Modell „{model}“. Probier eins von diesen: {accepted}.',
  'problem.model-ended':
    '{model} wurde am {date} vom Hersteller abgeschaltet. {others, select, none {Ein anderes Modell kann das hier nicht.} other {Probier {others}.}}',
  'problem.model-not-here':
    '{model} gibt es in dieser Cloud nicht. {others, select, none {Ein anderes Modell kann das hier nicht.} other {Probier {others}.}}',
  'problem.model-ends': '{model} wird am {date} vom Hersteller abgeschaltet.',
  'problem.watermark-not-offered':
    '{service} bietet den sichtbaren Hinweis „KI-generiert“ nicht an; das Bild trägt keinen.',
  'problem.seed-left-out': '{model} nimmt keinen Seed, deshalb fällt er weg.',
  'problem.guidance-left-out': '{model} kennt diese Prompttreue nicht, deshalb fällt sie weg.',
  'problem.format-left-out': '{model} erstellt kein {format}, deshalb wird es {native}.',
  'problem.fast-left-out': '{model} hat keinen schnellen Modus, deshalb läuft es im normalen Tempo.',
  'problem.size-changed': '{model} erstellt nichts in {asked}, deshalb wird es {size}.',
  'problem.model-retiring':
    '{model} läuft beim Hersteller aus und funktioniert vielleicht bald nicht mehr. Nimm dann ein anderes Modell.',
  'problem.count-out-of-range':
    'Die Anzahl geht von 1 bis {max}. Für mehr Bilder, die zusammengehören, nimm /series.',
  'problem.set-count': 'Eine Serie hat 2 bis {max} Bilder.',
  'problem.set-too-many':
    'Referenzbilder und neue Bilder dürfen zusammen {max} sein. Mit {references, plural, one {# Referenzbild} other {# Referenzbildern}} sind höchstens {room} neue möglich.',
  'problem.set-not-offered':
    '{model} kann keine Serien erstellen. {others, select, none {Nimm stattdessen /imagine.} other {Probier Modell {others}.}}',
  'problem.edit-needs-picture':
    'Häng das Bild an, das du ändern möchtest, und schick /edit dann noch einmal.',
  'problem.references-not-offered':
    '{model} arbeitet nur mit Text. {others, select, none {Lass die Bilder weg.} other {Um von Bildern auszugehen, probier Modell {others}.}}',
  'problem.references-needed': '{model} ändert Bilder. Häng eins an und nimm /edit.',
  'problem.too-many-references':
    '{model} nimmt {max, plural, one {# Bild} other {bis zu # Bilder}}. Du hast {count} angehängt.',
  'problem.too-many-with-tray':
    '{model} nimmt {max, plural, one {# Bild} other {bis zu # Bilder}}. Mit den {tray} aus deiner Ablage sind es {count}. Nutz /tray und klick auf „{button}“, um sie wegzulassen.',
  'problem.ratio-unknown':
    'Es gibt kein Seitenverhältnis „{ratio}“. Probier eins von diesen: {accepted}, oder gib die Größe als BREITExHÖHE an.',
  'problem.ratio-not-offered':
    '{model} hat kein {ratio} in {tier}. Probier ein anderes Seitenverhältnis oder gib die Größe als BREITExHÖHE an.',
  'problem.size-and-ratio':
    'Eine Größe in Pixeln legt das Seitenverhältnis schon fest. Lass eins von beiden weg.',
  'problem.size-unreadable':
    'Die Größe „{size}“ ist nicht lesbar. Probier {accepted} oder BREITExHÖHE, zum Beispiel 2048x2048.',
  'problem.size-below-tiers':
    '{model} beginnt bei {smallest}. Probier {accepted}{others, select, none {.} other {, oder für {tier} Modell {others}.}}',
  'problem.size-tier-not-offered':
    '{model} erstellt nichts in {tier}. Probier {accepted}{others, select, none {.} other {, oder für {tier} Modell {others}.}}',
  'problem.size-out-of-range':
    '{size} hat {pixels, number} Pixel. {model} erstellt {min, number} bis {max, number}, zum Beispiel {example}.',
  'problem.size-too-narrow':
    '{size} ist zu schmal. Bei {model} darf die längere Seite {widest}-mal so lang sein wie die kürzere.',
  'problem.size-sides':
    '{size} passt nicht. Bei {model} hat hier jede Seite {min, number} bis {max, number} Pixel.',
  'problem.size-follows-picture':
    '{model} behält die Form deines Bildes. Lass Größe und Seitenverhältnis weg.',
  'problem.size-not-listed':
    '{model} nimmt hier {accepted} mit einem Seitenverhältnis, keine Größe in Pixeln. Lass die Pixel weg und wähle ein Seitenverhältnis.',
  'problem.seed-not-offered':
    '{model} nimmt keinen Seed. {others, select, none {Lass ihn weg.} other {Lass ihn weg oder probier Modell {others}.}}',
  'problem.seed-out-of-range': 'Ein Seed ist eine ganze Zahl von {min} bis {max, number}.',
  'problem.guidance-not-offered':
    '{model} kennt keine Prompttreue. {others, select, none {Lass sie weg.} other {Lass sie weg oder probier Modell {others}.}}',
  'problem.guidance-out-of-range': 'Die Prompttreue geht von {min} bis {max}.',
  'problem.fast-not-offered':
    '{model} hat keinen schnellen Modus. {others, select, none {Lass die Option schnell weg.} other {Lass die Option schnell weg oder probier Modell {others}.}}',
  'problem.web-not-offered':
    '{model} kann hier nicht im Web suchen. {others, select, none {Lass die Option web weg.} other {Lass die Option web weg oder probier Modell {others}.}}',
  'problem.format-unknown': 'Es gibt kein Format „{format}“. Probier {accepted}.',
  'problem.format-not-offered':
    '{model} erstellt nur {native}. {others, select, none {Lass das Format weg.} other {Lass das Format weg oder probier für {format} Modell {others}.}}',
  'problem.transparent-not-offered':
    '{model} kann den Hintergrund nicht weglassen. {others, select, none {Ein anderes Modell kann das hier auch nicht.} other {Probier Modell {others}.}}',
  'problem.transparent-needs-png':
    'Ein transparenter Hintergrund braucht PNG. Lass das Format weg oder wähl png.',
  'problem.transparent-needs-alpha':
    'Bei {model} geht ein transparenter Hintergrund nur, wenn du ein einzelnes PNG änderst, das schon teilweise transparent ist. {others, select, none {Häng eins an.} other {Häng eins an oder probier Modell {others}.}}',
  'problem.option-unreadable': 'Die Option {option} lässt sich so nicht verwenden. {accepted}',
  'problem.command-unknown': 'Es gibt keinen Befehl „/{command}“. /help zeigt alle.',

  'problem.too-many-waiting':
    'Du hast schon {count} Aufträge in der Warteschlange, mehr als {max} gehen nicht. Warte, bis einer fertig ist, oder brich einen mit /cancel ab.',
  'problem.more-than-limit':
    'Ein Auftrag kann hier {max, plural, one {# Bild} other {# Bilder}} haben, denn so viel erlaubt eine Minute. Nimm {max} oder weniger.',
  'problem.disk-full':
    'Für neue Bilder ist kein Platz mehr. Bitte den Betreiber, Speicherplatz freizumachen, und schick es dann noch einmal.',
  'problem.stopping': 'Darkroom startet gerade neu. Schick es gleich noch einmal.',

  'problem.auth':
    'Der Dienst hat den Schlüssel nicht angenommen. Bitte den Betreiber, den Schlüssel und die zugehörige Region zu prüfen.',
  'problem.no-credit':
    'Beim Dienst ist für dieses Modell kein Guthaben oder Kontingent mehr übrig. Bitte den Betreiber, in der Konsole nach dem Konto zu sehen.',
  'problem.not-set-up':
    'Dem Dienst fehlt noch etwas im Konto. Bitte den Betreiber, es einzurichten: {detail}',
  'problem.rate-limited': 'Der Dienst nimmt gerade keine weiteren Anfragen an.',
  'problem.overloaded': 'Der Dienst ist gerade überlastet. Schick es in ein paar Minuten noch einmal.',
  'problem.refused-prompt':
    'Der Sicherheitsfilter hat den Prompt abgelehnt. Formulier ihn um und schick ihn noch einmal.',
  'problem.refused-reference':
    'Der Sicherheitsfilter hat ein Referenzbild abgelehnt, oft wegen einer echten Person oder eines geschützten Werks. Probier ein anderes Bild.',
  'problem.refused-output': 'Der Sicherheitsfilter hat es abgelehnt. Ein neuer Versuch kann anders ausgehen.',
  'problem.invalid': 'Der Dienst hat die Anfrage nicht angenommen: {detail}',
  'problem.input-unreachable': 'Der Dienst konnte ein Referenzbild nicht lesen. Schick es noch einmal.',
  'problem.too-large': 'Die Referenzbilder sind zusammen zu groß. Nimm weniger oder kleinere.',
  'problem.not-found':
    'Der Dienst kennt dieses Modell nicht, oder das Konto darf es nicht verwenden. Wähl ein anderes Modell oder bitte den Betreiber, es in der Konsole freizuschalten.',
  'problem.timeout': 'Der Dienst hat nicht rechtzeitig geantwortet.',
  'problem.unreachable': 'Der Dienst war nicht erreichbar. Versuch es in ein paar Minuten noch einmal.',
  'problem.upstream': 'Beim Dienst ist ein interner Fehler aufgetreten.',
  'problem.unknown-outcome': 'Der Dienst ist abgebrochen, ohne zu sagen, ob das Bild erstellt wurde.',
  'problem.interrupted': 'Darkroom wurde während der Arbeit angehalten.',
  'problem.cancelled': 'Es wurde abgebrochen.',
  'problem.not-kept': 'Es wurde erstellt, konnte aber nicht geholt werden.',
  'problem.fewer-pictures': 'Das Modell hat {drawn} der {asked} gewünschten Bilder erstellt.',
  'problem.unexpected': 'Etwas Unerwartetes ist schiefgegangen ({code}). Es wurde ins Protokoll geschrieben.',

  'failure.pictures':
    '{count, plural, one {Bild {pictures}} other {Bilder {pictures}}}: {reason} {charged, select, no {{count, plural, one {Es wurde} other {Sie wurden}} dir nicht berechnet.} yes {{count, plural, one {Es wurde} other {Sie wurden}} berechnet.} other {{count, plural, one {Es wurde} other {Sie wurden}} vielleicht berechnet.}}',
  'failure.refused-output':
    'Der Sicherheitsfilter hat {count, plural, one {Bild {pictures}} other {die Bilder {pictures}}} abgelehnt. {count, plural, one {Es wurde} other {Sie wurden}} dir nicht berechnet. Ein neuer Versuch kann anders ausgehen.',
  'failure.only':
    '{reason} {charged, select, no {Dir wurde nichts berechnet.} yes {Es wurde berechnet.} maybe {Es wurde vielleicht berechnet.} other {Es wurde vielleicht berechnet. Mit „Noch einmal“ startest du es neu.}}',
};
