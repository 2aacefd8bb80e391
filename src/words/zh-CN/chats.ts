import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': '收到，马上画：{link}',
  'chat.no-threads': '这里不能创建子区，图片会以回复的形式发出。',
  'chat.earlier': '之前有些消息没能送到你这里：',
  'chat.prompt-back': '你写的内容：',
  'chat.no-pictures': '那条消息里没有 Darkroom 能用的图片。',
  'menu.edit': '编辑图片',
  'chat.failed': '没有成功。请稍后再发一次。',

  'problem.chat-permissions': 'Darkroom 在这里缺少需要的权限。请让管理员开启：{permissions}。',
  'problem.chat-gone': '发起任务的地方已经不存在了。',
  'problem.chat-no-access': 'Darkroom 看不到这个频道。请让管理员给它访问权限。',
  'problem.chat-not-allowed': 'Darkroom 不能在这里发消息。请让管理员允许。',
  'problem.chat-slow': '这个频道每隔几分钟才能发一条消息。请让管理员为 Darkroom 免除限制。',
  'problem.chat-closed': '这个子区已关闭。请在频道或开放的子区里发送。',
  'problem.chat-needs-thread': '这个频道只能发帖子。请在某个帖子里发送。',
  'problem.chat-blocked': '消息被这个服务器的过滤规则拦截了。',
  'problem.chat-no-direct': '你没有开启来自 Darkroom 的私信。',
  'problem.chat-too-late': '已经过了可以在这里回复的时间。',
  'problem.chat-file-too-large': '文件太大，发不到这个聊天。',
  'problem.chat-refused': '聊天平台没有接受这条消息（{code}）。',

  'permission.view-channel': '查看频道',
  'permission.send-messages': '发送消息',
  'permission.send-messages-in-threads': '在子区内发送消息',
  'permission.embed-links': '嵌入链接',
  'permission.attach-files': '附加文件',
  'permission.read-message-history': '阅读消息历史记录',
};
