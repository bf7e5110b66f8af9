import { ensure } from '../../src/base/assert.ts';
import { compileScript } from '../../src/script/compile.ts';
import { createTimeline } from '../../src/timeline/layout.ts';
import { withEvents, type EventList } from '../../src/trace/event-list.ts';
import type { TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { garbageCollector } from './collect.ts';

const ACTORS = ['Romeo', 'Juliet', 'Mercutio', 'Nurse'];
const ROOM = 'garden@conference.localhost';
const BLOCK = 10_000;
const STEPS = 2_000;

const collectGarbage = garbageCollector();

const SCENARIO = ensure(compileScript(scriptText()).scenario, 'the script compiles');
const OPTIONS = { filter: '', verdicts: [], foldedScenes: [], showStream: false };

/** What a block of events took. */
interface Cost {
  /** Until it was done, in milliseconds. */
  readonly wall: number;
  /** Of all processors, in milliseconds: the collection of garbage at its side counts, what other programs do does not. */
  readonly cpu: number;
}

/**
 * What it costs to take in events as a run grows to a million of them, into model and timeline: one by one, and in
 * batches; the last ten thousand beside the first ones, which come after some that warm up the machine.
 */
export function benchGrowth(count = 1_000_000): void {
  for (const batch of [1, 50]) {
    growBlocks(20, batch);
    benchBatches(count, batch);
  }
}

function benchBatches(count: number, batch: number): void {
  const before = heapUsed();
  const { costs, kept, layOut } = growBlocks(count / BLOCK, batch);
  const each = (heapUsed() - before) / kept.length;
  const seconds = costs.reduce((sum, { wall }) => sum + wall, 0) / 1000;
  const { rows } = layOut({ scenario: SCENARIO, options: OPTIONS, trace: traceOf(kept) });
  const how = batch === 1 ? 'one by one' : `in batches of ${batch}`;
  console.log(
    `growth, ${count} events ${how}: ${seconds.toFixed(1)} s, ${rows.length} rows, ` +
      `${each.toFixed(0)} bytes for each event; the first ${BLOCK} and the last: ` +
      `${compared(costs, 'wall')}; of processors ${compared(costs, 'cpu')}`,
  );
}

function traceOf(events: EventList) {
  return { events, model: modelOf(events) };
}

/** The middle of ten blocks at either end: a collection of garbage falls into some block or other. */
function compared(costs: readonly Cost[], what: keyof Cost): string {
  const first = median(costs.slice(0, 10).map((cost) => cost[what]));
  const last = median(costs.slice(-10).map((cost) => cost[what]));
  return `${first.toFixed(0)} ms, ${last.toFixed(0)} ms, ratio ${(last / first).toFixed(2)}`;
}

function growBlocks(blocks: number, size: number) {
  const layOut = createTimeline();
  const play = createEndlessPlay();
  let events: EventList = [];
  const costs = Array.from({ length: blocks }, (): Cost => {
    const all = Array.from({ length: BLOCK }, () => play());
    const begin = performance.now();
    const { user, system } = process.cpuUsage();
    for (let start = 0; start < BLOCK; start += size) {
      events = withEvents(events, all.slice(start, start + size));
      layOut({ scenario: SCENARIO, options: OPTIONS, trace: traceOf(events) });
    }
    const wall = performance.now() - begin;
    const now = process.cpuUsage();
    return { wall, cpu: (now.user - user + now.system - system) / 1000 };
  });
  return { costs, kept: events, layOut };
}

/** Bytes, without what is garbage. */
function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function scriptText(): string {
  const actors = ACTORS.map(
    (name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`,
  );
  const steps = Array.from({ length: STEPS }, (_, index) => {
    const scene = index % 100 === 0 ? `# Scene ${index / 100}\n\n` : '';
    const actor = ACTORS[index % ACTORS.length] ?? '';
    return `${scene}${actor} receives:\n\t<message from="${ROOM}/Romeo" type="groupchat"/>\n`;
  });
  return `# Growth\n\n${actors.join('\n')}\n-----\n\n${steps.join('\n')}`;
}

/** Each message comes to all; now and then a step takes one. After the steps are over more comes, which nobody reads. */
function createEndlessPlay(): () => TraceEvent {
  const waiting: TraceEntry[] = ACTORS.flatMap((actor): TraceEntry[] => [
    { type: 'connection', actor, state: 'connecting' },
    { type: 'connection', actor, state: 'online', jid: `${actor.toLowerCase()}@localhost/r` },
  ]);
  let seq = 0;
  let step = 0;
  const refill = () => {
    for (const actor of ACTORS) waiting.push(messageTo(actor, seq));
    const taken = seq + ACTORS.length + 1;
    if (seq < 500 * (step + 1) || step === STEPS) return;
    step++;
    const actor = ACTORS[(step - 1) % ACTORS.length] ?? '';
    waiting.unshift({ type: 'step-started', step }, messageTo(actor, seq));
    waiting.push({ type: 'step-ended', step, verdict: 'matched', stanza: eventSeq(taken) });
  };
  return () => {
    if (waiting.length === 0) refill();
    const entry = ensure(waiting.shift(), 'there is always more');
    return { ...entry, seq: eventSeq(seq), at: seq++ };
  };
}

function messageTo(actor: string, number: number): TraceEntry {
  const to = `${actor.toLowerCase()}@localhost/r`;
  const xml = `<message xmlns="jabber:client" from="${ROOM}/Romeo" to="${to}" type="groupchat"><body>${number}</body></message>`;
  return { type: 'frame', actor, direction: 'received', phase: 'session', xml };
}
