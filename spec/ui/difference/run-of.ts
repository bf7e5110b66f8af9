import { compileScript } from '../../../src/script/compile.ts';
import type { Scenario } from '../../../src/script/scenario.ts';
import type { EventSeq, TraceEntry, TraceEvent } from '../../../src/trace/event.ts';
import { buildTraceModel, type TraceModel } from '../../../src/trace/model.ts';

export const SCRIPT = [
  '[Client] Romeo',
  '\tjid: romeo@localhost',
  '\tpassword: p',
  '',
  '-----',
  '',
  'Romeo connects',
  '',
  'Romeo sends:',
  '\t<message to="juliet@localhost" id="m1"/>',
  '',
  'Romeo receives:',
  '\t<message from="juliet@localhost" type="{scansion:any}"><body>Yes</body></message>',
  '',
  'Romeo receives: nothing',
  '',
].join('\n');

export interface Run {
  readonly scenario: Scenario;
  readonly model: TraceModel;
  readonly events: readonly TraceEvent[];
}

/** A run of SCRIPT of which these events are known. */
export function runOf(...entries: readonly TraceEntry[]): Run {
  const { scenario } = compileScript(SCRIPT);
  if (scenario === undefined) throw new Error('The script of these specs is broken.');
  const events = entries.map((entry, index): TraceEvent => {
    const seq = index as EventSeq;
    return { ...entry, seq, at: index * 10 };
  });
  return { scenario, model: buildTraceModel(events), events };
}

export const received = (xml: string): TraceEntry => ({
  type: 'frame',
  actor: 'Romeo',
  direction: 'received',
  phase: 'session',
  xml: xml.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"'),
});

export const sent = (xml: string, step: number): TraceEntry => ({
  type: 'frame',
  actor: 'Romeo',
  direction: 'sent',
  phase: 'session',
  xml,
  step,
});
