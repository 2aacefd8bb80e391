import { createHash } from 'node:crypto';
import { botScopes } from './manifest.ts';

const style = `:root{color-scheme:light dark;font:400 1rem/1.5 system-ui,sans-serif}
body{margin:0;background:light-dark(#f7f4ef,#13100e);color:light-dark(#201a16,#f4ede5);overflow-wrap:anywhere}
main{max-width:36rem;margin:12vh auto;padding:0 1.5rem}
h1{font-size:1.5rem}
li{margin:.25rem 0}
p.quiet,ul{color:light-dark(#6b6158,#a99d91)}
a{color:light-dark(#b8400c,#ff9361)}
a.button{display:inline-block;padding:.6rem 1.1rem;border-radius:.6rem;text-decoration:none;
background:light-dark(#b8400c,#ff9361);color:light-dark(#ffffff,#241006)}`;

const pageRules = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Why an installation did not happen, and what to do about it. */
const sentences = {
  denied: 'Nothing was installed, because the request was declined. You can try again whenever you like.',
  expired: 'This took more than ten minutes, so the link is no longer good. Start again.',
  used: 'This link was used already. If Darkroom does not answer in your workspace, start again.',
  wrong: 'This is not the browser the installation was started in, or it keeps no cookies. Start again here.',
  failed:
    'Slack did not complete the installation. Start again; if it happens again, ask whoever runs Darkroom ' +
    'to look at its log.',
} as const;

export type Refusal = keyof typeof sentences;

/** Where people start. `authorizeUrl` is Slack's own page, good for ten minutes. */
export function installPage(authorizeUrl: string, cookie: string): Response {
  const reasons = Object.values(botScopes).map((reason) => `<li>${escapeHtml(reason)}</li>`);
  const body = `<h1>Darkroom for Slack</h1>
<p>Type what you would like to see, and pictures appear in the conversation.</p>
<p><a class="button" href="${escapeHtml(authorizeUrl)}">Add to Slack</a></p>
<p class="quiet">Slack asks you to allow what Darkroom needs:</p>
<ul>${reasons.join('')}</ul>`;
  return respond({ title: 'Add Darkroom to Slack', body, status: 200, cookie });
}

/** `name`: of the workspace or organisation. */
export function installedPage(name: string, cookie: string): Response {
  const body = `<h1>Darkroom is installed in ${escapeHtml(name)}.</h1>
<p>Type <strong>/imagine a fox in the snow</strong> in any channel it was invited to.</p>
<p class="quiet">You can close this page.</p>`;
  return respond({ title: 'Darkroom is installed', body, status: 200, cookie });
}

/** `installUrl`: where to start again. */
export function refusalPage(refusal: Refusal, installUrl: string, cookie: string): Response {
  const body = `<h1>Darkroom was not installed.</h1>
<p>${escapeHtml(sentences[refusal])}</p>
<p><a href="${escapeHtml(installUrl)}">Start again</a></p>`;
  return respond({ title: 'Darkroom was not installed', body, status: 400, cookie });
}

function respond(page: { title: string; body: string; status: number; cookie: string }): Response {
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${style}</style>
</head>
<body><main>${page.body}</main></body>
</html>
`;
  return new Response(text, {
    status: page.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pageRules.join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'set-cookie': page.cookie,
    },
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
