// `npm run bench`: how fast, and how much memory. Figures depend on the machine; compare ratios.
import { runBundled } from '../support/bundle.ts';
import { benchDiff } from './diff.ts';
import { benchKeystrokes } from './keystroke.ts';
import { benchPage } from './page.ts';
import { benchPageMemory } from './page-memory.ts';
import { benchTyping } from './typing.ts';

await runBundled(import.meta.resolve('./server.ts'));
benchKeystrokes();
for (const { name, size, ms } of benchDiff()) {
  console.log(`difference, ${name}, ${size} characters: ${ms.toFixed(1)} ms`);
}
await benchPage();
await benchPageMemory();
await benchTyping();
