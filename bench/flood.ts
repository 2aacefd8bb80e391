/**
 * Many people at once against a service that answers quickly: how long it takes, and whether every job was drawn and
 * delivered once. `node bench/flood.ts [people] [jobs each]`; DATABASE_URL and REDIS_URL choose the store and limits.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { startProcess } from '../test/app/process.ts';
import { listen } from '../test/fakes/ark-server.ts';

const drawMs = 200;
const giveUpMs = 180_000;
const [people = 30, jobsEach = 10] = process.argv.slice(2).map(Number);
const jobs = people * jobsEach;

interface Message {
  id: string;
  thread: string | null;
  card: { status: string } | null;
  files: { name: string }[];
}

const picture = await sharp({ create: { width: 2048, height: 2048, channels: 3, background: '#486' } })
  .jpeg()
  .toBuffer();
const calls: number[] = [];
const service = await listen(async (request, response) => {
  request.resume();
  if (request.method === 'GET') return void response.writeHead(200).end(picture);
  calls.push(Date.now());
  await wait(drawMs);
  const data = [{ url: `http://${request.headers.host}/picture`, size: '2048x2048' }];
  const body = { model: 'm', created: 1, data, usage: { generated_images: 1 } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
const dataDir = mkdtempSync(join(tmpdir(), 'darkroom-flood-'));
const { DATABASE_URL, REDIS_URL } = process.env;
const startedAt = Date.now();
const darkroom = await startProcess({
  ...{ DATA_DIR: dataDir, ARK_API_KEY: 'k', ARK_BASE_URL: `${service.origin}/api/v3` },
  ...(DATABASE_URL && { DATABASE_URL }),
  ...(REDIS_URL && { REDIS_URL }),
});
const readyMs = Date.now() - startedAt;

async function enter(): Promise<string> {
  const response = await fetch(`${darkroom.url}/studio/state`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function send(cookie: string, n: number): Promise<number> {
  const sentAt = Date.now();
  const response = await fetch(`${darkroom.url}/studio/commands`, {
    method: 'POST',
    headers: { origin: darkroom.url, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ key: randomUUID(), command: 'imagine', options: { prompt: `wish ${n}` } }),
  });
  if (response.status !== 202) throw new Error(`a command was answered ${response.status}`);
  return Date.now() - sentAt;
}

/** The sum of a metric over its labels. */
async function readMetric(name: string): Promise<number> {
  const text = await (await fetch(`${darkroom.url}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^darkroom_${name}(?:{.*})? (\\S+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

async function readAll(cookie: string): Promise<Message[]> {
  const messages = new Map<string, Message>();
  let path = '/studio/state';
  for (;;) {
    const response = await fetch(darkroom.url + path, { headers: { cookie } });
    const page = (await response.json()) as { messages: Message[]; before: number | null };
    for (const message of page.messages) messages.set(message.id, message);
    if (page.before === null) return [...messages.values()];
    path = `/studio/older?before=${page.before}`;
  }
}

const cookies = await Promise.all(Array.from({ length: people }, enter));
const first = Date.now();
await send(cookies[0] ?? '', 0);
while (calls.length === 0) await wait(1);
const latencyMs = (calls[0] ?? 0) - first;
await wait(3_000);

const floodAt = Date.now();
const answered = (
  await Promise.all(cookies.flatMap((cookie) => Array.from({ length: jobsEach }, (_, n) => send(cookie, n))))
).sort((a, b) => a - b);
while ((await readMetric('pictures_kept_total')) < jobs + 1 || (await readMetric('jobs_open')) > 0) {
  if (Date.now() - floodAt > giveUpMs) break;
  await wait(500);
}
const allEndedMs = Date.now() - floodAt;
const cpuSeconds = await readMetric('process_cpu_seconds_total');
const cookie = cookies[0] ?? '';
const isDone = (message: Message) => message.card?.status === 'Done';
const hasFiles = (message: Message) => message.files.length > 0;
let messages = await readAll(cookie);
while (messages.filter(isDone).length <= jobs || messages.filter(hasFiles).length <= jobs) {
  if (Date.now() - floodAt > giveUpMs) break;
  await wait(500);
  messages = await readAll(cookie);
}
const allDeliveredMs = Date.now() - floodAt;
const figures = {
  readyMs,
  latencyMs,
  jobs,
  acceptedMs: { median: answered[jobs >> 1], slowest: answered[jobs - 1] },
  lastCallMs: (calls.at(-1) ?? 0) - floodAt,
  allEndedMs,
  allDeliveredMs,
  cpuSeconds: Math.round(cpuSeconds * 10) / 10,
  calls: calls.length,
  cardsDone: messages.filter(isDone).length,
  messagesWithPictures: messages.filter(hasFiles).length,
  cardsWithPictures: new Set(messages.filter(hasFiles).map((message) => message.thread)).size,
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n${darkroom.output()}`);
await darkroom.end('SIGTERM');
await service.close();
rmSync(dataDir, { recursive: true });
