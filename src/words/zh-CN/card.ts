import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} 想画',
  'card.heading-edit': '{person} 想修改{references, plural, =1 {一张图片} other { # 张图片}}',
  'card.heading-series': '{person} 想画一组图',
  'card.count': '{count} 张',
  'card.references': '{count} 张参考图',
  'card.model-by': '{model}（{services}）',
  'card.private': '仅你可见',
  'card.seed': '种子 {seed}',
  'card.guidance': '引导强度 {guidance, number}',
  'card.transparent': '无背景',
  'card.fast': '快速',
  'card.web': '联网搜索',

  'card.tile.waiting': '第 {n} 张，共 {count} 张：等待中',
  'card.tile.drawing': '第 {n} 张，共 {count} 张：正在画',
  'card.tile.done': '第 {n} 张，共 {count} 张：已完成',
  'card.tile.failed': '第 {n} 张，共 {count} 张：未画成',
  'card.tile.deleted': '第 {n} 张，共 {count} 张：已删除',

  'card.preparing': '正在准备',
  'card.next': '即将轮到',
  'card.place': '排在第 {place} 位',
  'card.place-soon': '排在第 {place} 位，预计开始：',
  'card.next-soon': '即将轮到，预计开始：',
  'card.paused': '服务暂时不接受请求。任务的位置会保留，预计继续：',
  'card.parked': '{service} 目前不可用。此任务会等待，恢复后自动继续',
  'card.drawing': '{done, plural, =0 {正在画…} other {正在画，已完成 #/{count} 张}}',
  'card.done': '{count, plural, =1 {完成} other {完成，共 # 张}}',
  'card.partial': '完成 {done}/{count} 张',
  'card.failed': '{count, plural, =1 {图片没有画成} other {一张也没有画成}}',
  'card.cancelled': '已取消',
  'card.cancelled-drawing': '已取消。有 {count} 张已经在画了',
  'card.unknown': '中断了',

  'card.cost-estimate': '{count, plural, =1 {费用 {money}。} other {全部画成的话，费用 {money}。}}',
  'card.cost-unknown': '价格未知。',
  'card.cost': '费用：{count} 张，{money}。',
  'card.cost-unpriced': '费用：{count} 张，价格未知。',
  'card.cost-none': '没有扣费。',
  'card.cost-simulated': '模拟运行，没有扣费。',
  'card.withheld': '有 {count} 张已经画好但没有发出。用 /show {id} 取回',
  'card.fewer': '要求画 {asked} 张，模型只画了 {drawn} 张。',
  'card.deleted': '已删除 {count} 张图片。',

  'card.cancel': '取消',
  'card.stronger': '用更强的模型再试',
  'card.run-again': '再画一次',

  'picture.title': '第 {n}/{count} 张 · {size}',
  'picture.title-one': '{size}',
  'picture.smaller':
    '原图太大，发不到这个聊天，这里是{count, plural, =1 {缩小版} other { # 张缩小版}}。原图已保存，维护者可以在工作室下载（{id}）。',
  'picture.smaller-linked':
    '原图太大，发不到这个聊天，这里是{count, plural, =1 {缩小版} other { # 张缩小版}}。原图：{links}',
};
