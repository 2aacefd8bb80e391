import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { openAsBlob, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hasCode } from '../errors.ts';

export const resultsPath = '/ark-content-generation';

/** Finished pictures are kept for a day. Source: ModelArk image API, "the URL is valid for 24 hours". */
const lifeMs = 24 * 60 * 60 * 1000;
/** The oldest are deleted sooner when all together are larger. */
const maxKeptBytes = 1024 ** 3;
const directoryPrefix = 'darkroom-sandbox-';

export interface Results {
  /** Makes a directory for the files of one call; the caller removes it. */
  createCallDirectory(id: string): Promise<string>;
  /** Takes a written picture over and answers its path with a signed query. */
  publish(path: string): Promise<string>;
  /** Answers a request for a picture: 200, or 403 where the signature does not fit. */
  serve(url: URL, method: string): Promise<Response>;
  close(): Promise<void>;
}

/** Keeps result pictures on disk and hands them out by links that work for GET and for a day. */
export async function createResults(now: () => number): Promise<Results> {
  await removeAbandoned();
  const dir = await mkdtemp(join(tmpdir(), `${directoryPrefix}${process.pid}-`));
  await mkdir(join(dir, 'results'));
  const removeNow = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', removeNow);
  const secret = randomBytes(32);
  let kept: { name: string; bytes: number; at: number }[] = [];

  const pathFor = (name: string) => join(dir, 'results', name);

  async function createCallDirectory(id: string): Promise<string> {
    return mkdtemp(join(dir, `call-${id}-`));
  }

  async function publish(path: string): Promise<string> {
    const name = basename(path);
    kept.push({ name, bytes: (await stat(path)).size, at: now() });
    await rename(path, pathFor(name));
    await removeOld();
    return `${resultsPath}/${name}?${signedQuery(name)}`;
  }

  async function removeOld(): Promise<void> {
    let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
    const isOld = ({ bytes, at }: (typeof kept)[number]) => {
      if (now() - at < lifeMs && total <= maxKeptBytes) return false;
      total -= bytes;
      return true;
    };
    const old = kept.filter(isOld);
    kept = kept.filter((entry) => !old.includes(entry));
    await Promise.all(old.map(({ name }) => rm(pathFor(name), { force: true })));
  }

  function signedQuery(name: string): URLSearchParams {
    const date = new Date(now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const signature = sign(name, date).toString('hex');
    return new URLSearchParams({
      'X-Tos-Algorithm': 'TOS4-HMAC-SHA256',
      'X-Tos-Credential': `simulated/${date.slice(0, 8)}/local/tos/request`,
      'X-Tos-Date': date,
      'X-Tos-Expires': String(lifeMs / 1000),
      'X-Tos-Signature': signature,
      'X-Tos-SignedHeaders': 'host',
    });
  }

  /** The method is part of what is signed, which is why HEAD is refused. */
  function sign(name: string, date: string): Buffer {
    return createHmac('sha256', secret).update(`GET\n${name}\n${date}`).digest();
  }

  function isAllowed(name: string, query: URLSearchParams): boolean {
    const date = query.get('X-Tos-Date') ?? '';
    const given = Buffer.from(query.get('X-Tos-Signature') ?? '', 'hex');
    const expected = sign(name, date);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
    return now() < signedAt + lifeMs;
  }

  async function serve(url: URL, method: string): Promise<Response> {
    const name = url.pathname.slice(resultsPath.length + 1);
    if (method !== 'GET' || !isAllowed(name, url.searchParams)) {
      return Response.json({ Code: 'AccessDenied', Message: 'Access Denied' }, { status: 403 });
    }
    const found = await stat(pathFor(name)).catch(() => null);
    if (!found)
      return Response.json({ Code: 'NoSuchKey', Message: 'The key does not exist.' }, { status: 404 });
    const body = await openAsBlob(pathFor(name), {
      type: name.endsWith('.png') ? 'image/png' : 'image/jpeg',
    });
    return new Response(body, { headers: { 'content-length': String(found.size) } });
  }

  async function close(): Promise<void> {
    process.off('exit', removeNow);
    await rm(dir, { recursive: true, force: true });
  }

  return { createCallDirectory, publish, serve, close };
}

/** Directories that a killed process left behind: their process is gone and nothing was written for a day. */
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(directoryPrefix));
  for (const name of names) {
    const path = join(tmpdir(), name);
    const found = await stat(join(path, 'results')).catch(() => null);
    const isOld = found !== null && Date.now() - found.mtimeMs > lifeMs;
    const owner = Number(name.slice(directoryPrefix.length).split('-')[0]);
    if (isOld && !isRunning(owner)) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
