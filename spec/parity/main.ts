// `npm run parity [FILE|DIR…]`: every script on native and embedded Prosody, under each receive rule, as a table.
import { runBundled } from '../support/bundle.ts';

process.exitCode = await runBundled('spec/parity/print-parity.ts', process.argv.slice(2));
