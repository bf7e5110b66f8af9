// `npm run bench`: how fast, and how much memory. Figures depend on the machine; compare ratios.
import { runBundled } from '../support/bundle.ts';
import { benchLargeFrames } from './large-frames.ts';
import { benchLoad } from './load.ts';
import { benchLargeTraces } from './large-trace.ts';
import { benchLive } from './live.ts';
import { benchPage } from './page.ts';
import { benchPageMemory } from './page-memory.ts';
import { benchSuitePage } from './suite-page.ts';
import { benchTyping } from './typing.ts';

await runBundled(import.meta.resolve('./server.ts'));
await runBundled(import.meta.resolve('./pure.ts'));
await benchLoad();
await benchPage();
await benchPageMemory();
await benchSuitePage();
await benchLargeTraces();
await benchTyping();
await benchLive();
await benchLargeFrames();
