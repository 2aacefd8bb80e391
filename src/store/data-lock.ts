import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, hasCode } from '../errors.ts';

/** Longer socket paths do not fit the kernel's structure (108 bytes on Linux, 104 on macOS). */
const maxSocketPath = 100;
const ownerTimeoutMs = 2000;
/** Taking over takes milliseconds; a marker older than this belongs to a start that was killed. */
const takeOverMs = 5_000;

export interface DataLock {
  /** Throws when another process took the folder in the same moment. */
  verify(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Makes this process the only one in a data directory. The lock is a listening socket: the kernel drops it with the
 * process, so a killed one never holds up the next.
 * @throws ConfigError when another process has it
 */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  mkdirSync(dataDir, { recursive: true });
  const path = socketPath(dataDir);
  const name = randomUUID();
  const server = await listen(path, name).catch((error: unknown) => {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    return takeOver(path, { name, dataDir });
  });
  server.unref();
  return {
    async verify() {
      if ((await askOwner(path)) !== name) throw taken(dataDir);
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Replaces the socket of a process that is gone. Only one of several starts at a time may look and replace. */
async function takeOver(path: string, lock: { name: string; dataDir: string }): Promise<Server> {
  const marker = `${path}.taking`;
  if (isAbandoned(marker)) rmSync(marker, { force: true });
  try {
    writeFileSync(marker, '', { flag: 'wx' });
  } catch {
    throw taken(lock.dataDir);
  }
  try {
    if ((await askOwner(path)) !== null) throw taken(lock.dataDir);
    rmSync(path, { force: true });
    return await listen(path, lock.name);
  } finally {
    rmSync(marker, { force: true });
  }
}

function isAbandoned(marker: string): boolean {
  const stats = statSync(marker, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > takeOverMs;
}

function taken(dataDir: string): ConfigError {
  return new ConfigError(
    `Another Darkroom is already running on ${dataDir}. Stop it first, give this one its own DATA_DIR, or use DATABASE_URL for several processes.`,
  );
}

function socketPath(dataDir: string): string {
  const real = realpathSync(dataDir);
  const inside = join(real, 'lock.sock');
  if (Buffer.byteLength(inside) <= maxSocketPath) return inside;
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
  return join(tmpdir(), `darkroom-${hash}.sock`);
}

function listen(path: string, name: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(name);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}

/** Who answers at the socket; null when nobody does. */
function askOwner(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    // Connected but silent: somebody is there, only busy.
    socket.setTimeout(ownerTimeoutMs, () => resolve('busy'));
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(answer || null));
  });
}
