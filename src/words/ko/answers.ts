import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': '네, 바로 시작할게요.',
  'answer.queue-empty': '대기 중이거나 그리고 있는 작업이 없어요.',
  'answer.queue-heading': '대기열에 작업 {count}개가 있어요',
  'answer.queue-mine': '내 작업:',
  'answer.queue-line':
    '{state, select, stopping {취소하는 중} running {그리는 중} collecting {이미지 가져오는 중} parked {서비스를 기다리는 중} other {대기 {place}번째}} · {prompt} · {model} · {count}장 · {id}',
  'answer.queue-others': '다른 사람의 작업 {count}개',
  'answer.cancel-none': '취소할 작업이 없어요.',
  'answer.cancel-which': '어떤 작업을 취소할까요?',
  'answer.cancel-more': '작업이 {count}개 더 있어요. id는 /queue 명령으로 볼 수 있어요.',
  'answer.cancel-button': '“{prompt}” 취소',
  'answer.cancelled':
    '취소했어요. {paid, plural, =0 {요금은 청구되지 않았어요.} other {#장은 이미 전송되어 요금이 청구되었거나 청구될 수 있어요.}}',
  'answer.cancel-ended': '이미 끝난 작업이에요.',
  'answer.cancel-not-yours': '요청한 사람이나 관리자만 취소할 수 있어요.',
  'answer.job-unknown':
    '“{id}”에 해당하는 내 작업이나 이미지가 없어요. id는 /queue 명령이나 카드에서 볼 수 있어요.',
  'answer.show-none': '그 작업에는 이미지가 없어요.',
  'answer.show': '이미지 {count}장 · {prompt}',
  'answer.options-are': '쓸 수 있는 옵션: {options}.',
  'answer.options-none': '이 명령에는 옵션이 없어요.',
  'answer.option-choice': '쓸 수 있는 값: {values}.',
  'answer.option-string': '글자를 입력해 주세요.',
  'answer.option-integer': '정수를 입력해 주세요.',
  'answer.option-number': '숫자를 입력해 주세요.',
  'answer.option-boolean': 'yes 또는 no로 입력해 주세요.',
  'answer.option-attachment': '이미지를 첨부해 주세요.',
  'answer.action-unknown': '다른 버전의 버튼이에요. 카드에 있는 id로 /show 명령을 써 주세요.',
  'answer.again': '다시 실행할게요.',
  'answer.stronger': '{model}(으)로 해 볼게요.',
  'answer.stronger-none': '여기에는 이 요청을 할 수 있는 더 강한 모델이 없어요.',
  'answer.failed': '잘되지 않았어요. 내용은 로그에 남겼으니 잠시 후 다시 시도해 주세요.',
  'answer.delivery-failed':
    '“{prompt}” 이미지가 완성됐지만 여기에 올리지 못했어요. {reason} 이미지는 저장해 두었어요: /show {id}',
  'answer.card-refused': '여기에 메시지를 올릴 수 없어서 그리지 않았어요. {reason}',

  'answer.models-heading': '{cloud} 모델',
  'answer.models-line': '**{family}** {name}: {abilities}. {price}',
  'answer.models-price': '장당 {price}',
  'answer.models-price-from': '장당 {from}~{to}',
  'answer.models-price-unknown': '가격 알 수 없음',
  'answer.models-default': '선택하지 않으면 사용',
  'answer.models-services': '{services}에서 그림',
  'answer.models-parked': '{services}은(는) 지금 쓸 수 없음',
  'answer.models-retiring': '종료 예정',
  'answer.models-ends': '{date} 종료',
  'answer.models-sizes': '{sizes}',
  'answer.models-references': '{count, plural, =0 {글만} =1 {참고 이미지 1장} other {참고 이미지 최대 #장}}',
  'answer.models-set': '시리즈',
  'answer.models-seed': '시드',
  'answer.models-guidance': '가이던스 {min, number}~{max, number}',
  'answer.models-transparent': '투명 배경',
  'answer.models-fast': '빠른 모드',
  'answer.models-web': '웹 검색',
  'answer.models-formats': 'jpeg 또는 png',

  'answer.help': `**Darkroom은 Seedream으로 이미지를 그려요.**
/imagine 눈 속의 여우: 이미지 1장을 그려요. ‘장수’ 옵션으로 서로 다른 이미지를 4장까지 그릴 수 있어요.
/edit 밤으로 바꿔 줘: 이미지를 1장 이상 첨부하고 무엇을 바꿀지 적어 주세요.
/series 등대의 하루: 서로 이어지는 이미지 2~15장을 그려요.
이미지에 @Darkroom 을 넣어 답장하거나 아래의 ‘편집’을 누르고 무엇을 바꿀지 적어 주세요. 여러 장이면 어떤 것인지 번호를 먼저 적어 주세요: “2번 밤으로 바꿔 줘”.
/blend 이미지를 14장까지 합치기, /history 내 이미지 찾기, /style 마음에 드는 스타일 저장.
/queue 대기 중인 작업 보기, /cancel 작업 취소, /show 이미지 다시 보기, /models 모델 목록.
이미지는 완성되는 대로 올라와요. 요금은 카드에 표시돼요.`,

  'answer.help-page': `**Darkroom은 Seedream으로 이미지를 그려요.**
/imagine 눈 속의 여우: 이미지 1장을 그려요. --count 4 옵션으로 서로 다른 이미지를 4장 그려요.
/edit 밤으로 바꿔 줘: 이미지를 1장 이상 첨부하고 무엇을 바꿀지 적어 주세요.
/series 등대의 하루: 서로 이어지는 이미지 2~15장을 그려요.
이미지의 연필을 누르거나 그 메시지에 답장해 무엇을 바꿀지 적어 주세요. 여러 장이면 어떤 것인지 번호를 먼저 적어 주세요: “2번 밤으로 바꿔 줘”.
/blend 이미지를 14장까지 합치기, /history 내 이미지 찾기, /style 마음에 드는 스타일 저장.
/queue 대기 중인 작업 보기, /cancel 작업 취소, /show 이미지 다시 보기, /models 모델 목록.
이미지는 완성되는 대로 올라와요. 요금은 카드에 표시돼요.`,

  'answer.help-mentions': `**Darkroom은 Seedream으로 이미지를 그려요.**
/imagine 눈 속의 여우: 이미지 1장을 그려요. --count 4 옵션으로 서로 다른 이미지를 4장 그리고, /imagine 명령만 입력하면 양식이 열려요.
/series 등대의 하루: 서로 이어지는 이미지 2~15장을 그려요.
/edit 밤으로 바꿔 줘: 바꿀 이미지를 고르는 양식이 열려요.
사진과 함께, 또는 이미지의 스레드에서 @Darkroom 님을 멘션하고 무엇을 바꿀지 적어 주세요. 여러 장이면 어떤 것인지 번호를 먼저 적어 주세요: “2번 밤으로 바꿔 줘”. 다이렉트 메시지에서는 멘션이 필요 없어요.
이미지 아래의 ‘편집’을 눌러도 돼요. 이미지가 있는 메시지의 메뉴에서는 ‘Edit image’를 골라 주세요.
/blend 이미지를 14장까지 합치기, /history 내 이미지 찾기, /style 마음에 드는 스타일 저장.
/queue 대기 중인 작업 보기, /cancel 작업 취소, /show 이미지 다시 보기, /models 모델 목록.
이미지는 완성되는 대로 올라와요. 요금은 카드에 표시돼요.`,
};
