import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/outcome.ts';
import { stepDiff } from '../../src/diagnosis/step-diff.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { TraceEntry } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { scenario } from '../support/scenario-notation.ts';
import { LOST, simulate, type Simulation } from '../support/simulated-run.ts';
import { trace } from '../support/trace-notation.ts';

const SOURCE = `# A notice
[Client] Romeo
	jid: romeo@localhost
	password: ******

-----

Romeo connects

Romeo receives:
	<message from="room@muc">
		<x xmlns="http://jabber.org/protocol/muc#user">
			<item jid="\${Romeo's JID}" role="none"/>
		</x>
	</message>
`;

function describeRun(simulation: Partial<Simulation>): string {
  const script = ensure(compileScript(SOURCE).scenario, 'a scenario');
  const run = simulate({ script, source: SOURCE, ...simulation });
  return printOutcome(describeOutcome(buildTraceModel(run.events), run.scenario));
}

const notice = (item: string) => [
  {
    on: 1,
    to: 'Romeo',
    xml: `<message xmlns="jabber:client" from="room@muc"><x xmlns="http://jabber.org/protocol/muc#user">${item}</x></message>`,
  },
];

describe('the sentence about a run', () => {
  const five = scenario(Array.from({ length: 5 }, () => 'Romeo disconnects').join('\n'));

  it.each([
    ['step 1', 'running', 'Running step 1 of 5'],
    ['', 'running', 'Running step 1 of 5'],
    ['step 1 | step 1: sent | step 2', 'running', 'Running step 2 of 5'],
    ['step 1 | step 1: sent | paused 2 breakpoint', 'paused', 'Paused at step 2 (line 2)'],
    ['step 1 | passed', 'passed', 'Passed: 5 of 5 steps in 20 ms.'],
    ['step 1 | stopped', 'stopped', 'Stopped'],
    ['step 1 | step 1: failed | failed 1', 'failed', 'Failed at step 1 (line 1):'],
  ])('%j is %s: %s', (notation, kind, sentence) => {
    const described = describeOutcome(buildTraceModel(trace(notation)), five);
    expect(described.kind).toBe(kind);
    expect(printOutcome(described)).toBe(sentence);
  });

  const broken = (at: string): TraceEntry => ({
    type: 'server-log',
    level: 'error',
    source: 'c2s1',
    message: `Traceback[c2s]: /own/mod_x.lua:${at}: attempt to index a nil value (local 'y')\n\tstack traceback:\n\t/usr/lib/prosody/util/events.lua:81: in for iterator 'for iterator'`,
  });
  const told = (at: string, step: number) =>
    `The server’s code failed in step ${String(step)}: mod_x.lua:${at}: attempt to index a nil value (local 'y').`;

  it.each([
    [
      'step 1 | step 1: sent | step 2 | LOG 3 | step 2: missing | failed 2',
      `Failed at step 2 (line 2): ${told('3', 2)}`,
    ],
    [
      'step 1 | LOG 3 | step 1: sent | step 2 | LOG 4 | step 2: missing | LOG 5 | failed 2',
      `Failed at step 2 (line 2): ${told('4', 2)}`,
    ],
    ['step 1 | step 1: sent | LOG 7 | passed', `Passed: 5 of 5 steps in 40 ms. ${told('7', 1)}`],
  ])('names where the server’s code failed: %s', (notation, sentence) => {
    const log = createTraceLog();
    for (const each of notation.split(' | ')) {
      const [, at] = /^LOG (\d)$/.exec(each) ?? [];
      for (const event of at === undefined
        ? trace(each).slice(log.revision === 0 ? 0 : 1)
        : [broken(at)])
        log.append(event, log.revision * 10);
    }
    expect(printOutcome(describeOutcome(buildTraceModel(log.events), five))).toBe(sentence);
  });

  it('of none is that there was none', () => {
    expect(describeOutcome(buildTraceModel([]), five)).toEqual({
      kind: 'not-run',
      lead: 'Not run',
      text: '',
    });
  });

  it('names the line of the first difference, and what it is', () => {
    const run = describeRun({ cues: notice('<item jid="romeo@localhost"/>') });
    expect(run).toBe(
      'Failed at step 2 (line 13): Romeo received this <message>, but its <item> has no role; the script expects role="none".',
    );
  });

  it('names the line of the step when nothing came', () => {
    expect(describeRun({})).toBe(
      'Failed at step 2 (line 10): Romeo never received this <message>.',
    );
  });

  it('tells what happened, what it means and what to do when a connection is lost', () => {
    expect(describeRun({ refuses: { Romeo: LOST } })).toBe(
      'Failed at step 1 (line 8): The connection was lost. Nothing more can come. Run again.',
    );
  });

  it.each([
    ['', 'Could not start: The connection was lost.'],
    ['step 1 | step 1: sent', 'Broke off: The connection was lost.'],
  ])('tells of a server that failed outside a step (%j)', (notation, start) => {
    const events = trace(notation);
    const ended = { type: 'run-ended', outcome: 'error', problem: LOST, at: 99 } as const;
    const model = {
      ...buildTraceModel(events),
      ended: { ...ended, seq: trace('').length as never },
    };
    expect(printOutcome(describeOutcome(model, five))).toMatch(new RegExp(`^${start}`));
  });
});

describe('the difference of a step', () => {
  const script = ensure(compileScript(SOURCE).scenario, 'a scenario');

  it('is computed again from the trace, variables included', () => {
    const cues = notice('<item jid="juliet@localhost" role="none"/>');
    const { events } = simulate({ script, source: SOURCE, cues });
    const diff = stepDiff(buildTraceModel(events), script, 2);
    expect(diff?.differences.map(({ path, expected }) => [path.at(-1), expected])).toEqual([
      ['@jid', 'romeo@localhost'],
    ]);
  });

  it('is empty for a step that matched, and none for others', () => {
    const cues = notice('<item jid="romeo@localhost" role="none"/>');
    const model = buildTraceModel(simulate({ script, source: SOURCE, cues }).events);
    expect(stepDiff(model, script, 2)?.differences).toEqual([]);
    expect(stepDiff(model, script, 1)).toBeUndefined();
    expect(stepDiff(model, script, 7)).toBeUndefined();
  });
});
