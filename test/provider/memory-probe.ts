import { postJson } from '../../src/provider/http.ts';
import { DataUrl } from '../../src/provider/json-body.ts';

const [url = '', path = '', bytes = ''] = process.argv.slice(2);

/** Posts one file by itself in a process of its own and says by how many megabytes the peak of its memory grew. */
const before = process.resourceUsage().maxRSS;
const answer = await postJson({
  url,
  headers: {},
  body: { image: new DataUrl({ path, mime: 'image/png', bytes: Number(bytes) }) },
  timeoutMs: 60_000,
  signal: new AbortController().signal,
});
for await (const chunk of answer.body) chunk.fill(0);
answer.close();
process.send?.({ status: answer.status, grownMegabytes: (process.resourceUsage().maxRSS - before) / 1024 });
