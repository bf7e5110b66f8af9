/**
 * Runs Prosody's scripts for rooms on an ejabberd of this machine, and keeps what the server said up to the first
 * failure of each, for the spec beside this file. Needs ejabberd and the scripts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileScript } from '../../../src/script/compile.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { serialiseTrace } from '../../../src/trace/file.ts';
import { eventSeq } from '../../../src/trace/log.ts';
import { prosodyScripts } from '../../script/corpus.ts';
import { startNativeEjabberd } from '../../support/native-ejabberd.ts';
import { runRemotely } from '../../support/remote-run.ts';

const TRACES = path.join(import.meta.dirname, 'traces');
const TIMEOUT = 1000;

await record();

async function record(): Promise<void> {
  const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
  const server = await startNativeEjabberd(accountsOf(scripts.map(({ text }) => text)));
  if (server === undefined) throw new Error('Install ejabberd first: apt-get install ejabberd.');
  mkdirSync(TRACES, { recursive: true });
  try {
    for (const { name, text } of scripts) {
      const { events } = await runRemotely(server.url, text, { timeout: TIMEOUT });
      const kept = serialiseTrace(heard(events, `ejabberd ${server.version}`));
      writeFileSync(path.join(TRACES, name.replace(/\.scs$/, '.jsonl')), kept);
      console.log(`recorded ${name}`);
    }
  } finally {
    await server.stop();
  }
}

function accountsOf(texts: readonly string[]): Set<string> {
  const actors = texts.flatMap((text) => compileScript(text).scenario?.actors ?? []);
  return new Set(actors.map(({ jid }) => jid.replace(/@.*$/, '')));
}

/** What the server said and what became of it: no script, and nothing that was sent. Numbered anew. */
function heard(events: readonly TraceEvent[], server: string): readonly TraceEvent[] {
  const kept = events.filter(
    (event) =>
      event.type !== 'frame' || (event.phase === 'session' && event.direction === 'received'),
  );
  const places = new Map(kept.map(({ seq }, place) => [seq, eventSeq(place)]));
  return kept.map((event): TraceEvent => {
    const seq = places.get(event.seq) ?? event.seq;
    if (event.type === 'run-started') return { ...event, seq, source: '', server };
    if (event.type === 'stanza-skipped') {
      return { ...event, seq, stanza: places.get(event.stanza) ?? event.stanza };
    }
    if (event.type !== 'step-ended') return { ...event, seq };
    const { stanza, ...rest } = event;
    const place = stanza === undefined ? undefined : places.get(stanza);
    return { ...rest, seq, ...(place === undefined ? {} : { stanza: place }) };
  });
}
