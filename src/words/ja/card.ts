import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person}さんのリクエスト',
  'card.heading-edit': '{person}さんの編集リクエスト',
  'card.heading-combine': '{person}さんの画像{references}枚を組み合わせるリクエスト',
  'card.heading-series': '{person}さんのシリーズのリクエスト',
  'asked.vary': 'バリエーション：{prompt}',
  'asked.enlarge': '最大サイズで：{prompt}',
  'asked.redo': 'シリーズの1枚を作り直し：{prompt}',
  'card.count': '{count}枚',
  'card.references': '参照画像{count}枚',
  'card.model-by': '{model}（{services}）',
  'card.private': 'あなただけに表示',
  'card.seed': 'シード {seed}',
  'card.guidance': 'ガイダンス {guidance, number}',
  'card.transparent': '背景なし',
  'card.fast': '高速',
  'card.web': 'ウェブ検索あり',

  'card.tile.waiting': '{count}枚中{n}枚目：待機中',
  'card.tile.drawing': '{count}枚中{n}枚目：作成中',
  'card.tile.done': '{count}枚中{n}枚目：完成',
  'card.tile.failed': '{count}枚中{n}枚目：作成できませんでした',
  'card.tile.deleted': '{count}枚中{n}枚目：削除済み',

  'card.preparing': '準備中',
  'card.next': '次の順番です',
  'card.place': '{place}番目に待機中',
  'card.place-soon': '{place}番目に待機中、開始：',
  'card.next-soon': '次の順番です。開始：',
  'card.paused': '今はサービスが受け付けを止めています。順番はそのままです。再開：',
  'card.parked': '{service}は現在使えません。復旧するとこの依頼は自動で続きます',
  'card.drawing': '{done, plural, =0 {作成中…} other {作成中、{count}枚中#枚完成}}',
  'card.done': '{count, plural, =1 {完成} other {全#枚完成}}',
  'card.partial': '{count}枚中{done}枚完成',
  'card.failed': '{count, plural, =1 {画像を作成できませんでした} other {1枚も作成できませんでした}}',
  'card.cancelled': 'キャンセルしました',
  'card.cancelled-drawing': 'キャンセルしました。{count}枚はすでに作成中です',
  'card.unknown': '中断されました',

  'card.cost-estimate':
    '{count, plural, =1 {料金は{money}です。} other {全部できた場合の料金は{money}です。}}',
  'card.cost-unknown': '料金は不明です。',
  'card.cost': '料金：{count}枚、{money}。',
  'card.cost-unpriced': '料金：{count}枚、金額は不明。',
  'card.cost-none': '料金はかかっていません。',
  'card.cost-simulated': 'シミュレーションのため、料金はかかっていません。',
  'card.withheld': '{count}枚は完成していますが、投稿していません。/show {id} で表示できます',
  'card.fewer': '{asked}枚のリクエストに対し、モデルが作成したのは{drawn}枚でした。',
  'card.deleted': '{count}枚の画像が削除されました。',

  'card.cancel': 'キャンセル',
  'card.stronger': 'より強力なモデルで試す',
  'card.run-again': 'もう一度実行',

  'picture.title': '{n}/{count}枚目 · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone': '「{prompt}」のメッセージを開けなくなったため、画像はこちらに届きます。',
  'picture.smaller':
    '元の画像は大きすぎてこのチャットに送れないため、縮小版{count, plural, =1 {} other {#枚}}です。元の画像は保存してあり、運用担当者がスタジオでダウンロードできます（{id}）。',
  'picture.smaller-linked':
    '元の画像は大きすぎてこのチャットに送れないため、縮小版{count, plural, =1 {} other {#枚}}です。元の画像：{links}',
};
