/**
 * Runs Prosody's scripts for rooms on an ejabberd of this machine, and keeps what the server said up to the first
 * failure of each, for the spec beside this file. Keeps the whole run of the page's first scenario, repaired, for the
 * end-to-end test of repairs. Needs ejabberd and the scripts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acceptAll } from '../../../src/diagnosis/repairs.ts';
import { compileScript } from '../../../src/script/compile.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { serialiseTrace } from '../../../src/trace/file.ts';
import { eventSeq } from '../../../src/trace/event-seq.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { prosodyScripts } from '../../script/corpus.ts';
import { startNativeEjabberd } from '../../support/native-ejabberd.ts';
import { runRemotely } from '../../support/remote-run.ts';

const TRACES = path.join(import.meta.dirname, 'traces');
const SCENARIO = '24-affiliation-changes';
const SCENARIOS = path.join(import.meta.dirname, '../../../public/scenarios');
const TIMEOUT = 1000;

await record();

async function record(): Promise<void> {
  const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
  const scenario = readFileSync(path.join(SCENARIOS, `${SCENARIO}.scs`), 'utf8');
  const texts = [scenario, ...scripts.map(({ text }) => text)];
  const server = await startNativeEjabberd(accountsOf(texts));
  if (server === undefined) throw new Error('Install ejabberd first: apt-get install ejabberd.');
  mkdirSync(TRACES, { recursive: true });
  try {
    for (const { name, text } of scripts) {
      const { events } = await runRemotely(server.url, text, { timeout: TIMEOUT });
      const kept = serialiseTrace(heard(events, `ejabberd ${server.version}`));
      writeFileSync(path.join(TRACES, name.replace(/\.scs$/, '.jsonl')), kept);
      console.log(`recorded ${name}`);
    }
    writeFileSync(
      path.join(import.meta.dirname, `${SCENARIO}.jsonl`),
      serialiseTrace(await repairedRun(server.url, scenario)),
    );
    console.log(`recorded ${SCENARIO}`);
  } finally {
    await server.stop();
  }
}

/** The run that passes in the end. */
async function repairedRun(url: string, script: string): Promise<readonly TraceEvent[]> {
  let last: readonly TraceEvent[] = [];
  const { outcome } = await acceptAll({
    text: script,
    play: async (text) => {
      const { scenario, events } = await runRemotely(url, text, { timeout: TIMEOUT });
      last = events;
      return { scenario, model: buildTraceModel(events) };
    },
  });
  if (outcome !== 'green') throw new Error(`${SCENARIO} could not be repaired.`);
  return renumbered(last.filter(({ type }) => type === 'run-started' || type === 'frame'));
}

function accountsOf(texts: readonly string[]): Set<string> {
  const actors = texts.flatMap((text) => compileScript(text).scenario?.actors ?? []);
  return new Set(actors.map(({ jid }) => jid.replace(/@.*$/, '')));
}

/** What the server said and what became of it: no script, and nothing that was sent. */
function heard(events: readonly TraceEvent[], server: string): readonly TraceEvent[] {
  const kept = events.filter(
    (event) =>
      event.type !== 'frame' || (event.phase === 'session' && event.direction === 'received'),
  );
  return renumbered(kept).map((event) =>
    event.type === 'run-started' ? { ...event, source: '', server } : event,
  );
}

/** A selection of events as a trace of its own; stanzas that are not in it are named by nobody. */
function renumbered(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const places = new Map(events.map(({ seq }, place) => [seq, eventSeq(place)]));
  return events.map((event): TraceEvent => {
    const seq = places.get(event.seq) ?? event.seq;
    if (event.type === 'stanza-skipped') {
      return { ...event, seq, stanza: places.get(event.stanza) ?? event.stanza };
    }
    if (event.type !== 'step-ended') return { ...event, seq };
    const { stanza, ...rest } = event;
    const place = stanza === undefined ? undefined : places.get(stanza);
    return { ...rest, seq, ...(place === undefined ? {} : { stanza: place }) };
  });
}
