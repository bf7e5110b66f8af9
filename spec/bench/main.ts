// `npm run bench`: how fast, and how much memory. Figures depend on the machine; compare ratios. With `-- --against FOLDER`,
// a checkout of another commit is measured beside this one, and nothing else.
import { parseArgs } from 'node:util';
import { runBundled } from '../support/bundle.ts';
import { benchAgainst } from './against.ts';
import { benchLargeFrames } from './large-frames.ts';
import { benchLoad } from './load.ts';
import { benchLargeTraces } from './large-trace.ts';
import { benchLive } from './live.ts';
import { benchPace } from './pace.ts';
import { benchPage } from './page.ts';
import { benchPageMemory } from './page-memory.ts';
import { benchSuitePage } from './suite-page.ts';
import { benchTyping } from './typing.ts';

const { values } = parseArgs({ options: { against: { type: 'string' } } });
if (values.against !== undefined) {
  await benchAgainst(values.against);
  process.exit(0);
}
await runBundled(import.meta.resolve('./server.ts'));
await runBundled(import.meta.resolve('./pure.ts'));
await benchLoad();
await benchPage();
await benchPace();
await benchPageMemory();
await benchSuitePage();
await benchLargeTraces();
await benchTyping();
await benchLive();
await benchLargeFrames();
