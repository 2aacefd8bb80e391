import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': '画像{n}は空のファイルです。もう一度添付してください。',
  'problem.picture-web-page':
    '画像{n}は画像ではなくウェブページです。画像そのものを保存して添付してください。',
  'problem.picture-text': '画像{n}は画像ではなくテキストです。JPEGかPNGを添付してください。',
  'problem.picture-pdf': '画像{n}はPDFです。使いたいページをJPEGかPNGにして添付してください。',
  'problem.picture-archive': '画像{n}はZIPなどの圧縮ファイルです。展開して、中の画像を添付してください。',
  'problem.picture-video': '画像{n}は動画です。1コマをJPEGかPNGにして添付してください。',
  'problem.picture-svg': '画像{n}はSVGのため、ここでは読み込めません。PNGに書き出してください。',
  'problem.picture-heic': '画像{n}はHEICの写真のため、ここでは読み込めません。JPEGかPNGで送ってください。',
  'problem.picture-format':
    '画像{n}は{format}ファイルのため、ここでは読み込めません。JPEGかPNGで送ってください。',
  'problem.picture-unknown': '画像{n}は読み込める画像ではありません。JPEGかPNGで送ってください。',
  'problem.picture-damaged':
    '画像{n}は壊れているか、途中で切れています。もう一度添付するか、JPEGかPNGで保存し直してください。',
  'problem.picture-file-too-big': '画像{n}のファイルは{megabytes} MBです。{max} MB以下にしてください。',
  'problem.picture-too-many-pixels':
    '画像{n}は{megapixels}メガピクセルです。この形式では{max}メガピクセルまでにしてください。',
  'problem.picture-too-small': '画像{n}は{width}×{height}です。縦横とも{min}ピクセル以上が必要です。',
  'problem.picture-ratio':
    '画像{n}（{width}×{height}）は細長すぎます。{model}では{widest}:1までです。トリミングしてください。',
  'problem.picture-needs-transparency':
    '画像{n}には透明な部分がありません。{model}で透過画像を作れるのは、透明な部分のある画像からだけです。そのようなPNGを添付してください。',
  'problem.picture-bmp':
    '画像{n}はBMP（{megabytes} MB）のため、そのままでは送れません。JPEGかPNGで送ってください。',
  'problem.picture-cannot-fit': '画像{n}を{max} MB以下にできませんでした。小さい画像を添付してください。',
  'problem.pictures-too-big-together':
    '{count}枚の画像は合計{megabytes} MBあり、{max} MB以下にできませんでした。枚数を減らすか、小さい画像にしてください。',
  'problem.picture-unreachable': '画像{n}を取得できませんでした。もう一度添付してください。',
  'problem.card-refused': 'ここにメッセージを投稿できないため、画像は作成していません。',

  'problem.picture-first-frame': '画像{n}は最初のコマだけを使いました。',
  'problem.picture-colours-converted': '画像{n}の色をsRGBに変換しました。',
  'problem.picture-converted': '{from}は使えないため、画像{n}を{to}にして送りました。',
  'problem.picture-made-smaller': '画像{n}を制限に合わせて縮小しました。',
};
