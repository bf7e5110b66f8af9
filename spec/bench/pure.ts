import { benchDiff } from './diff.ts';
import { benchGrowth } from './growth.ts';
import { benchKeystrokes } from './keystroke.ts';

// What needs neither a server nor a page.
benchKeystrokes();
benchGrowth();
for (const { name, size, ms, ratio } of benchDiff()) {
  const times = `${ratio.toFixed(0)} times a plain comparison`;
  console.log(`difference, ${name}, ${size} characters: ${ms.toFixed(1)} ms, ${times}`);
}
