import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} 没有“{option}”这个选项。可以用：{known}。',
  'problem.option-none': '/{command} 没有任何选项。请去掉“{option}”。',
  'problem.option-missing': '请在 /{command} 后面写上 {option}。',
  'problem.option-needs-value': '请在 --{option} 后面写上一个值。',
  'problem.option-not-number': '--{option} 要填数字，不能填“{value}”。',
  'problem.option-not-whole': '--{option} 要填整数，不能填 {value}。',
  'problem.option-not-yes-or-no': '--{option} 要填 yes 或 no，不能填“{value}”。',
  'problem.option-not-text': '--{option} 要填文字。',
  'problem.option-out-of-range': '--{option} 可以填 {range}，不能填 {value}。',
  'problem.option-not-choice': '--{option} 可以填 {choices}，不能填“{value}”。',
  'problem.option-too-long': '“{option}”最多 {max} 个字符，现在有 {length} 个。',
  'problem.option-takes-picture': '选项“{option}”要的是图片，不是文字。请附上一张图片。',
  'problem.picture-missing': '/{command} 需要一张图片。请附上一张。',
  'problem.text-not-taken': '/{command} 不需要文字，但你写了“{text}”。',
};
