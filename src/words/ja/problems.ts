import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing': '見たいものを書いてください。例：雪の中のキツネ、35 mmフィルム写真。',
  'problem.prompt-too-long':
    'プロンプトが{length, number}文字あります。使えるのは{max, number}文字までです。',
  'problem.prompt-long':
    'プロンプトがとても長くなっています。英語で約600語を超えると、モデルが細部を省くことがあります。',
  'problem.model-unknown': '「{model}」というモデルはありません。次のどれかをお試しください：{accepted}。',
  'problem.model-ended':
    '{model}は{date}に提供元が終了しました。{others, select, none {ここでは、ほかにできるモデルはありません。} other {{others}をお試しください。}}',
  'problem.model-not-here':
    '{model}はこのクラウドでは使えません。{others, select, none {ここでは、ほかにできるモデルはありません。} other {{others}をお試しください。}}',
  'problem.model-ends': '{model}は{date}に提供元が終了します。',
  'problem.watermark-not-offered':
    '{service}は目に見える透かしに対応していないため、画像に透かしは入りません。',
  'problem.seed-left-out': '{model}ではシードを使えないため、シードなしで描きます。',
  'problem.guidance-left-out': '{model}ではこのガイダンスを使えないため、ガイダンスなしで描きます。',
  'problem.format-left-out': '{model}では{format}を作れないため、{native}で描きます。',
  'problem.fast-left-out': '{model}に高速モードはないため、通常の速さで描きます。',
  'problem.size-changed': '{model}では{asked}を作れないため、{size}で描きます。',
  'problem.model-retiring':
    '{model}は提供元が終了を進めていて、使えなくなることがあります。そのときは別のモデルを選んでください。',
  'problem.count-out-of-range':
    '枚数は1～{max}です。つながりのある画像をもっと作るには /series を使ってください。',
  'problem.set-count': 'シリーズは2～{max}枚です。',
  'problem.set-too-many':
    '参照画像と作成する画像は合わせて{max}枚までです。参照画像が{references}枚なら、作成は{room}枚までにしてください。',
  'problem.set-not-offered':
    '{model}ではシリーズを作れません。{others, select, none {代わりに /imagine を使ってください。} other {モデル{others}をお試しください。}}',
  'problem.edit-needs-picture': '変えたい画像を添付して、もう一度 /edit を送ってください。',
  'problem.references-not-offered':
    '{model}は文章だけから作成します。{others, select, none {画像を外してください。} other {画像を元にするには、モデル{others}をお試しください。}}',
  'problem.references-needed': '{model}は画像を編集するモデルです。画像を添付して /edit を使ってください。',
  'problem.too-many-references':
    '{model}で使える画像は{max, plural, =1 {1枚} other {#枚まで}}です。{count}枚が添付されています。',
  'problem.too-many-with-tray':
    '{model}で使える画像は{max, plural, =1 {1枚} other {#枚まで}}です。トレイの{tray}枚を合わせると{count}枚になります。外すには /tray で「{button}」を押してください。',
  'problem.ratio-unknown':
    '「{ratio}」という縦横比はありません。{accepted}のどれかにするか、サイズを幅x高さで指定してください。',
  'problem.ratio-not-offered':
    '{model}の{tier}では{ratio}を使えません。別の縦横比にするか、サイズを幅x高さで指定してください。',
  'problem.size-and-ratio':
    'ピクセルのサイズを指定すると縦横比も決まります。どちらか一方だけにしてください。',
  'problem.size-unreadable':
    'サイズ「{size}」を読み取れません。{accepted}か、2048x2048のような幅x高さで指定してください。',
  'problem.size-below-tiers':
    '{model}は{smallest}からです。{accepted}をお試しください。{others, select, none {} other {{tier}にするなら、モデル{others}をお試しください。}}',
  'problem.size-tier-not-offered':
    '{model}では{tier}を作れません。{accepted}をお試しください。{others, select, none {} other {{tier}にするなら、モデル{others}をお試しください。}}',
  'problem.size-out-of-range':
    '{size}は{pixels, number}ピクセルです。{model}で作れるのは{min, number}～{max, number}ピクセルです。例：{example}。',
  'problem.size-too-narrow': '{size}は細長すぎます。{model}では、長辺は短辺の{widest}倍までです。',
  'problem.size-sides':
    '{size}は使えません。ここの{model}では、各辺は{min, number}～{max, number}ピクセルです。',
  'problem.size-follows-picture': '{model}は元の画像の形を保ちます。サイズと縦横比は指定しないでください。',
  'problem.size-not-listed':
    'ここでは{model}に指定できるのは{accepted}と縦横比で、ピクセル数は使えません。ピクセル数を外して縦横比を選んでください。',
  'problem.seed-not-offered':
    '{model}ではシードを使えません。{others, select, none {シードを外してください。} other {シードを外すか、モデル{others}をお試しください。}}',
  'problem.seed-out-of-range': 'シードは{min}～{max, number}の整数です。',
  'problem.guidance-not-offered':
    '{model}ではガイダンスを使えません。{others, select, none {ガイダンスを外してください。} other {ガイダンスを外すか、モデル{others}をお試しください。}}',
  'problem.guidance-out-of-range': 'ガイダンスは{min}～{max}です。',
  'problem.fast-not-offered':
    '{model}に高速モードはありません。{others, select, none {「高速」を外してください。} other {「高速」を外すか、モデル{others}をお試しください。}}',
  'problem.web-not-offered':
    '{model}はここではウェブを検索できません。{others, select, none {「ウェブ検索」を外してください。} other {「ウェブ検索」を外すか、モデル{others}をお試しください。}}',
  'problem.format-unknown': '「{format}」という形式はありません。{accepted}をお試しください。',
  'problem.format-not-offered':
    '{model}で作れるのは{native}だけです。{others, select, none {形式を外してください。} other {形式を外すか、{format}にするならモデル{others}をお試しください。}}',
  'problem.transparent-not-offered':
    '{model}では背景をなくせません。{others, select, none {ここでは、ほかにできるモデルはありません。} other {モデル{others}をお試しください。}}',
  'problem.transparent-needs-png': '背景を透過するにはPNGが必要です。形式を外すか、pngを選んでください。',
  'problem.transparent-needs-alpha':
    '{model}で背景を透過できるのは、透明な部分のあるPNGを1枚編集するときだけです。{others, select, none {そのようなPNGを添付してください。} other {そのようなPNGを添付するか、モデル{others}をお試しください。}}',
  'problem.option-unreadable': 'オプション「{option}」はそのようには使えません。{accepted}',
  'problem.command-unknown': '「/{command}」というコマンドはありません。/help で一覧を見られます。',

  'problem.too-many-waiting':
    'すでに{count}件のリクエストが待機中です（上限は{max}件）。どれかが終わるのを待つか、/cancel でキャンセルしてください。',
  'problem.more-than-limit':
    '1分あたりの上限により、ここで一度に作れるのは{max, plural, =1 {1枚} other {#枚まで}}です。{max}枚以下にしてください。',
  'problem.disk-full':
    '新しい画像を保存する空きがありません。運用担当者にディスクの空きを増やしてもらってから、もう一度送ってください。',
  'problem.stopping': 'Darkroomは再起動中です。少し待ってからもう一度送ってください。',

  'problem.auth':
    'サービスがキーを受け付けませんでした。運用担当者に、キーとそのリージョンの確認を頼んでください。',
  'problem.no-credit':
    'このモデルのクレジットか利用枠が残っていません。運用担当者に、コンソールでアカウントの確認を頼んでください。',
  'problem.not-set-up':
    'サービスのアカウントに必要な設定がまだありません。運用担当者に設定を頼んでください（{detail}）。',
  'problem.rate-limited': 'サービスは今、これ以上のリクエストを受け付けていません。',
  'problem.overloaded': 'サービスが混み合っています。数分待ってからもう一度送ってください。',
  'problem.refused-prompt':
    'プロンプトが安全フィルターに拒否されました。言葉を変えてもう一度送ってください。',
  'problem.refused-reference':
    '参照画像が安全フィルターに拒否されました。実在の人物や保護された作品が原因のことが多いです。別の画像をお試しください。',
  'problem.refused-output':
    '結果が安全フィルターに拒否されました。もう一度試すと、違う結果になることがあります。',
  'problem.invalid': 'サービスがリクエストを受け付けませんでした（{detail}）。',
  'problem.input-unreachable': 'サービスが参照画像を読み込めませんでした。もう一度送ってください。',
  'problem.too-large': '参照画像の合計が大きすぎます。枚数を減らすか、小さい画像にしてください。',
  'problem.not-found':
    'サービスにこのモデルがないか、アカウントに使用の許可がありません。別のモデルを選ぶか、運用担当者にコンソールでの有効化を頼んでください。',
  'problem.timeout': 'サービスから時間内に応答がありませんでした。',
  'problem.unreachable': 'サービスに接続できませんでした。数分待ってからもう一度お試しください。',
  'problem.upstream': 'サービスの内部でエラーが起きました。',
  'problem.unknown-outcome': 'サービスとの通信が途切れ、画像ができたかどうか確認できませんでした。',
  'problem.interrupted': '作成中にDarkroomが停止しました。',
  'problem.cancelled': 'キャンセルされました。',
  'problem.not-kept': '画像はできましたが、取得できませんでした。',
  'problem.fewer-pictures': '{asked}枚のリクエストに対し、モデルが作成したのは{drawn}枚でした。',
  'problem.unexpected': '予期しない問題が起きました（{code}）。内容はログに記録しました。',

  'failure.pictures':
    '画像{pictures}：{reason}{count, plural, =1 {この画像} other {これらの画像}}{charged, select, no {に料金はかかっていません。} yes {には料金がかかりました。} other {には料金がかかっている可能性があります。}}',
  'failure.refused-output':
    '画像{pictures}は安全フィルターに拒否されました。{count, plural, =1 {この画像} other {これらの画像}}に料金はかかっていません。もう一度試すと、違う結果になることがあります。',
  'failure.only':
    '{reason}{charged, select, no {料金はかかっていません。} yes {料金がかかりました。} maybe {料金がかかっている可能性があります。} other {料金がかかっている可能性があります。「もう一度実行」を押すと、最初からやり直します。}}',
};
