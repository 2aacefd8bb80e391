import { escapeHtml } from './page.ts';

/** What the bot's messages use of Discord's markdown. */
export interface Marks {
  nameOf(userId: string): string;
  channelName: string;
  now: number;
}

const pattern =
  /\\(?<escaped>[^\w\s])|\*\*(?<bold>(?:\\.|[^*])+)\*\*|`(?<code>[^`]+)`|<@(?<user>\d+)>|<\/(?<command>[^:>]+):\d+>|<t:(?<time>\d+):R>|(?<message>https:\/\/discord\.com\/channels\/[\d/]+)|(?<link>https?:\/\/[^\s<]+)|(?<plain>[\s\S])/gu;

export function renderMarks(text: string, marks: Marks): string {
  const [before = '', fenced, ...after] = text.split('```');
  if (fenced === undefined) return linesOf(before, marks);
  const code = `<pre>${escapeHtml(fenced.trim())}</pre>`;
  return linesOf(before.trimEnd(), marks) + code + renderMarks(after.join('```').trimStart(), marks);
}

function linesOf(text: string, marks: Marks): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('-# ')) return `<div class="small">${inline(line.slice(3), marks)}</div>`;
      if (line.startsWith('> ')) return `<div class="quote">${inline(line.slice(2), marks)}</div>`;
      return `<div>${inline(line, marks) || '&nbsp;'}</div>`;
    })
    .join('');
}

function inline(text: string, marks: Marks): string {
  return [...text.matchAll(pattern)].map(({ groups = {} }) => piece(groups, marks)).join('');
}

function piece(found: Record<string, string | undefined>, marks: Marks): string {
  const { escaped, bold, code, user, command, time, message, link, plain } = found;
  if (bold !== undefined) return `<b>${inline(bold, marks)}</b>`;
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`;
  if (user !== undefined) return `<span class="mention">@${escapeHtml(marks.nameOf(user))}</span>`;
  if (command !== undefined) return `<span class="mention">/${escapeHtml(command)}</span>`;
  if (time !== undefined) return `<span class="time">${until(Number(time) * 1000 - marks.now)}</span>`;
  if (message !== undefined)
    return `<span class="mention"># ${escapeHtml(marks.channelName)} › message</span>`;
  if (link !== undefined) return `<a>${escapeHtml(link)}</a>`;
  return escapeHtml(escaped ?? plain ?? '');
}

function until(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 0 ? `${-seconds} seconds ago` : `in ${seconds} seconds`;
}
