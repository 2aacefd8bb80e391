import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': 'A imagem {n} é um arquivo vazio. Anexe de novo.',
  'problem.picture-web-page':
    'A imagem {n} é uma página da web, não uma imagem. Salve a própria imagem e anexe.',
  'problem.picture-text': 'A imagem {n} é texto, não uma imagem. Anexe um JPEG ou PNG.',
  'problem.picture-pdf': 'A imagem {n} é um PDF. Anexe a página desejada como JPEG ou PNG.',
  'problem.picture-archive':
    'A imagem {n} é um arquivo compactado, como um ZIP. Descompacte e anexe a imagem que está dentro.',
  'problem.picture-video': 'A imagem {n} é um vídeo. Anexe um quadro dele como JPEG ou PNG.',
  'problem.picture-svg': 'A imagem {n} é um desenho SVG, que não pode ser lido aqui. Exporte como PNG.',
  'problem.picture-heic': 'A imagem {n} é uma foto HEIC, que não pode ser lida aqui. Envie como JPEG ou PNG.',
  'problem.picture-format':
    'A imagem {n} é um arquivo {format}, que não pode ser lido aqui. Envie como JPEG ou PNG.',
  'problem.picture-unknown': 'A imagem {n} não é uma imagem que possa ser lida aqui. Envie como JPEG ou PNG.',
  'problem.picture-damaged':
    'A imagem {n} está danificada ou foi cortada no caminho. Anexe outra vez ou salve de novo como JPEG ou PNG.',
  'problem.picture-file-too-big': 'A imagem {n} tem {megabytes} MB. O máximo é {max} MB.',
  'problem.picture-too-many-pixels':
    'A imagem {n} tem {megapixels} megapixels. Neste formato, o máximo é {max}.',
  'problem.picture-too-small':
    'A imagem {n} tem {width}×{height}. Cada lado precisa de pelo menos {min} pixels.',
  'problem.picture-ratio':
    'A imagem {n} ({width}×{height}) é comprida e estreita demais: {model} aceita até {widest}:1. Corte a imagem.',
  'problem.picture-needs-transparency':
    'A imagem {n} não tem transparência. {model} só cria imagens transparentes a partir de uma que já tenha: anexe um PNG assim.',
  'problem.picture-bmp':
    'A imagem {n} é um BMP ({megabytes} MB) que não pode ser enviado como está. Envie como JPEG ou PNG.',
  'problem.picture-cannot-fit': 'Não foi possível reduzir a imagem {n} a menos de {max} MB. Anexe uma menor.',
  'problem.pictures-too-big-together':
    'As {count} imagens somam {megabytes} MB e não foi possível reduzi-las a menos de {max} MB. Use menos imagens ou imagens menores.',
  'problem.picture-unreachable': 'Não foi possível buscar a imagem {n}. Anexe de novo.',
  'problem.card-refused': 'Nada foi criado, porque nenhuma mensagem pôde ser publicada aqui.',

  'problem.picture-first-frame': 'Só o primeiro quadro da imagem {n} foi usado.',
  'problem.picture-colours-converted': 'As cores da imagem {n} foram convertidas para sRGB.',
  'problem.picture-converted': 'A imagem {n} foi enviada como {to}, porque {from} não é aceito.',
  'problem.picture-made-smaller': 'A imagem {n} foi reduzida para caber.',
};
