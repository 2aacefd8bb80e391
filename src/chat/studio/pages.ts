import type { Assets } from './assets.ts';
import type { StudioWords } from './page-words.ts';

const pageFolder = 'chat/studio/page';
const styles = [
  'style.css',
  'message.css',
  'actions.css',
  'form.css',
  'pictures.css',
  'composer.css',
  'tray.css',
];

/** The page itself is empty: its program draws everything. */
export function renderPage(assets: Assets, words: StudioWords): string {
  const modules = assets.modules.map((url) => `<link rel="modulepreload" href="${url}">`);
  return renderDocument({
    assets,
    words,
    head: [
      `<script type="importmap">${assets.importMap}</script>`,
      ...modules,
      `<script type="module" src="${assets.url(`${pageFolder}/main.ts`)}"></script>`,
    ],
    body: `<div id="app"></div><noscript>${escapeHtml(words.needsScript)}</noscript>`,
  });
}

/** `error` is shown above the field. */
export function renderLogin(assets: Assets, words: StudioWords, error: string | null): string {
  const complaint = error === null ? '' : `<p class="login-error" role="alert">${escapeHtml(error)}</p>`;
  return renderDocument({
    assets,
    words,
    head: [],
    body: `<main class="login"><form method="post" action="/studio/login">
<h1><img src="${assets.url(`${pageFolder}/icon.svg`)}" alt="" width="28" height="28">${escapeHtml(words.title)}</h1>
<p id="hint">${escapeHtml(words.loginHint)}</p>${complaint}
<label>${escapeHtml(words.loginLabel)}
<input name="token" type="password" required autofocus autocomplete="current-password" aria-describedby="hint"></label>
<button class="button primary">${escapeHtml(words.loginButton)}</button>
</form></main>`,
  });
}

interface Document {
  assets: Assets;
  words: StudioWords;
  head: readonly string[];
  body: string;
}

function renderDocument({ assets, words, head, body }: Document): string {
  const links = styles.map((name) => `<link rel="stylesheet" href="${assets.url(`${pageFolder}/${name}`)}">`);
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.title)}</title>
<link rel="icon" href="${assets.url(`${pageFolder}/icon.svg`)}">
${[...links, ...head].join('\n')}
</head>
<body>${body}</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
