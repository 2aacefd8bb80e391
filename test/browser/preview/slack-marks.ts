import { escapeHtml } from './page.ts';

const pattern =
  /<[@#](?<mentioned>\w+)>|<!date\^\d+\^[^|>]*\|(?<date>[^>]*)>|<(?<link>https?:[^|>]+)(?:\|(?<label>[^>]*))?>|\*(?<bold>[^*\n]+)\*|`(?<code>[^`\n]+)`|:(?<emoji>[a-z_]+):|(?<plain>[\s\S])/gu;

const emojis: Record<string, string> = {
  white_small_square: '▫',
  lower_left_paintbrush: '✎',
  white_check_mark: '✔',
  x: '✘',
};

/** What the bot's messages use of Slack's mrkdwn. &, < and > come escaped, as HTML has them too. */
export function renderMrkdwn(text: string, mentionOf: (id: string) => string): string {
  const pieces = [...text.matchAll(pattern)].map(({ 0: whole, groups = {} }) => {
    const { mentioned, date, link, label, bold, code, emoji, plain } = groups;
    if (mentioned !== undefined) return `<span class="mention">${escapeHtml(mentionOf(mentioned))}</span>`;
    if (date !== undefined) return escapeHtml(date);
    if (link !== undefined) return `<a>${label ?? link}</a>`;
    if (bold !== undefined) return `<b>${renderMrkdwn(bold, mentionOf)}</b>`;
    if (code !== undefined) return `<code>${code}</code>`;
    if (emoji !== undefined) return emojis[emoji] ?? whole;
    return plain === '\n' ? '<br>' : (plain ?? '');
  });
  return pieces.join('');
}
