import { describe, expect, it } from 'vitest';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import { idleBefore } from '../../src/timeline/idle.ts';
import type { ArrowRow } from '../../src/timeline/model.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import type { TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { compileScript } from '../../src/script/compile.ts';
import { ensure } from '../../src/base/assert.ts';

const scenario = ensure(
  compileScript(`# T

[Client] Romeo
	jid: romeo@localhost
	password: secret

-----

Romeo sends:
	<message to="a@b"/>

# @ 12 minutes pass

Romeo receives:
	<message/>
`).scenario,
  'a scenario',
);

const frame = (direction: 'sent' | 'received', step?: number): TraceEntry => ({
  type: 'frame',
  actor: 'Romeo',
  direction,
  phase: 'session',
  xml: '<message xmlns="jabber:client"/>',
  ...(step === undefined ? {} : { step }),
});

/** What stands before each row that has happened, of a trace of these entries at these moments. */
const idle = (...told: readonly (readonly [number, TraceEntry])[]) => {
  const events = told.map(([at, entry], index): TraceEvent => ({
    ...entry,
    seq: eventSeq(index),
    at,
  }));
  const trace = { events, model: buildTraceModel(events) };
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: false };
  const { rows } = layoutTimeline({ scenario, trace, options });
  return [...rows]
    .filter((row): row is ArrowRow => row.kind === 'arrow' && row.at !== undefined)
    .map((row) => idleBefore(row, trace));
};

describe('time in which nothing happens', () => {
  it('is told before what ends it', () => {
    expect(
      idle(
        [0, { type: 'step-started', step: 1 }],
        [2, frame('sent', 1)],
        [3, { type: 'step-ended', step: 1, verdict: 'sent', stanza: eventSeq(1) }],
        [3402, frame('received')],
        [4000, frame('received')],
        [124_000, frame('received')],
      ),
    ).toEqual([undefined, '3.4 s nothing', undefined, '2 minutes nothing']);
  });

  it('is a pause, where somebody made the run wait', () => {
    expect(
      idle(
        [0, frame('received')],
        [1, { type: 'run-paused', step: 1, reason: 'pause' }],
        [14_001, { type: 'run-resumed' }],
        [14_002, { type: 'step-started', step: 1 }],
        [14_003, frame('sent', 1)],
      ),
    ).toEqual([undefined, 'paused for 14 s']);
  });

  it('is not told where a step lets time pass, as its row says that', () => {
    expect(
      idle(
        [0, { type: 'step-started', step: 2 }],
        [720_000, { type: 'step-ended', step: 2, verdict: 'sent' }],
        [720_001, frame('received')],
      ),
    ).toEqual([undefined, undefined]);
  });
});
