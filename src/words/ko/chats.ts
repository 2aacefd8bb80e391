import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': '네, 바로 시작할게요: {link}',
  'chat.no-threads': '여기서는 스레드를 만들 수 없어서 이미지를 답장으로 올릴게요.',
  'chat.earlier': '이전에 전해 드리지 못한 내용이에요:',
  'chat.prompt-back': '입력한 내용:',
  'chat.no-pictures': '그 메시지에는 Darkroom이 쓸 수 있는 이미지가 없어요.',
  'menu.edit': '이미지 편집',
  'chat.failed': '잘되지 않았어요. 잠시 후 다시 보내 주세요.',

  'problem.chat-permissions':
    'Darkroom에 필요한 권한이 부족해요. 관리자에게 다음 권한을 허용해 달라고 해 주세요: {permissions}.',
  'problem.chat-gone': '요청한 곳이 더 이상 없어요.',
  'problem.chat-no-access': 'Darkroom이 이 채널을 볼 수 없어요. 관리자에게 접근을 허용해 달라고 해 주세요.',
  'problem.chat-not-allowed': 'Darkroom이 여기에 글을 올릴 수 없어요. 관리자에게 허용해 달라고 해 주세요.',
  'problem.chat-slow':
    '이 채널은 몇 분에 한 번만 메시지를 올릴 수 있어요. 관리자에게 Darkroom을 제한에서 빼 달라고 해 주세요.',
  'problem.chat-closed': '닫힌 스레드예요. 채널이나 열려 있는 스레드에서 요청해 주세요.',
  'problem.chat-needs-thread': '이 채널에는 게시물만 올릴 수 있어요. 게시물 안에서 요청해 주세요.',
  'problem.chat-blocked': '이 서버의 필터가 메시지를 차단했어요.',
  'problem.chat-no-direct': 'Darkroom의 다이렉트 메시지가 꺼져 있어요.',
  'problem.chat-too-late': '여기서 답할 수 있는 시간이 지났어요.',
  'problem.chat-file-too-large': '파일이 이 채팅에 올리기에 너무 커요.',
  'problem.chat-refused': '채팅에서 메시지를 받아 주지 않았어요({code}).',

  'permission.view-channel': '채널 보기',
  'permission.send-messages': '메시지 보내기',
  'permission.send-messages-in-threads': '스레드에서 메시지 보내기',
  'permission.embed-links': '링크 첨부',
  'permission.attach-files': '파일 첨부',
  'permission.read-message-history': '메시지 기록 보기',
};
