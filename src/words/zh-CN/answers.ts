import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': '收到，马上画。',
  'answer.queue-empty': '现在没有排队或正在画的任务。',
  'answer.queue-heading': '队列里有 {count} 个任务',
  'answer.queue-mine': '你的：',
  'answer.queue-line':
    '{state, select, stopping {正在取消} running {正在画} collecting {正在读取图片} parked {等待服务恢复} other {排在第 {place} 位}} · {prompt} · {model} · {count} 张 · {id}',
  'answer.queue-others': '其他人的任务：{count} 个',
  'answer.cancel-none': '你没有可以取消的任务。',
  'answer.cancel-which': '要取消哪一个？',
  'answer.cancel-more': '还有 {count} 个任务，用 /queue 查看它们的 id。',
  'answer.cancel-button': '取消“{prompt}”',
  'answer.cancelled':
    '已取消。{paid, plural, =0 {没有扣费。} other {有 # 张图片已经提交，已经扣费或可能会扣费。}}',
  'answer.cancel-ended': '这个任务已经结束了。',
  'answer.cancel-not-yours': '只有发起人或管理员可以取消。',
  'answer.job-unknown': '你没有 id 为“{id}”的任务或图片。id 可以在 /queue 和任务卡片上找到。',
  'answer.show-none': '这个任务没有图片。',
  'answer.show': '{count} 张图片 · {prompt}',
  'answer.options-are': '可用的选项有：{options}。',
  'answer.options-none': '这个命令没有选项。',
  'answer.option-choice': '可以填：{values}。',
  'answer.option-string': '这里要填文字。',
  'answer.option-integer': '这里要填整数。',
  'answer.option-number': '这里要填数字。',
  'answer.option-boolean': '这里要填 yes 或 no。',
  'answer.option-attachment': '这里要附上一张图片。',
  'answer.action-unknown': '这个按钮来自另一个版本。请用 /show 加上卡片上的 id。',
  'answer.again': '正在重新画。',
  'answer.stronger': '正在用 {model} 重试。',
  'answer.stronger-none': '这里没有更强的模型能完成这个请求。',
  'answer.failed': '没有成功，错误已记入日志。请稍后再试。',
  'answer.delivery-failed':
    '“{prompt}”的图片画好了，但没能发到这里。{reason}图片已保存，可用 /show {id} 取回',
  'answer.card-refused': '这里发不了消息，所以没有开始画。{reason}',

  'answer.models-heading': '{cloud} 上的模型',
  'answer.models-line': '**{family}** {name}：{abilities}。{price}',
  'answer.models-price': '每张 {price}',
  'answer.models-price-from': '每张 {from} 到 {to}',
  'answer.models-price-unknown': '价格未知',
  'answer.models-default': '默认使用',
  'answer.models-services': '由 {services} 绘制',
  'answer.models-parked': '{services} 目前不可用',
  'answer.models-retiring': '即将下线',
  'answer.models-ends': '{date} 下线',
  'answer.models-sizes': '{sizes}',
  'answer.models-references': '{count, plural, =0 {仅支持文字} =1 {1 张参考图} other {最多 # 张参考图}}',
  'answer.models-set': '组图',
  'answer.models-seed': '种子',
  'answer.models-guidance': '引导强度 {min, number} 到 {max, number}',
  'answer.models-transparent': '透明背景',
  'answer.models-fast': '快速模式',
  'answer.models-web': '联网搜索',
  'answer.models-formats': 'jpeg 或 png',

  'answer.help': `**Darkroom 用 Seedream 画图。**
/imagine 雪地里的狐狸：画一张图。用“张数”选项最多可要 4 张不同的图。
/edit 改成夜晚：附上一张或几张图片，说说要改什么。
/series 灯塔的一天：画 2 到 15 张相互关联的组图。
回复一张图片并提及 @Darkroom，或点击图片下方的“编辑”，说说要改什么。有好几张时，请说明是哪一张：“2 改成夜晚”。
/blend 最多合成 14 张图片。/history 找回以前的图片，/style 保存你喜欢的风格。
/queue 查看排队情况，/cancel 取消任务，/show 取回图片，/models 列出模型。
图片画好一张就发一张。费用会写在卡片上。`,

  'answer.help-page': `**Darkroom 用 Seedream 画图。**
/imagine 雪地里的狐狸：画一张图。加上 --count 4 可要四张不同的图。
/edit 改成夜晚：附上一张或几张图片，说说要改什么。
/series 灯塔的一天：画 2 到 15 张相互关联的组图。
点击图片上的铅笔，或回复它的消息，说说要改什么。有好几张时，请说明是哪一张：“2 改成夜晚”。
/blend 最多合成 14 张图片。/history 找回以前的图片，/style 保存你喜欢的风格。
/queue 查看排队情况，/cancel 取消任务，/show 取回图片，/models 列出模型。
图片画好一张就发一张。费用会写在卡片上。`,

  'answer.help-mentions': `**Darkroom 用 Seedream 画图。**
/imagine 雪地里的狐狸：画一张图。加上 --count 4 可要四张不同的图，只输入 /imagine 会打开表单。
/series 灯塔的一天：画 2 到 15 张相互关联的组图。
/edit 改成夜晚：打开表单，放入要修改的图片。
带上照片，或在图片的会话串里 @Darkroom，说说要改什么。有好几张时，请说明是哪一张：“2 改成夜晚”。在私信里不用 @。
也可以点击图片下方的“编辑”。在任何带图片的消息的菜单里，可选择“Edit image”。
/blend 最多合成 14 张图片。/history 找回以前的图片，/style 保存你喜欢的风格。
/queue 查看排队情况，/cancel 取消任务，/show 取回图片，/models 列出模型。
图片画好一张就发一张。费用会写在卡片上。`,
};
