import { ensure } from '../../src/base/assert.ts';
import { compileScript } from '../../src/script/compile.ts';
import { createTimeline } from '../../src/timeline/layout.ts';
import { withEvents, type EventList } from '../../src/trace/event-list.ts';
import type { TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { modelOf } from '../../src/trace/model-of.ts';

const ACTORS = ['Romeo', 'Juliet', 'Mercutio', 'Nurse'];
const ROOM = 'garden@conference.localhost';
const BLOCK = 10_000;
const STEPS = 2_000;

const SCENARIO = ensure(compileScript(scriptText()).scenario, 'the script compiles');
const OPTIONS = { filter: '', verdicts: [], foldedScenes: [], showStream: false };

/**
 * What it costs to take in events one by one, into model and timeline, as a run grows to a million of them: the last ten
 * thousand beside the first ones, which come after some that warm up the machine.
 */
export function benchGrowth(count = 1_000_000): void {
  growBlocks(5);
  const blocks = growBlocks(count / BLOCK);
  // The middle of ten blocks at either end: a collection of garbage falls into some block or other.
  const first = median(blocks.slice(0, 10));
  const last = median(blocks.slice(-10));
  const total = blocks.reduce((sum, each) => sum + each, 0);
  console.log(
    `growth, ${count} events one by one: ${(total / 1000).toFixed(1)} s; the first ${BLOCK} ` +
      `${first.toFixed(0)} ms, the last ${last.toFixed(0)} ms, ratio ${(last / first).toFixed(2)}`,
  );
}

function growBlocks(blocks: number): number[] {
  const layOut = createTimeline();
  const play = createEndlessPlay();
  let events: EventList = [];
  return Array.from({ length: blocks }, () => {
    const batch = Array.from({ length: BLOCK }, () => play());
    const begin = performance.now();
    for (const event of batch) {
      events = withEvents(events, [event]);
      layOut({ scenario: SCENARIO, options: OPTIONS, trace: { events, model: modelOf(events) } });
    }
    return performance.now() - begin;
  });
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
