import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { gzipSync } from 'node:zlib';
import { safeHeaders } from './answers.ts';

export const assetRoot = '/studio/page';

/** The page's programs import these of ours besides each other. */
const sharedModules = [
  'chat/as-said.ts',
  'chat/check-options.ts',
  'chat/command-line.ts',
  'chat/message.ts',
  'chat/studio/dismissible.ts',
  'chat/studio/fill.ts',
  'request/request.ts',
  'words/join-list.ts',
];
const pageFolder = 'chat/studio/page';
const packages = { preact: 'preact.mjs', 'preact/hooks': 'hooks.mjs' };

const mimeTypes: Record<string, string> = {
  ts: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

interface Asset {
  mime: string;
  plain: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer>;
}

export interface Assets {
  /** Where a file is served, by its path under `src/`. */
  url(file: string): string;
  /** Every program of the page, so that the browser can fetch them at once. */
  modules: readonly string[];
  importMap: string;
  /** For the content security policy. */
  importMapHash: string;
  /** True for what the login page needs before anybody has logged in. */
  isOpen(path: string): boolean;
  answer(request: Request): Response;
}

/**
 * The page's files, read once: types stripped, zipped, and served under an address that changes with their content, so
 * that browsers may keep them for ever.
 */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  for (const [path, text] of readSources()) {
    const plain = Buffer.from(text);
    const mime = mimeTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    files.set(path, { mime, plain, zipped: gzipSync(plain) });
  }
  const version = createHash('sha256');
  for (const { plain } of files.values()) version.update(plain);
  const base = `${assetRoot}/${version.digest('hex').slice(0, 12)}/`;
  const imports = Object.entries(packages).map(([name, file]) => [name, base + file]);
  const importMap = JSON.stringify({ imports: Object.fromEntries(imports) });

  return {
    url: (file) => base + file,
    modules: [...files.keys()].filter((path) => /\.(ts|mjs)$/.test(path)).map((path) => base + path),
    importMap,
    importMapHash: `sha256-${createHash('sha256').update(importMap).digest('base64')}`,
    isOpen: (path) => /\.(css|svg)$/.test(path),
    answer(request) {
      const { pathname } = new URL(request.url);
      const asset = pathname.startsWith(base) ? files.get(pathname.slice(base.length)) : undefined;
      return asset ? send(asset, request) : new Response(null, { status: 404, headers: safeHeaders });
    },
  };
}

function send({ mime, plain, zipped }: Asset, request: Request): Response {
  const zip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(zip ? zipped : plain, {
    headers: {
      ...safeHeaders,
      'content-type': mime,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zip && { 'content-encoding': 'gzip' }),
    },
  });
}

function readSources(): [path: string, text: string][] {
  const source = new URL('../../', import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, source), 'utf8');
  const resolve = createRequire(import.meta.url).resolve;
  const own = readdirSync(new URL(pageFolder, source)).map((name) => `${pageFolder}/${name}`);
  const paths = [...own, ...sharedModules];
  const typed = paths.filter((path) => path.endsWith('.ts'));
  const stripped = stripTypes(typed.map(read));
  return [
    ...typed.map((path, index): [string, string] => [path, stripped[index] ?? '']),
    ...paths.filter((path) => !path.endsWith('.ts')).map((path): [string, string] => [path, read(path)]),
    ...Object.entries(packages).map(([name, file]): [string, string] => [
      file,
      readFileSync(resolve(name), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
    ]),
  ];
}

/** Node announces its type stripping as experimental; people who start the studio need not read that. */
function stripTypes(sources: readonly string[]): string[] {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    // What is left of types is blank, and need not be sent.
    return sources.map((text) => stripTypeScriptTypes(text).replace(/\s+$/gm, ''));
  } finally {
    process.emitWarning = emitWarning;
  }
}
