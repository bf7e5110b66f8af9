// `npm run parity [FILE|DIR…]`: every script on native and embedded Prosody, under each receive rule, as a table.
import { importBundled } from '../support/bundle.ts';

await importBundled('spec/parity/print-parity.ts');
