import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': 'La imagen {n} es un archivo vacío. Adjúntala de nuevo.',
  'problem.picture-web-page':
    'La imagen {n} es una página web, no una imagen. Guarda la imagen en sí y adjúntala.',
  'problem.picture-text': 'La imagen {n} es texto, no una imagen. Adjunta un JPEG o PNG.',
  'problem.picture-pdf': 'La imagen {n} es un PDF. Adjunta como JPEG o PNG la página que quieras usar.',
  'problem.picture-archive':
    'La imagen {n} es un archivo comprimido, como un ZIP. Descomprímelo y adjunta la imagen que contiene.',
  'problem.picture-video': 'La imagen {n} es un vídeo. Adjunta uno de sus fotogramas como JPEG o PNG.',
  'problem.picture-svg': 'La imagen {n} es un dibujo SVG, que aquí no se puede leer. Expórtalo como PNG.',
  'problem.picture-heic':
    'La imagen {n} es una foto HEIC, que aquí no se puede leer. Envíala como JPEG o PNG.',
  'problem.picture-format':
    'La imagen {n} es un archivo {format}, que aquí no se puede leer. Envíala como JPEG o PNG.',
  'problem.picture-unknown':
    'La imagen {n} no es una imagen que se pueda leer aquí. Envíala como JPEG o PNG.',
  'problem.picture-damaged':
    'La imagen {n} está dañada o se cortó por el camino. Adjúntala otra vez o guárdala de nuevo como JPEG o PNG.',
  'problem.picture-file-too-big': 'La imagen {n} pesa {megabytes} MB. Puede pesar hasta {max} MB.',
  'problem.picture-too-many-pixels':
    'La imagen {n} tiene {megapixels} megapíxeles. En este formato puede tener hasta {max}.',
  'problem.picture-too-small':
    'La imagen {n} mide {width}×{height}. Cada lado necesita al menos {min} píxeles.',
  'problem.picture-ratio':
    'La imagen {n} ({width}×{height}) es demasiado alargada: {model} admite hasta {widest}:1. Recórtala.',
  'problem.picture-needs-transparency':
    'La imagen {n} no tiene transparencia. {model} solo crea imágenes transparentes a partir de una que la tenga: adjunta un PNG así.',
  'problem.picture-bmp':
    'La imagen {n} es un BMP ({megabytes} MB) que no se puede enviar tal cual. Envíala como JPEG o PNG.',
  'problem.picture-cannot-fit':
    'La imagen {n} no se ha podido reducir a menos de {max} MB. Adjunta una más pequeña.',
  'problem.pictures-too-big-together':
    'Las {count} imágenes suman {megabytes} MB y no se han podido reducir a menos de {max} MB. Usa menos o más pequeñas.',
  'problem.picture-unreachable': 'No se ha podido obtener la imagen {n}. Adjúntala de nuevo.',
  'problem.card-refused': 'No se ha creado nada, porque no se ha podido publicar ningún mensaje aquí.',

  'problem.picture-first-frame': 'Solo se ha usado el primer fotograma de la imagen {n}.',
  'problem.picture-colours-converted': 'Los colores de la imagen {n} se han convertido a sRGB.',
  'problem.picture-converted': 'La imagen {n} se ha enviado como {to}, porque {from} no se admite.',
  'problem.picture-made-smaller': 'La imagen {n} se ha reducido para que quepa.',
};
