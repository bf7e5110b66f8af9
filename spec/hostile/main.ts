// `npm run hostile [NAME …]`: prints tried / failed per class; exit status 1 when any try failed. Ends within ten minutes.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CLASSES } from './classes.ts';
import { tryAll, type HostileClass } from './hostile-class.ts';

const LIMIT_MS = 10 * 60_000;
/** Tells a process of one class when it has to end, in milliseconds since 1970. */
const END = 'CAESURA_HOSTILE_END';

const end = Number(process.env[END] ?? Date.now() + LIMIT_MS);
const wanted = process.argv.slice(2);
const chosen = CLASSES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const [only] = chosen;
const isGood = chosen.length === 1 && only !== undefined ? await tryHere(only) : await tryApart();
process.exit(isGood && chosen.length > 0 ? 0 : 1);

async function tryHere(hostile: HostileClass): Promise<boolean> {
  const { name, tried, failures, left } = await tryAll(hostile, 'whole', () => Date.now() < end);
  const rest = left === 0 ? '' : `, ${String(left)} left for want of time`;
  console.log(`${name}: ${String(tried)} tried, ${String(failures.length)} failed${rest}`);
  for (const failure of failures) console.log(`  ✗ ${failure.slice(0, 500)}`);
  return failures.length === 0 && left === 0;
}

/** A process for each class, as many at once as there are cores; what is told a time of its own runs alone, first. */
async function tryApart(): Promise<boolean> {
  const results: boolean[] = [];
  for (const { name } of chosen.filter(({ isTimed }) => isTimed))
    results.push(await inProcess(name));
  const waiting = chosen.filter(({ isTimed }) => !isTimed).map(({ name }) => name);
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      results.push(await inProcess(name));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results.every(Boolean);
}

function inProcess(name: string): Promise<boolean> {
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url), name];
  const env = { ...process.env, [END]: String(end) };
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
