import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing': '请说说你想看到什么，例如：雪地里的狐狸，35 mm 胶片照片。',
  'problem.prompt-too-long': '提示词有 {length, number} 个字符，最多可用 {max, number} 个。',
  'problem.prompt-long': '提示词很长。超过约 300 个汉字（600 个英文单词）后，模型可能会忽略一些细节。',
  'problem.model-unknown': '没有“{model}”这个模型。可以试试：{accepted}。',
  'problem.model-ended':
    '{model} 已于 {date} 被厂商停用。{others, select, none {这里没有别的模型可以做到。} other {可以试试 {others}。}}',
  'problem.model-not-here':
    '这个云上没有 {model}。{others, select, none {这里没有别的模型可以做到。} other {可以试试 {others}。}}',
  'problem.model-ends': '{model} 将于 {date} 被厂商停用。',
  'problem.watermark-not-offered': '{service} 不提供可见水印；图片上没有水印。',
  'problem.seed-left-out': '{model} 不支持种子，已去掉。',
  'problem.guidance-left-out': '{model} 不支持这个引导强度，已去掉。',
  'problem.format-left-out': '{model} 不能画 {format}，改为 {native}。',
  'problem.fast-left-out': '{model} 没有快速模式，按正常速度画。',
  'problem.size-changed': '{model} 不能画 {asked}，改为 {size}。',
  'problem.model-retiring': '{model} 正被厂商逐步下线，可能会停止工作。如果用不了，请换一个模型。',
  'problem.count-out-of-range': '张数可填 1 到 {max}。想要更多相互关联的图片，请用 /series。',
  'problem.set-count': '一组图有 2 到 {max} 张。',
  'problem.set-too-many':
    '参考图和要画的图加起来最多 {max} 张。用了 {references} 张参考图，最多还能要 {room} 张。',
  'problem.set-not-offered':
    '{model} 不能画组图。{others, select, none {请改用 /imagine。} other {可以试试模型 {others}。}}',
  'problem.edit-needs-picture': '请附上要修改的图片，再发送一次 /edit。',
  'problem.references-not-offered':
    '{model} 只支持文字。{others, select, none {请去掉图片。} other {想从图片开始，可以试试模型 {others}。}}',
  'problem.references-needed': '{model} 用来修改图片。请附上一张图片并使用 /edit。',
  'problem.too-many-references':
    '{model} {max, plural, =1 {只接受 1 张图片} other {最多接受 # 张图片}}，你附上了 {count} 张。',
  'problem.too-many-with-tray':
    '{model} {max, plural, =1 {只接受 1 张图片} other {最多接受 # 张图片}}。加上暂存的 {tray} 张，一共 {count} 张。要去掉它们，请用 /tray 再点击“{button}”。',
  'problem.ratio-unknown': '没有“{ratio}”这个宽高比。可以试试：{accepted}，或把尺寸写成 宽x高。',
  'problem.ratio-not-offered': '{model} 在 {tier} 下没有 {ratio}。请换一个宽高比，或把尺寸写成 宽x高。',
  'problem.size-and-ratio': '像素尺寸已经决定了宽高比。这两个选项只填一个就好。',
  'problem.size-unreadable': '看不懂尺寸“{size}”。可以试试 {accepted}，或写成 宽x高，例如 2048x2048。',
  'problem.size-below-tiers':
    '{model} 最小从 {smallest} 开始。可以试试 {accepted}{others, select, none {。} other {，或用模型 {others} 画 {tier}。}}',
  'problem.size-tier-not-offered':
    '{model} 不能画 {tier}。可以试试 {accepted}{others, select, none {。} other {，或用模型 {others} 画 {tier}。}}',
  'problem.size-out-of-range':
    '{size} 有 {pixels, number} 像素。{model} 能画 {min, number} 到 {max, number} 像素，例如 {example}。',
  'problem.size-too-narrow': '{size} 太细长了。用 {model} 时，长边最多是短边的 {widest} 倍。',
  'problem.size-sides':
    '{size} 不合适。在这里用 {model} 时，每条边要有 {min, number} 到 {max, number} 像素。',
  'problem.size-follows-picture': '{model} 会保持你图片的形状。请去掉尺寸和宽高比。',
  'problem.size-not-listed':
    '{model} 在这里只接受 {accepted} 加宽高比，不接受像素尺寸。请去掉像素尺寸并选择宽高比。',
  'problem.seed-not-offered':
    '{model} 不支持种子。{others, select, none {请去掉它。} other {请去掉它，或试试模型 {others}。}}',
  'problem.seed-out-of-range': '种子要填 {min} 到 {max, number} 的整数。',
  'problem.guidance-not-offered':
    '{model} 不支持引导强度。{others, select, none {请去掉它。} other {请去掉它，或试试模型 {others}。}}',
  'problem.guidance-out-of-range': '引导强度可填 {min} 到 {max}。',
  'problem.fast-not-offered':
    '{model} 没有快速模式。{others, select, none {请去掉“快速”。} other {请去掉“快速”，或试试模型 {others}。}}',
  'problem.web-not-offered':
    '{model} 在这里不能联网搜索。{others, select, none {请去掉“联网”。} other {请去掉“联网”，或试试模型 {others}。}}',
  'problem.format-unknown': '没有“{format}”这个格式。可以试试 {accepted}。',
  'problem.format-not-offered':
    '{model} 只能画 {native}。{others, select, none {请去掉格式。} other {请去掉格式，或用模型 {others} 画 {format}。}}',
  'problem.transparent-not-offered':
    '{model} 不能去掉背景。{others, select, none {这里没有别的模型可以做到。} other {可以试试模型 {others}。}}',
  'problem.transparent-needs-png': '透明背景需要 PNG。请去掉格式，或选 png。',
  'problem.transparent-needs-alpha':
    '用 {model} 时，只有修改一张本来就有透明部分的 PNG 才能得到透明背景。{others, select, none {请附上这样的图片。} other {请附上这样的图片，或试试模型 {others}。}}',
  'problem.option-unreadable': '选项 {option} 不能这样填。{accepted}',
  'problem.command-unknown': '没有“/{command}”这个命令。用 /help 查看所有命令。',

  'problem.too-many-waiting':
    '你已经有 {count} 个任务在排队，最多 {max} 个。请等一个完成，或用 /cancel 取消一个。',
  'problem.more-than-limit':
    '受每分钟限额影响，这里一次最多画{max, plural, other { # 张}}。请把张数改为 {max} 或更少。',
  'problem.disk-full': '没有空间存放新图片了。请让维护者清理磁盘，然后再发一次。',
  'problem.stopping': 'Darkroom 正在重启。请稍后再发一次。',

  'problem.auth': '服务没有接受密钥。请让维护者检查密钥和它所属的区域。',
  'problem.no-credit': '这个模型在服务上的余额或配额用完了。请让维护者到控制台查看账户。',
  'problem.not-set-up': '服务的账户还缺少一项设置。请让维护者补上（{detail}）。',
  'problem.rate-limited': '服务现在不再接受更多请求。',
  'problem.overloaded': '服务现在负载过高。请过几分钟再发一次。',
  'problem.refused-prompt': '提示词被安全过滤器拒绝了。请换个说法再发一次。',
  'problem.refused-reference':
    '有一张参考图被安全过滤器拒绝了，通常是因为有真人或受保护的作品。请换一张图片。',
  'problem.refused-output': '结果被安全过滤器拒绝了。再试一次可能会不一样。',
  'problem.invalid': '服务没有接受这个请求（{detail}）。',
  'problem.input-unreachable': '服务读不到一张参考图。请再发一次。',
  'problem.too-large': '参考图加起来太大了。请少用几张，或换小一点的。',
  'problem.not-found': '服务找不到这个模型，或账户无权使用。请换一个模型，或让维护者在控制台开通。',
  'problem.timeout': '服务没有及时响应。',
  'problem.unreachable': '连不上服务。请过几分钟再试。',
  'problem.upstream': '服务内部出错了。',
  'problem.unknown-outcome': '服务中途断开，不知道图片有没有画成。',
  'problem.interrupted': 'Darkroom 在画图时被停止了。',
  'problem.cancelled': '任务已取消。',
  'problem.not-kept': '图片画好了，但没能取回来。',
  'problem.fewer-pictures': '要求画 {asked} 张，模型只画了 {drawn} 张。',
  'problem.unexpected': '出现了意外错误（{code}），已记入日志。',

  'failure.pictures':
    '图片 {pictures}：{reason}{count, plural, =1 {这张} other {这些}}{charged, select, no {没有扣费。} yes {已扣费。} other {可能已扣费。}}',
  'failure.refused-output':
    '图片 {pictures} 被安全过滤器拒绝了，{count, plural, =1 {这张} other {这些}}没有扣费。再试一次可能会不一样。',
  'failure.only':
    '{reason}{charged, select, no {没有扣费。} yes {已扣费。} maybe {可能已扣费。} other {可能已扣费。点“再画一次”可以重新开始。}}',
};
