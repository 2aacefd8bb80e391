import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': '편집',
  'button.vary': '비슷하게 그리기',
  'button.enlarge': '최대 크기',
  'button.use': '참고 이미지로 쓰기',
  'button.original': '원본 내려받기',
  'button.favourite': '★ 즐겨찾기',
  'button.best': '★ 베스트로 고르기',
  'button.redo': '이 이미지만 다시 그리기',
  'button.publish': '채널에 올리기',
  'button.delete': '삭제',
  'button.delete-yes': '삭제하기',
  'button.keep': '그대로 두기',
  'button.repeat': '똑같이 한 번 더',
  'button.prompt': '프롬프트 수정',
  'button.settings': '설정 변경',
  'button.details': '자세히',
  'button.parent': '↩ 이전 이미지',
  'button.first': '처음 이미지 보기',
  'button.compare': '전후 비교',
  'button.run-with': '{model} 모델로 그리기',
  'button.newer': '← 최근',
  'button.older': '이전 →',
  'button.tray-run': '그리기',
  'button.tray-draw': '프롬프트 쓰기',
  'button.tray-order': '순서 변경·빼기',
  'button.tray-more': '이미지 추가',
  'button.tray-clear': '비우기',

  'card.used': '참고 이미지{count, plural, =1 {} other {(프롬프트에 이 번호를 쓸 수 있어요)}}: {pictures}',

  'form.edit': '이미지 편집',
  'form.prompt': '프롬프트 수정',
  'form.settings': '설정 변경',
  'form.blend': '이미지 합치기',
  'form.order': '순서 변경·빼기',
  'form.tray-draw': '이 이미지로 그리기',
  'form.pictures': '이미지',
  'form.more-pictures': '다른 이미지(선택 사항)',
  'form.order-label': '새 순서대로 번호 입력',
  'form.order-how': '첫 번째 번호가 이미지 1번이 돼요. 번호를 적지 않으면 그 이미지는 빠져요.',
  'form.model': '모델',
  'form.ratio': '비율',
  'form.size': '크기',
  'form.count': '장수',
  'form.format': '형식',

  'answer.picture-gone':
    '그 이미지는 더 이상 없거나 나에게 공개된 것이 아니에요. /history 명령으로 내 이미지를 찾아보세요.',
  'answer.draft-gone': '너무 오래전 일이에요. 다시 요청해 주세요.',
  'answer.largest': '이미 {model} 모델의 최대 크기예요({size}).',
  'answer.original': '원본: {link}',
  'answer.compare': '전후 비교',
  'answer.compare-none': '글로 그린 이미지라서 이전 이미지가 없어요.',
  'answer.compare-gone': '바탕이 된 이미지가 이제 여기에 없어요.',

  'favourite.on': '★ 즐겨찾기에 넣었어요. /history 명령의 ‘즐겨찾기’ 옵션을 켜면 먼저 보여요.',
  'favourite.best': '★ 이 시리즈의 베스트는 {n}번이에요. /history 명령의 ‘즐겨찾기’ 옵션을 켜면 먼저 보여요.',
  'favourite.off': '즐겨찾기에서 뺐어요.',

  'delete.ask':
    '모두에게서 이 이미지를 삭제할까요? “{prompt}” 메시지에서 이 이미지가 빠지고 파일이 사라져요. 다른 이미지는 이 이미지로 그린 것까지 모두 남아요.',
  'delete.not-yours': '요청한 사람이나 관리자만 삭제할 수 있어요.',
  'delete.done':
    '삭제했어요. 메시지에서 이미지가 빠졌고 파일도 사라졌어요. 비공개 답변에는 아직 보일 수 있어요.',
  'delete.left': '파일은 삭제했지만 메시지 {count}개에 아직 이미지가 보여요. 관리자가 여기서 지울 수 있어요.',
  'delete.kept': '이미지를 그대로 두었어요.',

  'publish.heading': '{person} 님이 그렸어요: {prompt}',
  'publish.done': '채널에 올리고 있어요.',
  'publish.already': '이미 여기 있는 모두가 볼 수 있어요.',
  'publish.not-yours': '요청한 사람만 채널에 올릴 수 있어요.',

  'details.heading':
    '{count, plural, =1 {이 이미지가 만들어진 과정} other {이 이미지가 만들어진 과정(#단계)}}',
  'details.deleted': '삭제됨',
  'details.free': '요금 없음',
  'details.simulated': '시뮬레이션',
  'details.unpriced': '가격 알 수 없음',

  'info.foreign':
    '{format}, {size}, {megabytes, number} MB. 여기서 그린 이미지가 아니라서 다른 정보는 없어요.',
  'info.unreadable': '읽을 수 있는 이미지 파일이 아니에요.',
  'info.missing': '어떤 이미지인가요? 이미지를 첨부하거나 카드에 나오는 id를 적어 주세요.',
  'info.missing-menu':
    '어떤 이미지인가요? 카드에 나오는 id를 적거나, 이미지가 있는 메시지의 메뉴에서 ‘Image info’를 골라 주세요.',
  'info.which':
    '그 메시지에는 이미지가 {count}장 있고, 이건 첫 번째예요. 다른 이미지는 /info 명령에 id를 적거나 그것만 첨부해 주세요.',

  'tray.heading': '{count, plural, =1 {참고 이미지 1장} other {참고 이미지 #장(이 순서대로)}}',
  'tray.how':
    '이 채널에서 다음에 /imagine, /edit, /series 명령을 쓸 때 함께 쓰여요. 버튼을 눌러도 돼요. {room, plural, =0 {더 담을 수 없어요.} other {#장 더 담을 수 있어요.}}',
  'tray.prompt': '입력한 내용: {prompt}',
  'tray.empty':
    '여기에 담아 둔 이미지가 없어요. 이미지 아래의 ‘참고 이미지로 쓰기’를 누르거나 /blend 명령을 써 주세요.',
  'tray.cleared': '비웠어요.',
  'tray.full': '{left}장은 담지 않았어요. 모델에서는 {max}장까지 쓸 수 있어요.',
  'tray.order-unreadable':
    '1부터 {count}까지의 번호를 한 번씩만 적어 주세요. 예: 2 1. 아무것도 바꾸지 않았어요.',

  'history.heading': '내 이미지 {count}장, {page}/{pages}쪽',
  'history.open': '이미지 열기',
  'history.none': '아직 이미지가 없어요. 이렇게 해 보세요: /imagine 눈 속의 여우',
  'history.nothing-found': '프롬프트에 이 말이 모두 들어 있는 이미지가 없어요.',

  'style.mine': '내 스타일:',
  'style.here': '이곳의 스타일:',
  'style.built-in': '기본 스타일:',
  'style.how':
    '‘스타일’ 옵션으로 쓸 수 있어요. /style 명령에서 동작을 save로 하고 이름과 문구를 적으면 내 스타일이 저장되고, 동작을 use로 하면 내가 그리는 모든 이미지에 쓰여요.',
  'style.saved': '“{name}” 스타일을 내 것으로 저장했어요. ‘스타일’ 옵션으로 쓸 수 있어요.',
  'style.saved-here': '“{name}” 스타일을 여기 있는 모두가 쓰도록 저장했어요. ‘스타일’ 옵션으로 쓸 수 있어요.',
  'style.used':
    '이제 그리는 모든 이미지에 “{name}” 스타일을 써요. ‘스타일’ 옵션에 none을 적으면 한 번만 빠지고, /style 명령에서 동작을 use, 이름을 none으로 하면 그만 써요.',
  'style.used-none': '이제 그리는 이미지에 스타일을 쓰지 않아요.',
  'style.name-missing':
    '어떤 스타일인가요? /style 명령으로 목록을 볼 수 있어요. 이름에 none을 쓰면 모든 이미지에 쓰던 스타일을 그만 써요.',
  'style.deleted': '“{name}” 스타일을 삭제했어요.',
  'style.not-found': '여기에는 “{name}” 스타일이 없어요. /style 명령으로 목록을 볼 수 있어요.',
  'style.built-in-stays': '“{name}” 스타일은 기본 제공이라 삭제할 수 없어요.',
  'style.not-yours': '“{name}” 스타일은 다른 사람이 저장했어요. 그 사람이나 관리자만 바꿀 수 있어요.',
  'style.too-many': '스타일은 {max}개까지예요. 먼저 하나를 삭제해 주세요.',
  'style.name-unreadable': '스타일 이름은 글자, 숫자, 하이픈으로 32자까지 쓸 수 있어요.',
  'style.words-missing': '“{name}” 스타일에 어떤 문구를 넣을까요? ‘문구’ 옵션에 적어 주세요.',
  'problem.editing-image': '함께 그린 {count}장 중 {n}번째 이미지를 편집해요.',
  'problem.style-unknown': '“{style}” 스타일은 없어요. /style 명령으로 목록을 볼 수 있어요.',
  'problem.picture-not-shown':
    '그 메시지에는 {n}번 이미지가 없어요. {shown} 중에서 골라 “{first} 밤으로 바꿔 줘”처럼 써 주세요.',
  'problem.which-picture':
    '그 메시지에는 이미지가 {count}장 있는데 {model}에서는 {max}장만 쓸 수 있어요. 어떤 것인지 적어 주세요. 예: “2번 밤으로 바꿔 줘”.',
  'problem.picture-deleted': '이미지 {n}번은 삭제됐어요. 다른 이미지를 골라 주세요.',
  'problem.change-missing':
    '무엇을 바꿀지 적어 주세요. 예: “{where, select, direct {} other {@Darkroom }}밤으로 바꿔 줘”.',
};
