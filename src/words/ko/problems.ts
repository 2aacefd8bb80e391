import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing': '보고 싶은 것을 적어 주세요. 예: 눈 속의 여우, 35 mm 필름 사진.',
  'problem.prompt-too-long': '프롬프트가 {length, number}자예요. {max, number}자까지 쓸 수 있어요.',
  'problem.prompt-long':
    '프롬프트가 아주 길어요. 영어로 약 600단어를 넘으면 모델이 일부 내용을 빠뜨릴 수 있어요.',
  'problem.model-unknown': '“{model}” 모델은 없어요. 다음 중에서 골라 주세요: {accepted}.',
  'problem.model-ended':
    '{model} 모델은 제공사가 {date}에 종료했어요. {others, select, none {여기에는 대신할 수 있는 모델이 없어요.} other {{others} 모델을 써 보세요.}}',
  'problem.model-not-here':
    '이 클라우드에서는 {model} 모델을 쓸 수 없어요. {others, select, none {여기에는 대신할 수 있는 모델이 없어요.} other {{others} 모델을 써 보세요.}}',
  'problem.model-ends': '{model} 모델은 제공사가 {date}에 종료할 예정이에요.',
  'problem.watermark-not-offered': '{service}에서는 보이는 표시를 제공하지 않아 그림에 표시가 없어요.',
  'problem.seed-left-out': '{model}에서는 시드를 쓸 수 없어 시드를 뺐어요.',
  'problem.guidance-left-out': '{model}에서는 이 가이던스를 쓸 수 없어 가이던스를 뺐어요.',
  'problem.format-left-out': '{model}에서는 {format} 형식을 그릴 수 없어 {native} 형식으로 그려요.',
  'problem.fast-left-out': '{model}에는 빠른 모드가 없어 보통 속도로 그려요.',
  'problem.size-changed': '{model}에서는 {asked} 크기를 그릴 수 없어 {size} 크기로 그려요.',
  'problem.model-retiring':
    '{model} 모델은 제공사가 종료를 진행하고 있어 작동하지 않을 수 있어요. 그럴 때는 다른 모델을 골라 주세요.',
  'problem.count-out-of-range':
    '장수는 1~{max}까지예요. 서로 이어지는 이미지를 더 원하면 /series 명령을 써 주세요.',
  'problem.set-count': '시리즈는 2~{max}장이에요.',
  'problem.set-too-many':
    '참고 이미지와 그릴 이미지는 합쳐서 {max}장까지예요. 참고 이미지가 {references}장이면 {room}장까지 요청해 주세요.',
  'problem.set-not-offered':
    '{model}에서는 시리즈를 그릴 수 없어요. {others, select, none {대신 /imagine 명령을 써 주세요.} other {{others} 모델을 써 보세요.}}',
  'problem.edit-needs-picture': '바꾸고 싶은 이미지를 첨부하고 /edit 명령을 다시 보내 주세요.',
  'problem.references-not-offered':
    '{model}에서는 글로만 그릴 수 있어요. {others, select, none {이미지를 빼 주세요.} other {이미지로 시작하려면 {others} 모델을 써 보세요.}}',
  'problem.references-needed':
    '{model}에서는 이미지를 바꾸는 것만 할 수 있어요. 이미지를 첨부하고 /edit 명령을 써 주세요.',
  'problem.too-many-references':
    '{model}에서는 이미지를 {max, plural, =1 {1장만} other {#장까지}} 쓸 수 있는데 {count}장을 첨부했어요.',
  'problem.too-many-with-tray':
    '{model}에서는 이미지를 {max, plural, =1 {1장만} other {#장까지}} 쓸 수 있는데, 담아 둔 {tray}장을 합치면 {count}장이에요. 빼려면 /tray 명령을 쓰고 ‘{button}’ 버튼을 눌러 주세요.',
  'problem.ratio-unknown':
    '“{ratio}” 비율은 없어요. 다음 중에서 고르거나 크기를 너비x높이로 적어 주세요: {accepted}.',
  'problem.ratio-not-offered':
    '{model}의 {tier}에서는 {ratio} 비율을 쓸 수 없어요. 다른 비율을 쓰거나 크기를 너비x높이로 적어 주세요.',
  'problem.size-and-ratio': '픽셀 크기를 정하면 비율도 정해져요. 둘 중 하나만 적어 주세요.',
  'problem.size-unreadable':
    '“{size}” 크기를 읽을 수 없어요. {accepted} 중에서 고르거나 2048x2048처럼 너비x높이로 적어 주세요.',
  'problem.size-below-tiers':
    '{model}에서는 {smallest}부터 그릴 수 있어요. 쓸 수 있는 크기: {accepted}.{others, select, none {} other { {tier} 크기를 원하면 {others} 모델을 써 보세요.}}',
  'problem.size-tier-not-offered':
    '{model}에서는 {tier} 크기를 그릴 수 없어요. 쓸 수 있는 크기: {accepted}.{others, select, none {} other { {tier} 크기를 원하면 {others} 모델을 써 보세요.}}',
  'problem.size-out-of-range':
    '{size} 크기는 {pixels, number}픽셀이에요. {model}에서는 {min, number}~{max, number}픽셀까지 그릴 수 있어요. 예: {example}.',
  'problem.size-too-narrow':
    '{size} 크기는 너무 길쭉해요. {model}에서는 긴 변이 짧은 변의 {widest}배까지예요.',
  'problem.size-sides':
    '{size} 크기는 쓸 수 없어요. 여기 {model}에서는 각 변이 {min, number}~{max, number}픽셀이에요.',
  'problem.size-follows-picture': '{model}에서는 이미지의 모양이 그대로 유지돼요. 크기와 비율을 빼 주세요.',
  'problem.size-not-listed':
    '여기서 {model}은(는) 픽셀 크기 대신 {accepted}와 비율을 받아요. 픽셀을 빼고 비율을 골라 주세요.',
  'problem.seed-not-offered':
    '{model}에서는 시드를 쓸 수 없어요. {others, select, none {시드를 빼 주세요.} other {시드를 빼거나 {others} 모델을 써 보세요.}}',
  'problem.seed-out-of-range': '시드는 {min}부터 {max, number}까지의 정수예요.',
  'problem.guidance-not-offered':
    '{model}에서는 가이던스를 쓸 수 없어요. {others, select, none {가이던스를 빼 주세요.} other {가이던스를 빼거나 {others} 모델을 써 보세요.}}',
  'problem.guidance-out-of-range': '가이던스는 {min}부터 {max}까지예요.',
  'problem.fast-not-offered':
    '{model}에는 빠른 모드가 없어요. {others, select, none {‘빠르게’를 빼 주세요.} other {‘빠르게’를 빼거나 {others} 모델을 써 보세요.}}',
  'problem.web-not-offered':
    '여기서는 {model}에서 웹을 검색할 수 없어요. {others, select, none {‘웹검색’을 빼 주세요.} other {‘웹검색’을 빼거나 {others} 모델을 써 보세요.}}',
  'problem.format-unknown': '“{format}” 형식은 없어요. 쓸 수 있는 형식: {accepted}.',
  'problem.format-not-offered':
    '{model}에서는 {native} 형식만 그릴 수 있어요. {others, select, none {형식을 빼 주세요.} other {형식을 빼거나, {format} 형식을 원하면 {others} 모델을 써 보세요.}}',
  'problem.transparent-not-offered':
    '{model}에서는 배경을 뺄 수 없어요. {others, select, none {여기에는 그렇게 할 수 있는 모델이 없어요.} other {{others} 모델을 써 보세요.}}',
  'problem.transparent-needs-png': '투명 배경에는 PNG가 필요해요. 형식을 빼거나 png를 골라 주세요.',
  'problem.transparent-needs-alpha':
    '{model}에서는 이미 일부가 투명한 PNG 한 장을 바꿀 때만 투명 배경을 쓸 수 있어요. {others, select, none {그런 PNG를 첨부해 주세요.} other {그런 PNG를 첨부하거나 {others} 모델을 써 보세요.}}',
  'problem.option-unreadable': '{option} 옵션은 그렇게 쓸 수 없어요. {accepted}',
  'problem.command-unknown': '“/{command}” 명령은 없어요. /help 명령으로 목록을 볼 수 있어요.',

  'problem.too-many-waiting':
    '이미 작업 {count}개가 대기 중이에요(최대 {max}개). 하나가 끝날 때까지 기다리거나 /cancel 명령으로 취소해 주세요.',
  'problem.more-than-limit':
    '분당 한도 때문에 여기서는 한 번에 {max, plural, =1 {1장만} other {#장까지만}} 그릴 수 있어요. {max}장 이하로 요청해 주세요.',
  'problem.disk-full':
    '새 이미지를 저장할 공간이 없어요. 운영자에게 디스크 공간을 비워 달라고 한 뒤 다시 보내 주세요.',
  'problem.stopping': 'Darkroom이 다시 시작하는 중이에요. 잠시 후 다시 보내 주세요.',

  'problem.auth':
    '서비스가 키를 받아 주지 않았어요. 운영자에게 키와 키가 속한 리전을 확인해 달라고 해 주세요.',
  'problem.no-credit':
    '이 모델에 쓸 크레딧이나 할당량이 남아 있지 않아요. 운영자에게 콘솔에서 계정을 확인해 달라고 해 주세요.',
  'problem.not-set-up':
    '서비스 계정에 필요한 설정이 아직 없어요. 운영자에게 설정해 달라고 해 주세요({detail}).',
  'problem.rate-limited': '지금은 서비스가 요청을 더 받지 않아요.',
  'problem.overloaded': '지금 서비스가 너무 붐벼요. 몇 분 뒤에 다시 보내 주세요.',
  'problem.refused-prompt': '프롬프트가 안전 필터에서 거부됐어요. 표현을 바꿔 다시 보내 주세요.',
  'problem.refused-reference':
    '참고 이미지가 안전 필터에서 거부됐어요. 실제 인물이나 보호받는 작품 때문일 때가 많아요. 다른 이미지를 써 보세요.',
  'problem.refused-output': '결과가 안전 필터에서 거부됐어요. 다시 시도하면 결과가 달라질 수 있어요.',
  'problem.invalid': '서비스가 요청을 받아 주지 않았어요({detail}).',
  'problem.input-unreachable': '서비스가 참고 이미지를 읽지 못했어요. 다시 보내 주세요.',
  'problem.too-large': '참고 이미지를 합친 크기가 너무 커요. 장수를 줄이거나 더 작은 이미지를 써 주세요.',
  'problem.not-found':
    '서비스에 이 모델이 없거나 계정에 사용 권한이 없어요. 다른 모델을 고르거나 운영자에게 콘솔에서 활성화해 달라고 해 주세요.',
  'problem.timeout': '서비스가 제때 응답하지 않았어요.',
  'problem.unreachable': '서비스에 연결하지 못했어요. 몇 분 뒤에 다시 시도해 주세요.',
  'problem.upstream': '서비스 내부에서 오류가 났어요.',
  'problem.unknown-outcome': '서비스 연결이 끊겨 이미지가 그려졌는지 알 수 없어요.',
  'problem.interrupted': '그리는 도중에 Darkroom이 멈췄어요.',
  'problem.cancelled': '취소됐어요.',
  'problem.not-kept': '이미지가 완성됐지만 가져오지 못했어요.',
  'problem.fewer-pictures': '{asked}장을 요청했지만 모델이 {drawn}장만 그렸어요.',
  'problem.unexpected': '예상하지 못한 문제가 생겼어요({code}). 내용은 로그에 남겼어요.',

  'failure.pictures':
    '이미지 {pictures}번: {reason} {count, plural, =1 {이 이미지는} other {이 이미지들은}} {charged, select, no {요금이 청구되지 않았어요.} yes {요금이 청구됐어요.} other {요금이 청구됐을 수 있어요.}}',
  'failure.refused-output':
    '이미지 {pictures}번은 안전 필터에서 거부됐어요. {count, plural, =1 {이 이미지는} other {이 이미지들은}} 요금이 청구되지 않았어요. 다시 시도하면 결과가 달라질 수 있어요.',
  'failure.only':
    '{reason} {charged, select, no {요금이 청구되지 않았어요.} yes {요금이 청구됐어요.} maybe {요금이 청구됐을 수 있어요.} other {요금이 청구됐을 수 있어요. ‘다시 실행’을 누르면 다시 시작해요.}}',
};
