import { bundled, ofCheckout, runBundled } from '../support/bundle.ts';

const SIDE = import.meta.resolve('./side.ts');

/** This commit and a checkout of another one, turn about in one process: how long each takes for the same. */
export async function benchAgainst(folder: string): Promise<void> {
  const there = await bundled(SIDE, { name: 'side-there', plugins: [ofCheckout(folder)] });
  const here = await bundled(SIDE, { name: 'side-here' });
  await runBundled(import.meta.resolve('./turn-about.ts'), [there, here]);
}
