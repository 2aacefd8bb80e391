import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': '編集',
  'button.vary': 'バリエーション',
  'button.enlarge': '最大サイズ',
  'button.use': '参照画像にする',
  'button.original': '元の画像をダウンロード',
  'button.favourite': '★ お気に入り',
  'button.best': '★ ベストに選ぶ',
  'button.redo': 'この1枚を作り直す',
  'button.publish': 'チャンネルに投稿',
  'button.delete': '削除',
  'button.delete-yes': '削除する',
  'button.keep': '残す',
  'button.repeat': '同じ内容でもう一度',
  'button.prompt': 'プロンプトを編集',
  'button.settings': '設定を変更',
  'button.details': '詳細',
  'button.parent': '↩ 1つ前の画像',
  'button.first': '最初の画像を表示',
  'button.compare': '変更前と変更後',
  'button.run-with': '{model}で作成',
  'button.newer': '← 新しい画像',
  'button.older': '古い画像 →',
  'button.tray-run': '作成',
  'button.tray-draw': 'プロンプトを書く',
  'button.tray-order': '並べ替え・除外',
  'button.tray-more': '画像を追加',
  'button.tray-clear': '空にする',

  'card.used': '参照画像{count, plural, =1 {} other {（プロンプトでこの番号を使えます）}}：{pictures}',

  'form.edit': '画像を編集',
  'form.prompt': 'プロンプトを編集',
  'form.settings': '設定を変更',
  'form.blend': '画像を組み合わせる',
  'form.order': '並べ替え・除外',
  'form.tray-draw': 'この画像から作成',
  'form.pictures': '画像',
  'form.more-pictures': 'ほかの画像（任意）',
  'form.order-label': '新しい順番で番号を入力',
  'form.order-how': '最初の番号が画像1になります。番号を書かなければ、その画像は外れます。',
  'form.model': 'モデル',
  'form.ratio': '縦横比',
  'form.size': 'サイズ',
  'form.count': '枚数',
  'form.format': '形式',

  'answer.picture-gone':
    'その画像はもうないか、あなた宛てのものではありません。自分の画像は /history で探せます。',
  'answer.draft-gone': '時間が経ちすぎました。もう一度お試しください。',
  'answer.largest': 'これがもう{model}の最大サイズです（{size}）。',
  'answer.original': '元の画像：{link}',
  'answer.compare': '変更前と変更後',
  'answer.compare-none': 'この画像は文章から作られたため、変更前の画像はありません。',
  'answer.compare-gone': 'もとになった画像は、もうここにはありません。',

  'favourite.on': '★ お気に入りに追加しました。/history に「お気に入り」を付けると先に表示されます。',
  'favourite.best':
    '★ このシリーズのベストは {n} 番です。/history に「お気に入り」を付けると先に表示されます。',
  'favourite.off': 'お気に入りから外しました。',

  'delete.ask':
    'この画像を全員から見えないように削除しますか？「{prompt}」画像はメッセージから消え、ファイルも消えます。ほかの画像は、この画像から作ったものも含めて残ります。',
  'delete.not-yours': '削除できるのは、依頼した本人かモデレーターだけです。',
  'delete.done':
    '削除しました。画像はメッセージから消え、ファイルもなくなりました。非公開の返信にはまだ表示されることがあります。',
  'delete.left':
    'ファイルは削除しましたが、{count}件のメッセージにまだ表示されています。モデレーターがここで削除できます。',
  'delete.kept': '画像は残してあります。',

  'publish.heading': '{person}さんが作成：{prompt}',
  'publish.done': 'チャンネルに投稿しています。',
  'publish.already': 'ここにいる全員がすでに見られます。',
  'publish.not-yours': 'チャンネルに投稿できるのは、依頼した本人だけです。',

  'details.heading': '{count, plural, =1 {この画像の作られ方} other {この画像の作られ方（#段階）}}',
  'details.deleted': '削除済み',
  'details.free': '料金なし',
  'details.simulated': 'シミュレーション',
  'details.unpriced': '料金は不明',

  'info.foreign':
    '{format}、{size}、{megabytes, number} MB。ここで作られた画像ではないため、ほかの情報はありません。',
  'info.unreadable': 'そのファイルは読み込める画像ではありません。',
  'info.missing': 'どの画像ですか？画像を添付するか、カードに表示されるIDを指定してください。',
  'info.missing-menu':
    'どの画像ですか？カードに表示されるIDを指定するか、画像のあるメッセージのメニューで「Image info」を選んでください。',
  'info.which':
    'そのメッセージには画像が{count}枚あり、これは1枚目です。ほかの画像は、/info にIDを指定するか、その画像だけを添付してください。',

  'tray.heading': '{count, plural, =1 {参照画像1枚} other {参照画像#枚（この順番）}}',
  'tray.how':
    'このチャンネルで次に /imagine、/edit、/series を使うときに、参照画像になります。ボタンを押しても作成できます。{room, plural, =0 {これ以上は追加できません。} other {あと#枚追加できます。}}',
  'tray.prompt': '入力した内容：{prompt}',
  'tray.empty':
    'ここには取り分けた画像がありません。画像の下の「参照画像にする」を押すか、/blend を使ってください。',
  'tray.cleared': '空にしました。',
  'tray.full': '{left}枚は追加していません。モデルで使えるのは{max}枚までです。',
  'tray.order-unreadable': '1～{count}の番号を1回ずつ書いてください。例：2 1。何も変更していません。',

  'history.heading': 'あなたの画像{count}枚、{page}/{pages}ページ',
  'history.open': '画像を開く',
  'history.none': 'まだ画像がありません。お試しください：/imagine 雪の中のキツネ',
  'history.nothing-found': 'プロンプトにこれらの言葉をすべて含む画像はありません。',

  'style.mine': 'あなたのスタイル：',
  'style.here': 'この場所のスタイル：',
  'style.built-in': '標準のスタイル：',
  'style.how':
    '「スタイル」オプションで使えます。/style で操作に save を選び、名前と言葉を付けると、自分のスタイルを保存できます。操作に use を選ぶと、作成するすべての画像に使われます。',
  'style.saved': '「{name}」をあなた用に保存しました。「スタイル」オプションで使えます。',
  'style.saved-here': '「{name}」をここにいる全員用に保存しました。「スタイル」オプションで使えます。',
  'style.used':
    'これから作成する画像すべてに「{name}」を使います。「スタイル」に none を指定すると1回だけ外せます。やめるには、/style で操作に use、名前に none を指定してください。',
  'style.used-none': 'これから作成する画像にスタイルは使いません。',
  'style.name-missing':
    'どのスタイルですか？ /style で一覧を見られます。名前に none を指定すると、すべての画像に使うスタイルをやめます。',
  'style.deleted': '「{name}」を削除しました。',
  'style.not-found': 'ここに「{name}」というスタイルはありません。/style で一覧を見られます。',
  'style.built-in-stays': '「{name}」は組み込みのスタイルなので、削除できません。',
  'style.not-yours': '「{name}」はほかの人が保存したものです。変更できるのは、その人かモデレーターだけです。',
  'style.too-many': 'スタイルは{max}個までです。先にどれかを削除してください。',
  'style.name-unreadable': 'スタイルの名前は、文字、数字、ハイフンで32文字までにしてください。',
  'style.words-missing': '「{name}」にはどんな言葉を加えますか？「言葉」オプションに入力してください。',
  'problem.editing-image': '一緒に描かれた{count}枚のうち{n}枚目を編集しています。',
  'problem.style-unknown': '「{style}」というスタイルはありません。/style で一覧を見られます。',
  'problem.picture-not-shown':
    'そのメッセージに画像{n}はありません。{shown}から選び、「{first} 夜にして」のように書いてください。',
  'problem.which-picture':
    'そのメッセージには画像が{count}枚ありますが、{model}で使えるのは{max}枚までです。どれかを番号で書いてください。例：「2 夜にして」。',
  'problem.picture-deleted': '画像{n}は削除されています。別の画像を選んでください。',
  'problem.change-missing':
    'どう変えたいかを書いてください。例：「{where, select, direct {} other {@Darkroom }}夜にして」。',
};
