// The last step before a package is packed: what would work only where Prosody's sources are is no package.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const MANIFEST = path.resolve(import.meta.dirname, '../dist/prosody/manifest.json');

const { versions, problem = '' } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
if (versions.length === 0) {
  console.error(`caesura: there is no Prosody to put into the package. ${problem}`);
  process.exit(1);
}
