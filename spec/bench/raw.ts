import { embeddedProsody } from '../support/prosody.ts';
import { exchange, processorTime } from './exchange.ts';
import { wasmMemories } from './memory.ts';
import { embeddedAccess, groupChatScripts, median, playSuite, times } from './suite.ts';

const ROUNDS = 7;
const MESSAGES = 1000;
const SOAK = 100_000;
const MIB = 1024 * 1024;

/** As Prosody sets Lua's collector by itself. */
const GENERATIONS = { 'mod_generations.lua': 'collectgarbage("generational");' };

/**
 * The server without clients around it: messages to a room of two, by processor time, turn about with one that is as it
 * would be without care (generations, lines for debugging); then whether its memory stays bounded.
 */
export async function benchRaw(): Promise<void> {
  const memories = wasmMemories();
  const server = await embeddedProsody();
  const careless = await embeddedProsody({ own: { files: GENERATIONS, enabled: ['generations'] } });
  if (server === undefined || careless === undefined) return;
  const scripts = groupChatScripts();
  const suite = (access: ReturnType<typeof embeddedAccess>) => () =>
    processorTime(() => playSuite(scripts, access));
  const pairs = await times(ROUNDS, async () => {
    const before = await exchange(careless, MESSAGES, true);
    return before / (await exchange(server, MESSAGES));
  });
  const suites = await times(ROUNDS, async () => {
    const before = await suite(embeddedAccess(careless, false, true))();
    return (await suite(embeddedAccess(server))()) / before;
  });
  const each = (await exchange(server, MESSAGES)) / MESSAGES;
  console.log(
    `raw, ${each.toFixed(2)} ms of processor for a message; ${median(pairs).toFixed(2)} times as fast as without care`,
  );
  console.log(
    `raw, ${scripts.length} scripts: ratio ${median(suites).toFixed(2)} to the same without care`,
  );
  careless.dispose();
  const mebibytes = () => (memories[0]?.buffer.byteLength ?? 0) / MIB;
  const first = mebibytes();
  await exchange(server, SOAK);
  console.log(
    `raw, ${SOAK} messages: its memory ${first.toFixed(0)} MiB before, ${mebibytes().toFixed(0)} MiB after`,
  );
  server.dispose();
}
