import { createOpenRouterProvider } from '../../../src/provider/openrouter/openrouter.ts';
import { createContext, createOfferCall } from '../offer-calls.ts';

const [baseUrl = '', apiKey = ''] = process.argv.slice(2);

/** Draws one picture in a process of its own and says by how many megabytes the peak of its memory grew. */
const provider = createOpenRouterProvider({ apiKey, baseUrl, maxImageBytes: 2 ** 28 });
const before = process.memoryUsage.rss();
// The system's own figure for the peak starts with that of the process which started this one.
let peak = before;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5).unref();
let bytes = 0;
for await (const event of provider.generate(createOfferCall(provider, '4.5'), createContext())) {
  if (event.kind !== 'image') continue;
  for await (const piece of await event.source.open(createContext().signal)) bytes += piece.length;
}
process.send?.({ bytes, grownMegabytes: (peak - before) / 1024 ** 2 });
