import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} 명령에는 “{option}” 옵션이 없어요. 쓸 수 있는 옵션: {known}.',
  'problem.option-none': '/{command} 명령에는 옵션이 없어요. “{option}” 옵션을 빼 주세요.',
  'problem.option-missing': '/{command} 뒤에 {option} 값을 입력해 주세요.',
  'problem.option-needs-value': '--{option} 뒤에 값을 입력해 주세요.',
  'problem.option-not-number': '--{option} 옵션에는 “{value}” 대신 숫자를 입력해 주세요.',
  'problem.option-not-whole': '--{option} 옵션에는 {value} 대신 정수를 입력해 주세요.',
  'problem.option-not-yes-or-no': '--{option} 옵션에는 “{value}” 대신 yes 또는 no를 입력해 주세요.',
  'problem.option-not-text': '--{option} 옵션에는 글자를 입력해 주세요.',
  'problem.option-out-of-range': '--{option} 옵션에 {value} 값은 쓸 수 없어요. 쓸 수 있는 값: {range}.',
  'problem.option-not-choice': '--{option} 옵션에 “{value}” 값은 쓸 수 없어요. 쓸 수 있는 값: {choices}.',
  'problem.option-too-long': '{option} 옵션은 {max}자까지 쓸 수 있는데, 지금은 {length}자예요.',
  'problem.option-takes-picture': '“{option}” 옵션에는 글자 대신 이미지가 필요해요. 이미지를 첨부해 주세요.',
  'problem.picture-missing': '/{command} 명령에는 이미지가 필요해요. 이미지를 첨부해 주세요.',
  'problem.text-not-taken': '/{command} 명령에는 글자를 쓸 수 없는데 “{text}” 내용을 입력했어요.',
};
