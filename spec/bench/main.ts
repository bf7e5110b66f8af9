// `npm run bench`: how fast, and how much memory. Figures depend on the machine; compare ratios.
import { runBundled } from '../support/bundle.ts';
import { benchKeystrokes } from './keystroke.ts';
import { benchPage } from './page.ts';

await runBundled(import.meta.resolve('./server.ts'));
benchKeystrokes();
await benchPage();
