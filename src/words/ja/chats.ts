import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': '承りました：{link}',
  'chat.no-threads': 'ここではスレッドを作れないため、画像は返信で届きます。',
  'chat.earlier': '以前お届けできなかったメッセージです：',
  'chat.direct-closed':
    'Darkroomからダイレクトメッセージを送れませんでした。/queue と入力すると、ここであなただけに表示されます。または、このサーバーからのダイレクトメッセージを許可してください。',
  'chat.prompt-back': '入力した内容：',
  'chat.no-pictures': 'そのメッセージには、Darkroomが使える画像がありません。',
  'menu.edit': '画像を編集',
  'menu.new': '新しい画像',
  'menu.series': '新しいシリーズ',
  'form.send': '作成',
  'form.close': '閉じる',
  'form.loading': '少々お待ちください…',
  'form.where': '届け先',
  'form.where-hint': '空欄にすると、ダイレクトメッセージで届きます。',
  'form.references': '元にする画像',
  'form.automatic': '自動',
  'form.ok': '送信',
  'chat.none-in-thread':
    'このスレッドには Darkroom が読み取れる画像がありません。画像を添付するか、言葉の前に /imagine と書くと新しい画像を描きます。',
  'chat.attachment-unreadable':
    '添付されたものを Darkroom は読み取れません。PNG、JPEG、WebP、GIF の画像を添付してください。',
  'chat.sent-directly': '画像はDarkroomとのダイレクトメッセージにあります。',
  'chat.asked-in': '{channel}でのリクエストについて：',
  'home.settings': '設定',
  'form.save': '保存',
  'home.title': 'あなたの画像',
  'home.jobs': '待機中・作成中',
  'home.jobs-none': '待機中のものはありません。/imagine を使うか、「新しい画像」を押してください。',
  'home.recent': '最近の画像',
  'home.recent-none': '完成した画像はここに並びます。',
  'chat.failed': 'うまくいきませんでした。少し待ってからもう一度送ってください。',

  'chat.try-again': '時間がかかりすぎました。少し待ってからもう一度お試しください。',
  'chat.unreadable':
    'Darkroomはそのメッセージの画像を見ることができません。メッセージのメニューで「アプリ」を開き、「{menu}」を選んでください。',
  'menu.edit-image': '画像を編集',
  'menu.use-image': '参照画像にする',
  'menu.image-info': '画像の情報',
  'form.which': 'どの画像',
  'form.which-all': 'すべて',
  'form.which-one': '画像{n}',
  'form.upload': '{count}枚まで。',
  'form.upload-later': '{count}枚まで。あとから追加できます。',

  'problem.chat-permissions':
    'Darkroomに必要な権限が足りません。モデレーターに次の権限の許可を頼んでください：{permissions}。',
  'problem.chat-gone': '依頼のあった場所がなくなっています。',
  'problem.chat-no-access':
    'Darkroomはこのチャンネルを見られません。モデレーターにアクセスの許可を頼んでください。',
  'problem.chat-not-allowed': 'Darkroomはここに投稿できません。モデレーターに許可を頼んでください。',
  'problem.chat-closed': 'このスレッドは閉じられています。チャンネルか、開いているスレッドで送ってください。',
  'problem.chat-needs-thread': 'このチャンネルは投稿専用です。いずれかの投稿の中で送ってください。',
  'problem.chat-blocked': 'このサーバーのフィルターがメッセージをブロックしました。',
  'problem.chat-not-member':
    'Darkroomはこのチャンネルに参加していません。ここで /invite @Darkroom と入力してから、もう一度送ってください。',
  'problem.chat-between-people':
    'Darkroomは人どうしのダイレクトメッセージには投稿できません。Darkroomが参加しているチャンネルか、Darkroomとのダイレクトメッセージで送ってください。',
  'problem.chat-archived': 'このチャンネルはアーカイブされています。別のチャンネルで送ってください。',
  'problem.chat-uploads-off':
    'ここではファイルのアップロードがオフになっています。ワークスペースの管理者に許可を頼んでください。',
  'problem.chat-storage-full':
    'ワークスペースにファイルの空き容量がありません。管理者に空きを作るよう頼んでください。',
  'problem.chat-scope':
    'Darkroomに必要な権限が足りません（{needed}）。管理者に再インストールを頼んでください。',
  'problem.chat-token':
    'Darkroomはこのワークスペースにインストールされていません。管理者に再インストールを頼んでください。',
  'problem.chat-stuck-upload': 'チャットは画像を受け取りましたが、処理が終わりませんでした。',
  'problem.chat-file-unseen':
    'Darkroomにはこのファイルが見えないか、削除されています。ここに添付するか、共有された場所で /invite @Darkroom と入力してください。',
  'problem.chat-file-elsewhere':
    'このファイルは別のワークスペースのもので、読み取れません。ここに添付してください。',
  'problem.chat-no-direct':
    'Darkroomからのダイレクトメッセージが許可されていません。許可するか、チャンネルで頼んでください。',
  'problem.chat-too-late': 'ここで返信できる時間を過ぎました。',
  'problem.chat-answer-over':
    'Darkroomはそのチャンネルのメンバーではないため、そこでボタンを押した直後にしか投稿できません。そのチャンネルで /show を使い、「{button}」を押してください。',
  'problem.chat-file-too-large': 'ファイルが大きすぎて、このチャットに送れません。',
  'problem.chat-refused': 'チャットがメッセージを受け付けませんでした（{code}）。',

  'permission.view-channel': 'チャンネルを見る',
  'permission.send-messages': 'メッセージを送信',
  'permission.send-messages-in-threads': 'スレッドでメッセージを送信',
  'permission.embed-links': '埋め込みリンク',
  'permission.attach-files': 'ファイルを添付',
  'permission.read-message-history': 'メッセージ履歴を読む',
};
