import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFetchPicture, type FetchTimes, type PaidPicture } from '../../src/app/fetch-picture.ts';
import type { ImageSource } from '../../src/provider/provider.ts';
import { createSource } from '../../src/provider/results.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import {
  type Answer,
  type ServiceServer,
  type Speak,
  speakSlowly,
  startService,
} from '../fakes/service-server.ts';
import { quarters } from '../image/pictures.ts';

const picture = await quarters().png().toBuffer();
const good: Answer = { status: 200, body: picture };
const log = pino({ level: 'silent' });
const day = 24 * 3_600_000;
const times: FetchTimes = {
  ...{ longestFetchMs: 20_000, pausesMs: [1, 1], laterPauseMs: 1, diskPauseMs: 1, longestTryMs: day },
};

let folder: string;
let blobs: Blobs;
let host: ServiceServer;
/** What the host answers, in turn; then the picture. */
let answers: (Answer | Speak)[];
beforeEach(async () => {
  answers = [];
  folder = await mkdtemp(join(tmpdir(), 'darkroom-fetch-'));
  [blobs, host] = await Promise.all([openBlobs(folder, true), startService(() => answers.shift() ?? good)]);
});
afterEach(async () => {
  await Promise.all([host.close(), rm(folder, { recursive: true })]);
});

function link(path = '/out.png'): ImageSource {
  const rules = { allow: { origins: [host.origin] }, maxBytes: 1_000_000, timeoutMs: 5_000 };
  return createSource({ url: `${host.origin}${path}` }, rules);
}

function fetchPicture(given: { times?: Partial<FetchTimes>; blobs?: Blobs } & Partial<PaidPicture> = {}) {
  const fetch = createFetchPicture({ blobs: given.blobs ?? blobs, log }, { ...times, ...given.times });
  const { source = link(), renew = async () => null } = given;
  return fetch({ jobId: 'job-1', index: 0, source, renew });
}

const leftovers = () => readdir(blobs.incomingDir);

it('a picture is fetched on as long as its host may come back', async () => {
  answers = Array<Answer>(40).fill({ status: 503, body: '' });
  expect(await fetchPicture()).toMatchObject({ mime: 'image/png', width: 64, height: 48 });
  expect(host.requests).toHaveLength(41);
});

it('a picture whose host stays away is given up once its link has ended', async () => {
  answers = Array<Answer>(40).fill({ status: 503, body: '' });
  expect(await fetchPicture({ times: { longestTryMs: 0 } })).toBeNull();
  expect(host.requests).toHaveLength(3);
});

it('a link that has ended is asked for anew', async () => {
  answers = [{ status: 403, body: '<Error>Expired</Error>' }];
  const kept = await fetchPicture({ renew: async () => link('/fresh.png') });
  expect(kept).toMatchObject({ width: 64 });
  expect(host.requests.map(({ url }) => url.pathname)).toEqual(['/out.png', '/fresh.png']);
});

it('a link that has ended and cannot be had anew is given up soon', async () => {
  answers = Array<Answer>(40).fill({ status: 404, body: '' });
  const renew = () => Promise.reject(new Error('nobody there'));
  expect(await fetchPicture({ renew })).toBeNull();
  expect(host.requests).toHaveLength(3);
});

it('a host that drips does not hold a picture for ever', async () => {
  answers = [speakSlowly(good)];
  expect(await fetchPicture({ times: { longestFetchMs: 200 } })).toMatchObject({ width: 64 });
  expect(host.requests).toHaveLength(2);
  expect(await leftovers()).toEqual([]);
});

it.each(['ENOSPC', 'EDQUOT'])(
  'a disk that is full (%s) is waited for and counts for nothing',
  async (code) => {
    let refusals = 30;
    const full: Blobs = {
      ...blobs,
      async keep(...given) {
        refusals -= 1;
        if (refusals >= 0) throw Object.assign(new Error('no room'), { code });
        await blobs.keep(...given);
      },
    };
    const kept = await fetchPicture({ blobs: full, times: { longestTryMs: 0 } });
    expect(kept).toMatchObject({ width: 64 });
    expect(host.requests).toHaveLength(31);
    expect(await leftovers()).toEqual([]);
  },
);

it('a picture that waits to be fetched again stands in no other picture’s way', async () => {
  const gone: ImageSource = { open: () => Promise.reject(new Error('nobody there')) };
  const fetch = createFetchPicture({ blobs, log }, { ...times, pausesMs: [], laterPauseMs: 600_000 });
  const renew = async () => null;
  for (let index = 0; index < 20; index += 1) void fetch({ jobId: 'job-1', index, source: gone, renew });
  expect(await fetch({ jobId: 'job-2', index: 0, source: link(), renew })).toMatchObject({ width: 64 });
});

it('what is no picture is not kept and leaves nothing behind', async () => {
  answers = Array<Answer>(9).fill({ status: 200, body: '<html>' });
  expect(await fetchPicture()).toBeNull();
  expect(await leftovers()).toEqual([]);
});

it('a stream that breaks in the middle is begun again', async () => {
  let broken = false;
  const source: ImageSource = {
    async open(signal) {
      if (broken) return link().open(signal);
      broken = true;
      return Readable.from(
        (function* () {
          yield picture.subarray(0, 10);
          throw new Error('broke off');
        })(),
      );
    },
  };
  expect(await fetchPicture({ source })).toMatchObject({ bytes: picture.length });
});
