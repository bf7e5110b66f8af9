// Measures two bundles of `side.ts`, whose paths are its words: the former state, and what is here.
import { pathToFileURL } from 'node:url';
import { ensure } from '../../src/base/assert.ts';
import type { Side, SideModule } from './side.ts';
import { median, times } from './suite.ts';

const ROUNDS = 15;
const WARM_ROUNDS = 3;
const MESSAGES = 500;

const [there, here] = await Promise.all(
  // Both were bundled from `side.ts`.
  process.argv.slice(2).map((file) => import(pathToFileURL(file).href) as Promise<SideModule>),
);
const former = ensure(there, 'the former state');
const present = ensure(here, 'the present state');
const known = await present.versions();
const version = ensure(
  (await former.versions()).find((each) => known.includes(each)),
  'a version of Prosody that both have',
);
const sides = [await former.openSide(version), await present.openSide(version)] as const;

await compare('all scripts of group chat', (side) => side.scripts());
await compare(`${String(MESSAGES)} messages to a room of two`, (side) => side.messages(MESSAGES));
process.exit(0);

/** Which of them goes first alternates, so that what the machine does besides falls upon both. */
async function compare(what: string, measure: (side: Side) => Promise<number>): Promise<void> {
  const [before, after] = sides;
  const ratio = async (round: number): Promise<number> => {
    if (round % 2 === 0) {
      const first = await measure(before);
      return (await measure(after)) / first;
    }
    const first = await measure(after);
    return first / (await measure(before));
  };
  let round = 0;
  const next = () => ratio((round += 1));
  await times(WARM_ROUNDS, next);
  const ratios = await times(ROUNDS, next);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(
    `against, Prosody ${version}, ${what}: ${median(ratios).toFixed(2)} of the former time of processor (${range})`,
  );
}
