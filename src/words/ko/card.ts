import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} 님의 요청',
  'card.heading-edit': '{person} 님의 편집 요청{references, plural, =1 {} other { (이미지 #장)}}',
  'card.heading-series': '{person} 님의 시리즈 요청',
  'card.count': '{count}장',
  'card.references': '참고 이미지 {count}장',
  'card.model-by': '{model} ({services})',
  'card.private': '나에게만 보임',
  'card.seed': '시드 {seed}',
  'card.guidance': '가이던스 {guidance, number}',
  'card.transparent': '배경 없음',
  'card.fast': '빠르게',
  'card.web': '웹 검색 사용',

  'card.tile.waiting': '{count}장 중 {n}번째: 대기 중',
  'card.tile.drawing': '{count}장 중 {n}번째: 그리는 중',
  'card.tile.done': '{count}장 중 {n}번째: 완료',
  'card.tile.failed': '{count}장 중 {n}번째: 그리지 못함',
  'card.tile.deleted': '{count}장 중 {n}번째: 삭제됨',

  'card.preparing': '준비 중',
  'card.next': '다음 차례예요',
  'card.place': '{place}번째로 대기 중',
  'card.place-soon': '{place}번째로 대기 중, 시작:',
  'card.next-soon': '다음 차례예요. 시작:',
  'card.paused': '지금은 서비스가 요청을 받지 않아요. 순서는 그대로예요. 재개:',
  'card.parked': '{service}이(가) 지금 작동하지 않아요. 이 작업은 기다렸다가 저절로 이어져요',
  'card.drawing': '{done, plural, =0 {그리는 중…} other {그리는 중, {count}장 중 #장 완료}}',
  'card.done': '{count, plural, =1 {완료} other {#장 모두 완료}}',
  'card.partial': '{count}장 중 {done}장 완료',
  'card.failed': '{count, plural, =1 {이미지를 그리지 못했어요} other {한 장도 그리지 못했어요}}',
  'card.cancelled': '취소됨',
  'card.cancelled-drawing': '취소됨. {count}장은 이미 그리는 중이에요',
  'card.unknown': '중단됨',

  'card.cost-estimate': '예상 요금: {money}{count, plural, =1 {} other {(모두 완성될 때)}}.',
  'card.cost-unknown': '요금은 알 수 없어요.',
  'card.cost': '요금: {count}장, {money}.',
  'card.cost-unpriced': '요금: {count}장, 금액 알 수 없음.',
  'card.cost-none': '요금이 청구되지 않았어요.',
  'card.cost-simulated': '시뮬레이션이라 요금이 청구되지 않았어요.',
  'card.withheld': '{count}장은 완성됐지만 올리지 않았어요. 다시 보려면: /show {id}',
  'card.fewer': '{asked}장을 요청했지만 모델이 {drawn}장만 그렸어요.',
  'card.deleted': '이미지 {count}장이 삭제되었어요.',

  'card.cancel': '취소',
  'card.stronger': '더 강한 모델로 해 보기',
  'card.run-again': '다시 실행',

  'picture.title': '{n}/{count} · {size}',
  'picture.title-one': '{size}',
  'picture.smaller':
    '원본이 이 채팅에 올리기에 너무 커서 작은 사본{count, plural, =1 {을} other { #장을}} 올렸어요. 원본은 저장되어 있고, 운영자가 스튜디오에서 내려받을 수 있어요({id}).',
  'picture.smaller-linked':
    '원본이 이 채팅에 올리기에 너무 커서 작은 사본{count, plural, =1 {을} other { #장을}} 올렸어요. 원본: {links}',
};
