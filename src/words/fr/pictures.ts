import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': 'L’image {n} est un fichier vide. Joignez-la de nouveau.',
  'problem.picture-web-page':
    'L’image {n} est une page web, pas une image. Enregistrez l’image elle-même et joignez-la.',
  'problem.picture-text': 'L’image {n} est du texte, pas une image. Joignez un JPEG ou un PNG.',
  'problem.picture-pdf': 'L’image {n} est un PDF. Joignez la page voulue en JPEG ou en PNG.',
  'problem.picture-archive':
    'L’image {n} est une archive, par exemple un ZIP. Décompressez-la et joignez l’image qu’elle contient.',
  'problem.picture-video': 'L’image {n} est une vidéo. Joignez une de ses images en JPEG ou en PNG.',
  'problem.picture-svg': 'L’image {n} est un dessin SVG, illisible ici. Exportez-le en PNG.',
  'problem.picture-heic': 'L’image {n} est une photo HEIC, illisible ici. Envoyez-la en JPEG ou en PNG.',
  'problem.picture-format':
    'L’image {n} est un fichier {format}, illisible ici. Envoyez-la en JPEG ou en PNG.',
  'problem.picture-unknown': 'L’image {n} n’est pas une image lisible ici. Envoyez-la en JPEG ou en PNG.',
  'problem.picture-damaged':
    'L’image {n} est abîmée ou a été coupée en route. Joignez-la de nouveau ou réenregistrez-la en JPEG ou en PNG.',
  'problem.picture-file-too-big': 'L’image {n} pèse {megabytes} Mo. Le maximum est de {max} Mo.',
  'problem.picture-too-many-pixels':
    'L’image {n} compte {megapixels} mégapixels. Dans ce format, le maximum est de {max}.',
  'problem.picture-too-small':
    'L’image {n} mesure {width}×{height}. Chaque côté doit faire au moins {min} pixels.',
  'problem.picture-ratio':
    'L’image {n} ({width}×{height}) est trop allongée : {model} accepte jusqu’à {widest}:1. Recadrez-la.',
  'problem.picture-needs-transparency':
    'L’image {n} n’a pas de transparence. {model} ne crée d’images transparentes qu’à partir d’une image qui en a : joignez un PNG de ce type.',
  'problem.picture-bmp':
    'L’image {n} est un BMP ({megabytes} Mo) qui ne peut pas être envoyé tel quel. Envoyez-la en JPEG ou en PNG.',
  'problem.picture-cannot-fit':
    'L’image {n} n’a pas pu être ramenée sous {max} Mo. Joignez-en une plus petite.',
  'problem.pictures-too-big-together':
    'Les {count} images pèsent {megabytes} Mo ensemble et n’ont pas pu être ramenées sous {max} Mo. Prenez-en moins ou de plus petites.',
  'problem.picture-unreachable': 'L’image {n} n’a pas pu être récupérée. Joignez-la de nouveau.',
  'problem.card-refused': 'Rien n’a été créé, car aucun message n’a pu être publié ici.',

  'problem.picture-first-frame': 'De l’image {n}, qui est animée, seule la première vue a été utilisée.',
  'problem.picture-colours-converted': 'Les couleurs de l’image {n} ont été converties en sRGB.',
  'problem.picture-converted': 'L’image {n} a été envoyée en {to}, car le format {from} n’est pas accepté.',
  'problem.picture-made-smaller': 'L’image {n} a été réduite pour convenir.',
};
