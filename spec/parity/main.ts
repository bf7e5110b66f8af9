// `npm run parity [FILE|DIR…]`: every script on native and embedded Prosody, under each receive rule, as a table.
import { runBundled } from '../support/bundle.ts';

process.exitCode = await runBundled(
  import.meta.resolve('./print-parity.ts'),
  process.argv.slice(2),
);
