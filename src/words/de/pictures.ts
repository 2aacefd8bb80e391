import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': 'Bild {n} ist eine leere Datei. Häng es noch einmal an.',
  'problem.picture-web-page':
    'Bild {n} ist eine Webseite, kein Bild. Speichere das Bild selbst und häng das an.',
  'problem.picture-text': 'Bild {n} ist Text, kein Bild. Häng ein JPEG oder PNG an.',
  'problem.picture-pdf': 'Bild {n} ist ein PDF. Häng die gemeinte Seite als JPEG oder PNG an.',
  'problem.picture-archive': 'Bild {n} ist ein Archiv, etwa ein ZIP. Entpack es und häng das Bild daraus an.',
  'problem.picture-video': 'Bild {n} ist ein Video. Häng ein Einzelbild daraus als JPEG oder PNG an.',
  'problem.picture-svg':
    'Bild {n} ist eine SVG-Zeichnung, die hier nicht gelesen werden kann. Exportier sie als PNG.',
  'problem.picture-heic':
    'Bild {n} ist ein HEIC-Foto, das hier nicht gelesen werden kann. Schick es als JPEG oder PNG.',
  'problem.picture-format':
    'Bild {n} ist eine {format}-Datei, die hier nicht gelesen werden kann. Schick es als JPEG oder PNG.',
  'problem.picture-unknown':
    'Bild {n} ist kein Bild, das hier gelesen werden kann. Schick es als JPEG oder PNG.',
  'problem.picture-damaged':
    'Bild {n} ist beschädigt oder wurde unterwegs abgeschnitten. Häng es noch einmal an oder speichere es neu als JPEG oder PNG.',
  'problem.picture-file-too-big': 'Bild {n} ist eine Datei mit {megabytes} MB. Erlaubt sind bis zu {max} MB.',
  'problem.picture-too-many-pixels':
    'Bild {n} hat {megapixels} Megapixel. In diesem Format sind bis zu {max} erlaubt.',
  'problem.picture-too-small':
    'Bild {n} ist {width}×{height} groß. Jede Seite braucht mindestens {min} Pixel.',
  'problem.picture-ratio':
    'Bild {n} ({width}×{height}) ist zu lang und schmal: {model} nimmt bis zu {widest}:1. Schneide es zu.',
  'problem.picture-needs-transparency':
    'Bild {n} hat keine Transparenz. {model} erstellt transparente Bilder nur aus einem, das schon welche hat: Häng ein solches PNG an.',
  'problem.picture-bmp':
    'Bild {n} ist ein BMP ({megabytes} MB), das so nicht gesendet werden kann. Schick es als JPEG oder PNG.',
  'problem.picture-cannot-fit': 'Bild {n} ließ sich nicht auf unter {max} MB bringen. Häng ein kleineres an.',
  'problem.pictures-too-big-together':
    'Die {count} Bilder haben zusammen {megabytes} MB und ließen sich nicht auf unter {max} MB bringen. Nimm weniger oder kleinere.',
  'problem.picture-unreachable': 'Bild {n} konnte nicht geholt werden. Häng es noch einmal an.',
  'problem.card-refused': 'Es wurde nichts erstellt, weil hier keine Nachricht gepostet werden konnte.',

  'problem.picture-first-frame': 'Von Bild {n} wurde nur das erste Einzelbild verwendet.',
  'problem.picture-colours-converted': 'Die Farben von Bild {n} wurden in sRGB umgewandelt.',
  'problem.picture-converted': 'Bild {n} wurde als {to} gesendet, weil {from} nicht angenommen wird.',
  'problem.picture-made-smaller': 'Bild {n} wurde verkleinert, damit es passt.',
};
