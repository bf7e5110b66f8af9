// `npm run bench`: how fast, and how much memory. Figures depend on the machine; compare ratios.
import { runBundled } from '../support/bundle.ts';
import { benchDiff } from './diff.ts';
import { benchKeystrokes } from './keystroke.ts';
import { benchPage } from './page.ts';
import { benchPageMemory } from './page-memory.ts';
import { benchTyping } from './typing.ts';

await runBundled(import.meta.resolve('./server.ts'));
benchKeystrokes();
for (const { name, size, ms, ratio } of benchDiff()) {
  const times = `${ratio.toFixed(0)} times a plain comparison`;
  console.log(`difference, ${name}, ${size} characters: ${ms.toFixed(1)} ms, ${times}`);
}
await benchPage();
await benchPageMemory();
await benchTyping();
