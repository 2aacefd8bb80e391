import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': '承りました：{link}',
  'chat.no-threads': 'ここではスレッドを作れないため、画像は返信で届きます。',
  'chat.earlier': '以前お届けできなかったメッセージです：',
  'chat.prompt-back': '入力した内容：',
  'chat.no-pictures': 'そのメッセージには、Darkroomが使える画像がありません。',
  'menu.edit': '画像を編集',
  'chat.failed': 'うまくいきませんでした。少し待ってからもう一度送ってください。',

  'problem.chat-permissions':
    'Darkroomに必要な権限が足りません。モデレーターに次の権限の許可を頼んでください：{permissions}。',
  'problem.chat-gone': '依頼のあった場所がなくなっています。',
  'problem.chat-no-access':
    'Darkroomはこのチャンネルを見られません。モデレーターにアクセスの許可を頼んでください。',
  'problem.chat-not-allowed': 'Darkroomはここに投稿できません。モデレーターに許可を頼んでください。',
  'problem.chat-slow':
    'このチャンネルは数分に1回しか投稿できません。モデレーターにDarkroomを制限の対象外にするよう頼んでください。',
  'problem.chat-closed': 'このスレッドは閉じられています。チャンネルか、開いているスレッドで送ってください。',
  'problem.chat-needs-thread': 'このチャンネルは投稿専用です。いずれかの投稿の中で送ってください。',
  'problem.chat-blocked': 'このサーバーのフィルターがメッセージをブロックしました。',
  'problem.chat-no-direct': 'Darkroomからのダイレクトメッセージがオフになっています。',
  'problem.chat-too-late': 'ここで返信できる時間を過ぎました。',
  'problem.chat-file-too-large': 'ファイルが大きすぎて、このチャットに送れません。',
  'problem.chat-refused': 'チャットがメッセージを受け付けませんでした（{code}）。',

  'permission.view-channel': 'チャンネルを見る',
  'permission.send-messages': 'メッセージを送信',
  'permission.send-messages-in-threads': 'スレッドでメッセージを送信',
  'permission.embed-links': '埋め込みリンク',
  'permission.attach-files': 'ファイルを添付',
  'permission.read-message-history': 'メッセージ履歴を読む',
};
