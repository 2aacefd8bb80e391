import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': '承りました。',
  'answer.queue-empty': '待機中や作成中のものはありません。',
  'answer.queue-heading': '待機列に{count}件のリクエストがあります',
  'answer.queue-mine': 'あなたのリクエスト：',
  'answer.queue-line':
    '{state, select, stopping {キャンセル中} running {作成中} collecting {画像を取得中} parked {サービスの復旧待ち} other {待機{place}番目}} · {prompt} · {model} · {count}枚 · {id}',
  'answer.queue-others': 'ほかの人のリクエスト：{count}件',
  'answer.cancel-none': 'キャンセルできるリクエストはありません。',
  'answer.cancel-which': 'どれをキャンセルしますか？',
  'answer.cancel-more': 'ほかに{count}件あります。IDは /queue で確認できます。',
  'answer.cancel-button': '「{prompt}」をキャンセル',
  'answer.cancelled':
    'キャンセルしました。{paid, plural, =0 {料金はかかりません。} other {#枚は送信済みのため、料金がかかっているか、これからかかる可能性があります。}}',
  'answer.cancel-ended': 'そのリクエストはもう終わっています。',
  'answer.cancel-not-yours': 'キャンセルできるのは、依頼した本人かモデレーターだけです。',
  'answer.job-unknown':
    'あなたのリクエストや画像に「{id}」はありません。IDは /queue かカードで確認できます。',
  'answer.show-none': 'そのリクエストには画像がありません。',
  'answer.show': '画像{count}枚 · {prompt}',
  'answer.options-are': '使えるオプション：{options}。',
  'answer.options-none': 'このコマンドにオプションはありません。',
  'answer.option-choice': '指定できる値：{values}。',
  'answer.option-string': '文字を入力してください。',
  'answer.option-integer': '整数を入力してください。',
  'answer.option-number': '数値を入力してください。',
  'answer.option-boolean': 'yes か no で指定してください。',
  'answer.option-attachment': '画像を添付してください。',
  'answer.action-unknown':
    'このボタンは別のバージョンのものです。カードのIDを付けて /show を使ってください。',
  'answer.again': 'もう一度実行します。',
  'answer.stronger': '{model}で試します。',
  'answer.stronger-none': 'この内容を描ける、より強力なモデルはここにはありません。',
  'answer.failed': 'うまくいきませんでした。内容はログに記録しました。少し待ってからもう一度お試しください。',
  'answer.delivery-failed':
    '「{prompt}」の画像はできましたが、ここに投稿できませんでした。{reason}画像は保存してあります：/show {id}',
  'answer.card-refused': 'ここにメッセージを投稿できないため、画像は作成していません。{reason}',

  'answer.models-heading': '{cloud}のモデル',
  'answer.models-line': '**{family}** {name}：{abilities}。{price}',
  'answer.models-price': '1枚 {price}',
  'answer.models-price-from': '1枚 {from}～{to}',
  'answer.models-price-unknown': '料金は不明',
  'answer.models-default': '指定なしのときに使用',
  'answer.models-services': '{services}が描画',
  'answer.models-parked': '{services}は現在使えません',
  'answer.models-retiring': '提供終了予定',
  'answer.models-ends': '{date}に提供終了',
  'answer.models-sizes': '{sizes}',
  'answer.models-references': '{count, plural, =0 {文章のみ} =1 {参照画像1枚} other {参照画像#枚まで}}',
  'answer.models-set': 'シリーズ',
  'answer.models-seed': 'シード',
  'answer.models-guidance': 'ガイダンス {min, number}～{max, number}',
  'answer.models-transparent': '透過背景',
  'answer.models-fast': '高速モード',
  'answer.models-web': 'ウェブ検索',
  'answer.models-formats': 'jpegまたはpng',

  'answer.help': `**DarkroomはSeedreamで画像を作成します。**
/imagine 雪の中のキツネ：画像を1枚作ります。「枚数」を指定すると、違う画像を4枚まで作れます。
/edit 夜にして：画像を1枚以上添付して、どう変えたいかを書いてください。
/series 灯台の一日：つながりのある画像を2～15枚作ります。
画像に @Darkroom を付けて返信するか、画像の下の「編集」を押して、どう変えたいかを書いてください。複数あるときは、どれかを番号で：「2 夜にして」。
/blend で画像を14枚まで組み合わせ、/history で自分の画像を検索、/style で好きなスタイルを保存。
/queue で順番の確認、/cancel で取り消し、/show で画像の再表示、/models でモデルの一覧。
画像はできたものから届きます。料金はカードに表示されます。`,

  'answer.help-page': `**DarkroomはSeedreamで画像を作成します。**
/imagine 雪の中のキツネ：画像を1枚作ります。--count 4 を付けると違う画像を4枚作ります。
/edit 夜にして：画像を1枚以上添付して、どう変えたいかを書いてください。
/series 灯台の一日：つながりのある画像を2～15枚作ります。
画像の鉛筆を押すか、そのメッセージに返信して、どう変えたいかを書いてください。複数あるときは、どれかを番号で：「2 夜にして」。
/blend で画像を14枚まで組み合わせ、/history で自分の画像を検索、/style で好きなスタイルを保存。
/queue で順番の確認、/cancel で取り消し、/show で画像の再表示、/models でモデルの一覧。
画像はできたものから届きます。料金はカードに表示されます。`,

  'answer.help-mentions': `**DarkroomはSeedreamで画像を作成します。**
/imagine 雪の中のキツネ：画像を1枚作ります。--count 4 を付けると違う画像を4枚作り、/imagine だけならフォームが開きます。
/series 灯台の一日：つながりのある画像を2～15枚作ります。
/edit 夜にして：変えたい画像を選ぶフォームが開きます。
写真を付けて、または画像のスレッドで @Darkroom をメンションし、どう変えたいかを書いてください。複数あるときは、どれかを番号で：「2 夜にして」。ダイレクトメッセージではメンションは要りません。
画像の下の「編集」も使えます。画像のあるメッセージのメニューでは「Edit image」を選んでください。
/blend で画像を14枚まで組み合わせ、/history で自分の画像を検索、/style で好きなスタイルを保存。
/queue で順番の確認、/cancel で取り消し、/show で画像の再表示、/models でモデルの一覧。
画像はできたものから届きます。料金はカードに表示されます。`,
};
