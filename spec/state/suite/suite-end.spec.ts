import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { endOfRefusal, endOfRun } from '../../../src/state/suite/suite-end.ts';
import { simulate, type Simulation } from '../../support/simulated-run.ts';

const script = (pattern: string) => `# A notice
[Client] Romeo
	jid: romeo@localhost
	password: ******

-----

Romeo connects

Romeo receives:
	${pattern}
`;

function endOf(pattern: string, received: readonly string[], more: Partial<Simulation> = {}) {
  const source = script(pattern);
  const scenario = ensure(compileScript(source).scenario, 'a scenario');
  const cues = received.map((xml) => ({ on: 1, to: 'Romeo', xml }));
  const { events, ended } = simulate({ script: scenario, source, cues, ...more });
  const outcome = ensure(ended, 'its end').outcome;
  const task = { scenario, source, options: {} };
  return endOfRun({ ...task, events, endedAt: 0, outcome, server: 'simulated' });
}

const message = (inner: string) => `<message xmlns="jabber:client" type="chat">${inner}</message>`;

describe('the end of a script in a suite', () => {
  it('is that it passed, with all its steps', () => {
    expect(endOf('<message type="chat"/>', [message('')])).toMatchObject({
      outcome: 'passed',
      verdict: 'passed',
      firstFailure: undefined,
      remark: undefined,
      steps: 2,
      stepsDone: 2,
      record: { kind: 'kept' },
    });
  });

  it('is where it failed first: step, line, sentence, and the reason in a few words', () => {
    const end = endOf('<message type="chat" id="1"/>', [message('')]);
    expect(end).toMatchObject({ outcome: 'failed', verdict: 'differs', steps: 2, stepsDone: 2 });
    expect(end?.firstFailure).toMatchObject({ step: 2, line: 11, words: 'no id' });
    expect(end?.firstFailure?.sentence).toContain('it has no id; the script expects id="1".');
  });

  it.each([
    ['<x xmlns="a" role="b"/>', '<x xmlns="a" role="c"/>', 'another role'],
    ['<body>a</body><subject/>', '<subject/>', 'no <body>'],
    ['<subject>b</subject>', '<subject>a</subject>', 'another text'],
    [
      '<x xmlns="a" scansion:strict="true"><item/></x>',
      '<x xmlns="a"><item role="b"/></x>',
      'role is extra',
    ],
  ])('%s, but %s came: %s', (expected, received, words) => {
    const end = endOf(`<message type="chat">${expected}</message>`, [message(received)]);
    expect(end?.firstFailure?.words).toBe(words);
  });

  it('is that nothing came', () => {
    expect(endOf('<message/>', [])).toMatchObject({
      verdict: 'missing',
      firstFailure: { step: 2, words: 'never came' },
    });
  });

  it('of a run that was stopped is none', () => {
    const person: Simulation['person'] = (_, { ended }) =>
      ended === undefined ? { kind: 'stop' } : undefined;
    expect(endOf('<message/>', [], { start: 'step', person })).toBeUndefined();
  });

  it('of one that could not be run is why', () => {
    const problem = { code: 'script-broken', what: 'It has an error.', meaning: '', advice: '' };
    expect(endOfRefusal(problem, 0)).toMatchObject({
      outcome: 'error',
      verdict: 'failed',
      firstFailure: { step: undefined, sentence: 'It has an error.', words: 'has errors' },
      record: { kind: 'refused', problem },
    });
  });
});
