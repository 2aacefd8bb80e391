import { type Answer, html, loginPage } from './answer.ts';
import type { Received } from './received.ts';
import type { StoredFile } from './things.ts';
import type { World } from './world.ts';

/**
 * Three places have files: /files/TEAM-ID/NAME and /files/moved/ID/NAME, which want the token of the workspace,
 * and /elsewhere/ID/NAME, which must not get it. A redirect may lead to the latter two.
 */
export function download(world: World, { path, token, method }: Received): Answer {
  const file = fileAt(world, path);
  const isOpen = path.startsWith('/elsewhere/');
  if (method !== 'GET' && method !== 'HEAD') return html(405, '<html>Method not allowed</html>');
  if (!file || file.deleted) return html(404, '<html>404</html>');
  if (!isOpen && !mayRead(world, file, token)) return html(200, loginPage);
  if (file.redirect !== null && !path.startsWith('/files/moved/') && !isOpen) {
    return { ...html(302, ''), headers: { location: file.redirect } };
  }
  if (!file.uploaded) return html(404, '<html>404</html>');
  const type = file.mimetype || 'application/octet-stream';
  return { status: 200, type, body: file.bytes };
}

function fileAt(world: World, path: string): StoredFile | null {
  const id = /^\/(?:files\/(?:moved\/|T\w+-)|elsewhere\/)(F\w+)\//.exec(path)?.[1];
  return world.files.get(id ?? '') ?? null;
}

/** Without the scope, or with a token of somebody else, Slack shows a login page. */
function mayRead(world: World, file: StoredFile, token: string | null): boolean {
  const team = world.teams.get(file.team);
  return team?.gone === null && team.token === token && world.scopes.includes('files:read');
}
