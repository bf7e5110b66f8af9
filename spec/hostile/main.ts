// `npm run hostile [NAME …]`: prints tried / failed per class; exit status 1 when any try failed. Ends within ten minutes.
import { CLASSES } from './classes.ts';
import { tryAll } from './hostile-class.ts';

const LIMIT_MS = 10 * 60_000;

const started = Date.now();
const hasTime = () => Date.now() - started < LIMIT_MS;
const wanted = process.argv.slice(2);
const chosen = CLASSES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
let failed = chosen.length === 0;
for (const hostile of chosen) {
  const { name, tried, failures, left } = await tryAll(hostile, 'whole', hasTime);
  const rest = left === 0 ? '' : `, ${String(left)} left for want of time`;
  console.log(`${name}: ${String(tried)} tried, ${String(failures.length)} failed${rest}`);
  for (const failure of failures) console.log(`  ✗ ${failure.slice(0, 500)}`);
  failed ||= failures.length > 0 || left > 0;
}
process.exit(failed ? 1 : 0);
