// `npm run clone FOLDER`: all scripts of a clone of Prosody's repository, on that very clone, by the command line as it ships.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');
const PROGRAM = path.join(ROOT, 'src/cli/caesura.mjs');
const TIMES = 3;

const [clone] = process.argv.slice(2);
const scripts = path.join(clone ?? '', 'spec/scansion');
if (clone === undefined || !existsSync(scripts)) {
  console.error(
    'Name a clone of Prosody’s repository, which has its scripts in spec/scansion: npm run clone ../prosody',
  );
  process.exit(2);
}
await build({ root: ROOT, configFile: path.join(ROOT, 'vite.cli.config.ts'), logLevel: 'warn' });
for (let time = 1; time <= TIMES; time += 1) process.exitCode = (await play()) || process.exitCode;

/** The whole process, from its start to its end; its exit status. */
async function play(): Promise<number> {
  const begin = performance.now();
  const words = ['run', '--prosody', clone ?? '', scripts];
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (report += text));
  await once(child, 'close');
  const took = ((performance.now() - begin) / 1000).toFixed(2);
  const lines = report.trim().split('\n');
  for (const line of lines.filter((each) => each.startsWith('✗'))) console.log(line);
  console.log(`${lines.at(-1) ?? ''} in ${took} s, the whole process`);
  return child.exitCode ?? 1;
}
