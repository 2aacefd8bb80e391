import type { pictures as english } from '../en/pictures.ts';

export const pictures: Record<keyof typeof english, string> = {
  'problem.picture-empty': '图片 {n} 是空文件。请重新附上。',
  'problem.picture-web-page': '图片 {n} 是网页，不是图片。请把图片本身保存下来再附上。',
  'problem.picture-text': '图片 {n} 是文本，不是图片。请附上 JPEG 或 PNG。',
  'problem.picture-pdf': '图片 {n} 是 PDF。请把需要的那一页存成 JPEG 或 PNG 再附上。',
  'problem.picture-archive': '图片 {n} 是压缩包（例如 ZIP）。请解压后附上里面的图片。',
  'problem.picture-video': '图片 {n} 是视频。请截取一帧，存成 JPEG 或 PNG 再附上。',
  'problem.picture-svg': '图片 {n} 是 SVG 矢量图，这里读不了。请导出为 PNG。',
  'problem.picture-heic': '图片 {n} 是 HEIC 照片，这里读不了。请用 JPEG 或 PNG 发送。',
  'problem.picture-format': '图片 {n} 是 {format} 文件，这里读不了。请用 JPEG 或 PNG 发送。',
  'problem.picture-unknown': '图片 {n} 不是能读取的图片。请用 JPEG 或 PNG 发送。',
  'problem.picture-damaged': '图片 {n} 已损坏或没有传完整。请重新附上，或另存为 JPEG 或 PNG。',
  'problem.picture-file-too-big': '图片 {n} 的文件有 {megabytes} MB。请控制在 {max} MB 以内。',
  'problem.picture-too-many-pixels': '图片 {n} 有 {megapixels} 百万像素。这种格式最多 {max} 百万像素。',
  'problem.picture-too-small': '图片 {n} 是 {width}×{height}。每边至少要有 {min} 像素。',
  'problem.picture-ratio': '图片 {n}（{width}×{height}）太细长了：{model} 最多接受 {widest}:1。请裁剪一下。',
  'problem.picture-needs-transparency':
    '图片 {n} 没有透明部分。{model} 只能用带透明部分的图片生成透明图片，请附上这样的 PNG。',
  'problem.picture-bmp': '图片 {n} 是 BMP（{megabytes} MB），不能直接发送。请用 JPEG 或 PNG 发送。',
  'problem.picture-cannot-fit': '图片 {n} 没能压缩到 {max} MB 以内。请附上小一点的图片。',
  'problem.pictures-too-big-together':
    '这 {count} 张图片共 {megabytes} MB，没能压缩到 {max} MB 以内。请少用几张，或换小一点的。',
  'problem.picture-unreachable': '图片 {n} 读取失败。请重新附上。',
  'problem.card-refused': '这里发不了消息，所以没有开始画。',

  'problem.picture-first-frame': '图片 {n} 只用了第一帧。',
  'problem.picture-colours-converted': '图片 {n} 的颜色已转换为 sRGB。',
  'problem.picture-converted': '不支持 {from}，图片 {n} 已转成 {to} 发送。',
  'problem.picture-made-smaller': '图片 {n} 已缩小以符合要求。',
};
