import { eventSeq } from '../../src/trace/event-seq.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog, type TraceLog } from '../../src/trace/log.ts';

const PLAIN = '<message type="" to="garden@muc.localhost"/>';
const NOWHERE = '<message type="" to=""/>';

/**
 * The first step's stanza (event 7) is taken over by the seventh, at the end: the first row moves up again, to where its
 * step ended. The stanza of the fifth (event 4) had come before the first row, and comes before the second one now.
 */
export function takenOverRun(): readonly TraceEvent[] {
  const log = createTraceLog();
  append(log, { type: 'run-started', format: 1, source: '', server: '', rule: 'skip' });
  run(log, 1, []);
  run(log, 2, [PLAIN]);
  append(log, { type: 'step-started', step: 3 });
  append(log, { ...sent(PLAIN), step: 1, turn: 1 });
  append(log, { type: 'step-ended', step: 3, verdict: 'sent' });
  run(log, 4, [PLAIN, NOWHERE]);
  run(log, 5, [NOWHERE, NOWHERE], 4);
  run(log, 6, [NOWHERE]);
  run(log, 7, [], 7);
  return log.events;
}

function sent(xml: string) {
  return { type: 'frame', actor: 'Romeo', direction: 'sent', phase: 'session', xml } as const;
}

/** A step during which frames are sent that name no step; it ends with the stanza of the event `taken`. */
function run(log: TraceLog, step: number, frames: readonly string[], taken?: number): void {
  append(log, { type: 'step-started', step });
  for (const xml of frames) append(log, sent(xml));
  const stanza = taken === undefined ? {} : { stanza: eventSeq(taken) };
  append(log, { type: 'step-ended', step, verdict: 'sent', ...stanza });
}

function append(log: TraceLog, entry: Parameters<TraceLog['append']>[0]): void {
  log.append(entry, log.revision);
}
