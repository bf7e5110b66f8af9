import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { CorpusScript } from '../script/corpus.ts';
import { startNativeProsody } from '../support/native-prosody.ts';
import { embeddedProsody } from '../support/prosody.ts';
import {
  embeddedAccess,
  groupChatScripts,
  median,
  ms,
  nativeAccess,
  playSuite,
  times,
} from './suite.ts';

const ROUNDS = 7;

/** The group-chat scripts on the embedded server and on a native one, in this process; a reset of the former. */
export async function benchSpeed(): Promise<void> {
  const scripts = groupChatScripts();
  const begin = performance.now();
  const server = await embeddedProsody();
  if (server === undefined) return;
  const boot = performance.now() - begin;
  const embedded = embeddedAccess(server);

  const { ms: cold, passed } = await playSuite(scripts, embedded);
  const all = median(await times(ROUNDS, async () => (await playSuite(scripts, embedded)).ms));
  const good = median(await times(ROUNDS, async () => (await playSuite(passed, embedded)).ms));
  const reset = median(await times(200, () => timed(() => server.reset())));
  const stacks = await benchStacks(server, scripts);
  server.dispose();
  const count = scripts.length;
  console.log(`embedded, boot: ${ms(boot)}, packing included`);
  console.log(
    `embedded, ${count} scripts: ${ms(all)} warm, ${ms(cold)} cold, ${ms(cold + boot)} with boot`,
  );
  console.log(`embedded, reset: ${ms(reset)}`);
  console.log(`embedded, stacks recorded: ratio ${stacks.toFixed(2)} to the same without`);

  const native = await startNativeProsody();
  if (native === undefined) return console.warn('Skipped: no native Prosody to compare with.');
  const access = nativeAccess(native.url);
  const barriers = [{ kind: 'ping' }, { kind: 'settle', ms: 20 }] as const;
  for (const barrier of barriers) {
    const play = async () => (await playSuite(passed, access, { barrier })).ms;
    await play();
    const natively = median(await times(ROUNDS, play));
    console.log(
      `native, ${passed.length} scripts that pass, barrier ${barrier.kind}: ${ms(natively)}; ` +
        `embedded ${ms(good)}, ratio ${(good / natively).toFixed(2)}`,
    );
  }
  await native.kill();
}

/** What it costs to record where the server's code made each frame: with and without, turn about. */
async function benchStacks(
  server: ProsodyServer,
  scripts: readonly CorpusScript[],
): Promise<number> {
  const accesses = [embeddedAccess(server), embeddedAccess(server, true)] as const;
  const ratios = await times(2 * ROUNDS, async () => {
    const [without, recorded] = accesses;
    const { ms: before } = await playSuite(scripts, without);
    const { ms: during } = await playSuite(scripts, recorded);
    const { ms: after } = await playSuite(scripts, without);
    return (2 * during) / (before + after);
  });
  return median(ratios);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
