import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': '네, 바로 시작할게요: {link}',
  'chat.no-threads': '여기서는 스레드를 만들 수 없어서 이미지를 답장으로 올릴게요.',
  'chat.earlier': '이전에 전해 드리지 못한 내용이에요:',
  'chat.direct-closed':
    'Darkroom이 다이렉트 메시지를 보낼 수 없었어요. /queue 를 입력하면 여기서 나에게만 보이게 읽을 수 있어요. 아니면 이 서버의 다이렉트 메시지를 허용해 주세요.',
  'chat.prompt-back': '입력한 내용:',
  'chat.no-pictures': '그 메시지에는 Darkroom이 쓸 수 있는 이미지가 없어요.',
  'menu.edit': '이미지 편집',
  'menu.new': '새 이미지',
  'menu.series': '새 시리즈',
  'form.send': '그리기',
  'form.close': '닫기',
  'form.loading': '잠시만 기다려 주세요…',
  'form.where': '받을 곳',
  'form.where-hint': '비워 두면 다이렉트 메시지로 보내 드려요.',
  'form.references': '바탕이 될 이미지',
  'form.automatic': '자동',
  'form.ok': '보내기',
  'chat.none-in-thread':
    '이 스레드에는 Darkroom이 읽을 수 있는 이미지가 없습니다. 이미지를 첨부하거나, 새로 그리려면 문장 앞에 /imagine을 붙이세요.',
  'chat.attachment-unreadable':
    '첨부한 파일은 Darkroom이 읽을 수 없습니다. PNG, JPEG, WebP, GIF 이미지를 첨부하세요.',
  'chat.sent-directly': '이미지는 Darkroom과의 다이렉트 메시지에 있어요.',
  'chat.asked-in': '{channel}에서 요청한 내용:',
  'home.settings': '설정',
  'form.save': '저장',
  'home.title': '내 이미지',
  'home.jobs': '대기 중·그리는 중',
  'home.jobs-none': '대기 중인 작업이 없어요. /imagine 명령으로 요청하거나 ‘새 이미지’를 눌러 주세요.',
  'home.recent': '최근 이미지',
  'home.recent-none': '완성된 이미지가 여기에 표시돼요.',
  'chat.failed': '잘되지 않았어요. 잠시 후 다시 보내 주세요.',

  'chat.try-again': '시간이 너무 오래 걸렸어요. 잠시 후 다시 시도해 주세요.',
  'chat.unreadable':
    'Darkroom은 그 메시지의 이미지를 볼 수 없어요. 메시지 메뉴에서 앱을 열고 “{menu}”를 선택해 주세요.',
  'menu.edit-image': '이미지 편집',
  'menu.use-image': '참고 이미지로 쓰기',
  'menu.image-info': '이미지 정보',
  'form.which': '어느 이미지',
  'form.which-all': '모두',
  'form.which-one': '이미지 {n}',
  'form.upload': '최대 {count}장.',
  'form.upload-later': '최대 {count}장. 나중에 더 추가할 수 있어요.',

  'problem.chat-permissions':
    'Darkroom에 필요한 권한이 부족해요. 관리자에게 다음 권한을 허용해 달라고 해 주세요: {permissions}.',
  'problem.chat-gone': '요청한 곳이 더 이상 없어요.',
  'problem.chat-no-access': 'Darkroom이 이 채널을 볼 수 없어요. 관리자에게 접근을 허용해 달라고 해 주세요.',
  'problem.chat-not-allowed': 'Darkroom이 여기에 글을 올릴 수 없어요. 관리자에게 허용해 달라고 해 주세요.',
  'problem.chat-closed': '닫힌 스레드예요. 채널이나 열려 있는 스레드에서 요청해 주세요.',
  'problem.chat-needs-thread': '이 채널에는 게시물만 올릴 수 있어요. 게시물 안에서 요청해 주세요.',
  'problem.chat-blocked': '이 서버의 필터가 메시지를 차단했어요.',
  'problem.chat-not-member':
    'Darkroom이 이 채널에 없어요. 여기에 /invite @Darkroom 명령을 입력한 뒤 다시 요청해 주세요.',
  'problem.chat-between-people':
    '사람들끼리의 다이렉트 메시지에는 Darkroom이 올릴 수 없어요. Darkroom이 있는 채널에서 요청하거나 Darkroom에 직접 보내 주세요.',
  'problem.chat-archived': '보관된 채널이에요. 다른 채널에서 요청해 주세요.',
  'problem.chat-uploads-off':
    '여기서는 파일 업로드가 꺼져 있어요. 워크스페이스 관리자에게 허용해 달라고 해 주세요.',
  'problem.chat-storage-full':
    '워크스페이스에 파일을 저장할 공간이 없어요. 관리자에게 공간을 비워 달라고 해 주세요.',
  'problem.chat-scope': 'Darkroom에 필요한 권한이 없어요({needed}). 관리자에게 다시 설치해 달라고 해 주세요.',
  'problem.chat-token':
    'Darkroom이 더 이상 이 워크스페이스에 설치되어 있지 않아요. 관리자에게 다시 설치해 달라고 해 주세요.',
  'problem.chat-stuck-upload': '채팅에서 이미지를 받았지만 처리를 끝내지 못했어요.',
  'problem.chat-file-unseen':
    'Darkroom이 볼 수 없거나 삭제된 파일이에요. 여기에 첨부하거나, 파일이 공유된 곳에 /invite @Darkroom 명령을 입력해 주세요.',
  'problem.chat-file-elsewhere': '다른 워크스페이스의 파일이라 읽을 수 없어요. 여기에 첨부해 주세요.',
  'problem.chat-no-direct':
    'Darkroom의 다이렉트 메시지가 허용되어 있지 않아요. 허용하거나 채널에서 요청해 주세요.',
  'problem.chat-too-late': '여기서 답할 수 있는 시간이 지났어요.',
  'problem.chat-answer-over':
    'Darkroom이 그 채널의 멤버가 아니라서, 거기서 버튼을 누른 직후에만 게시할 수 있어요. 그 채널에서 /show 를 쓰고 “{button}” 버튼을 눌러 주세요.',
  'problem.chat-file-too-large': '파일이 이 채팅에 올리기에 너무 커요.',
  'problem.chat-refused': '채팅에서 메시지를 받아 주지 않았어요({code}).',

  'permission.view-channel': '채널 보기',
  'permission.send-messages': '메시지 보내기',
  'permission.send-messages-in-threads': '스레드에서 메시지 보내기',
  'permission.embed-links': '링크 첨부',
  'permission.attach-files': '파일 첨부',
  'permission.read-message-history': '메시지 기록 보기',
};
