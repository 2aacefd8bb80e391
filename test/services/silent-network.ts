import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SilentNetwork {
  /** The same address by way of this network. */
  url: string;
  /** From now on what is connected hears nothing more, and breaks as little. New connections work. */
  swallow(): void;
  /** The same for new connections. */
  swallowAll(): void;
  /** What is connected breaks, and nothing new connects. */
  cut(): void;
  /** New connections work again. */
  restore(): void;
  close(): Promise<void>;
}

/** A network before a server that can lose everything, without a word or with one. */
export async function startSilentNetwork(target: string): Promise<SilentNetwork> {
  const to = new URL(target);
  const open: { near: Socket; far: Socket }[] = [];
  let deaf = false;
  let down = false;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (down) return void near.destroy();
    const far = connect(Number(to.port || 5432), to.hostname);
    open.push({ near, far });
    far.on('error', () => far.destroy());
    if (deaf) return;
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  function swallow(): void {
    for (const { near, far } of open) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
  }

  function destroyAll(): void {
    for (const { near, far } of open.splice(0)) {
      near.destroy();
      far.destroy();
    }
  }

  return {
    url: url.href,
    swallow,
    swallowAll() {
      deaf = true;
      swallow();
    },
    cut() {
      down = true;
      destroyAll();
    },
    restore() {
      down = false;
    },
    async close() {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}
