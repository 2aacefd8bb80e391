import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': '이미지 {n}번은 빈 파일이에요. 다시 첨부해 주세요.',
  'problem.picture-web-page':
    '이미지 {n}번은 이미지가 아니라 웹페이지예요. 이미지 자체를 저장해서 첨부해 주세요.',
  'problem.picture-text': '이미지 {n}번은 이미지가 아니라 텍스트예요. JPEG나 PNG를 첨부해 주세요.',
  'problem.picture-pdf': '이미지 {n}번은 PDF예요. 원하는 페이지를 JPEG나 PNG로 첨부해 주세요.',
  'problem.picture-archive':
    '이미지 {n}번은 ZIP 같은 압축 파일이에요. 압축을 풀고 안에 있는 이미지를 첨부해 주세요.',
  'problem.picture-video': '이미지 {n}번은 동영상이에요. 한 장면을 JPEG나 PNG로 첨부해 주세요.',
  'problem.picture-svg': '이미지 {n}번은 SVG라서 여기서 읽을 수 없어요. PNG로 내보내 주세요.',
  'problem.picture-heic': '이미지 {n}번은 HEIC 사진이라 여기서 읽을 수 없어요. JPEG나 PNG로 보내 주세요.',
  'problem.picture-format':
    '이미지 {n}번은 {format} 파일이라 여기서 읽을 수 없어요. JPEG나 PNG로 보내 주세요.',
  'problem.picture-unknown': '이미지 {n}번은 읽을 수 있는 이미지가 아니에요. JPEG나 PNG로 보내 주세요.',
  'problem.picture-damaged':
    '이미지 {n}번이 손상되었거나 중간에 잘렸어요. 다시 첨부하거나 JPEG나 PNG로 새로 저장해 주세요.',
  'problem.picture-file-too-big': '이미지 {n}번은 {megabytes} MB예요. {max} MB까지 쓸 수 있어요.',
  'problem.picture-too-many-pixels':
    '이미지 {n}번은 {megapixels}메가픽셀이에요. 이 형식은 {max}메가픽셀까지 쓸 수 있어요.',
  'problem.picture-too-small':
    '이미지 {n}번은 {width}×{height} 크기예요. 가로와 세로 모두 {min}픽셀 이상이어야 해요.',
  'problem.picture-ratio':
    '이미지 {n}번({width}×{height})은 너무 길쭉해요. {model}에서는 {widest}:1까지 쓸 수 있으니 잘라 주세요.',
  'problem.picture-needs-transparency':
    '이미지 {n}번에는 투명한 부분이 없어요. {model}에서는 투명한 부분이 있는 이미지로만 투명 이미지를 만들 수 있으니 그런 PNG를 첨부해 주세요.',
  'problem.picture-bmp':
    '이미지 {n}번은 BMP({megabytes} MB)라서 그대로 보낼 수 없어요. JPEG나 PNG로 보내 주세요.',
  'problem.picture-cannot-fit':
    '이미지 {n}번을 {max} MB 이하로 줄이지 못했어요. 더 작은 이미지를 첨부해 주세요.',
  'problem.pictures-too-big-together':
    '이미지 {count}장을 합치면 {megabytes} MB인데 {max} MB 이하로 줄이지 못했어요. 장수를 줄이거나 더 작은 이미지를 써 주세요.',
  'problem.picture-unreachable': '이미지 {n}번을 가져오지 못했어요. 다시 첨부해 주세요.',
  'problem.card-refused': '여기에 메시지를 올릴 수 없어서 그리지 않았어요.',

  'problem.picture-first-frame': '이미지 {n}번은 첫 장면만 사용했어요.',
  'problem.picture-colours-converted': '이미지 {n}번의 색을 sRGB로 바꿨어요.',
  'problem.picture-converted': '{from} 형식은 쓸 수 없어서 이미지 {n}번을 {to} 형식으로 보냈어요.',
  'problem.picture-made-smaller': '이미지 {n}번을 제한에 맞게 줄였어요.',
};
