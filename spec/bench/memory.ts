import { embeddedProsody } from '../support/prosody.ts';
import { garbageCollector } from './collect.ts';
import { embeddedAccess, groupChatScripts, playSuite } from './suite.ts';

const RUNS = 1000;
const STRIDE = 100;

/** MiB after a garbage collection. */
interface Footprint {
  readonly heap: number;
  /** WebAssembly's memory. */
  readonly wasm: number;
  readonly rss: number;
}

/** What a thousand runs in one process leave behind. */
export async function benchMemory(): Promise<void> {
  const memories = wasmMemories();
  const server = await embeddedProsody();
  if (server === undefined) return;
  const access = embeddedAccess(server);
  const scripts = groupChatScripts();
  const collect = garbageCollector();
  const rows: Footprint[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const script = scripts[run % scripts.length];
    if (script !== undefined) await playSuite([script], access);
    if (run % STRIDE !== 0) continue;
    collect();
    rows.push(footprint(memories));
  }
  server.dispose();
  console.log('runs       heap      wasm       rss   (MiB)');
  rows.forEach((row, i) => console.log(`${String(i * STRIDE).padStart(4)} ${columns(row)}`));
  console.log(growthOf(rows));
}

/** The first runs compile code and fill caches; growth counts from the second row on. */
function growthOf(rows: readonly Footprint[]): string {
  const [, first, ...rest] = rows;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const growth = (key: keyof Footprint) =>
    `${key} ${(((last[key] - first[key]) * 1024) / rest.length).toFixed(0)} KiB`;
  return `growth per ${STRIDE} runs: ${growth('heap')}, ${growth('wasm')}, ${growth('rss')}`;
}

function footprint(memories: readonly WebAssembly.Memory[]): Footprint {
  const { heapUsed, rss } = process.memoryUsage();
  const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { heap: heapUsed / MIB, wasm: wasm / MIB, rss: rss / MIB };
}

const MIB = 1024 * 1024;

function columns({ heap, wasm, rss }: Footprint): string {
  return [heap, wasm, rss].map((mib) => mib.toFixed(2).padStart(9)).join(' ');
}

/** The memories of all modules that are instantiated from now on. */
export function wasmMemories(): readonly WebAssembly.Memory[] {
  const memories: WebAssembly.Memory[] = [];
  const { Instance } = WebAssembly;
  const keep = (instance: WebAssembly.Instance): void => {
    const exported: unknown[] = Object.values(instance.exports);
    memories.push(...exported.filter((each) => each instanceof WebAssembly.Memory));
  };
  WebAssembly.Instance = class extends Instance {
    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      super(module, imports);
      keep(this);
    }
  };
  const instantiate = WebAssembly.instantiate.bind(WebAssembly);
  Reflect.set(
    WebAssembly,
    'instantiate',
    async (source: BufferSource, imports: WebAssembly.Imports) => {
      const result = await instantiate(source, imports);
      // Of a compiled module there comes the instance alone: Node itself makes one of these.
      if ('instance' in result) keep(result.instance);
      return result;
    },
  );
  return memories;
}
