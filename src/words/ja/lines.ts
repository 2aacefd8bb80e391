import type { lines as english } from '../en/lines.ts';

export const lines: Record<keyof typeof english, string> = {
  'problem.option-unknown': '/{command} にオプション「{option}」はありません。使えるオプション：{known}。',
  'problem.option-none': '/{command} にオプションはありません。「{option}」を外してください。',
  'problem.option-missing': '/{command} の後に {option} を入力してください。',
  'problem.option-needs-value': '--{option} の後に値を入力してください。',
  'problem.option-not-number': '--{option} には「{value}」ではなく、数値を指定してください。',
  'problem.option-not-whole': '--{option} には {value} ではなく、整数を指定してください。',
  'problem.option-not-yes-or-no': '--{option} には「{value}」ではなく、yes か no を指定してください。',
  'problem.option-not-text': '--{option} には文字を指定してください。',
  'problem.option-out-of-range': '--{option} に {value} は使えません。指定できる値：{range}。',
  'problem.option-not-choice': '--{option} に「{value}」は使えません。指定できる値：{choices}。',
  'problem.option-too-long': '「{option}」は{max}文字までです。今は{length}文字あります。',
  'problem.option-takes-picture':
    'オプション「{option}」には文字ではなく画像が必要です。画像を添付してください。',
  'problem.picture-missing': '/{command} には画像が必要です。画像を添付してください。',
  'problem.text-not-taken': '/{command} に文字は使えませんが、「{text}」と入力されています。',
};
