import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/outcome.ts';
import type { RunOptions } from '../../src/run/state.ts';
import { stepDiff } from '../../src/diagnosis/step-diff.ts';
import { repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { refusalsTaken } from '../../src/trace/refusals.ts';
import { simulate } from '../support/simulated-run.ts';

const HEAD = `[Client] Juliet
	jid: juliet@localhost
	password: p

-----

Juliet connects

Juliet receives:
	`;

const ERRORS = 'urn:ietf:params:xml:ns:xmpp-stanzas';
const refusal = (kind: string, condition: string) =>
  `<${kind} xmlns="jabber:client" from="room@muc/J" type="error"><error type="cancel"><${condition} xmlns="${ERRORS}"/></error></${kind}>`;

function play(pattern: string, xml: string, options: Partial<RunOptions> = {}) {
  const text = `${HEAD}${pattern}\n`;
  const script = ensure(compileScript(text).scenario, 'a script without errors');
  const run = simulate({ script, source: text, cues: [{ on: 1, to: 'Juliet', xml }], options });
  const model = buildTraceModel(run.events);
  return { text, scenario: script, model, events: run.events };
}

function told(pattern: string, xml: string, options: Partial<RunOptions> = {}): string {
  const { model, scenario } = play(pattern, xml, options);
  return printOutcome(describeOutcome(model, scenario)).replace(/ in \d.*/, '');
}

const kinds = fc.constantFrom('presence', 'message', 'iq');
const conditions = fc.constantFrom('item-not-found', 'conflict', 'forbidden', 'not-allowed');

describe('an error that the script does not ask for', () => {
  it('is taken, as scansion would, and the verdict says so', () => {
    fc.assert(
      fc.property(kinds, conditions, (kind, condition) => {
        expect(told(`<${kind} from="room@muc/J"/>`, refusal(kind, condition))).toBe(
          `Passed, but step 2 took a refusal (${condition}) for Juliet's ${kind}. 2 of 2 steps`,
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['names the type', '<presence from="room@muc/J" type="error"/>'],
    ['names any type', '<presence from="room@muc/J" type="{scansion:any}"/>'],
    ['names the error', '<presence><error/></presence>'],
  ])('is asked for by a pattern that %s', (_, pattern) => {
    for (const strictErrors of [false, true]) {
      expect(told(pattern, refusal('presence', 'conflict'), { strictErrors })).toBe(
        'Passed: 2 of 2 steps',
      );
    }
  });

  it('is no refusal when it is no error', () => {
    const presence = '<presence xmlns="jabber:client" from="room@muc/J"><error/></presence>';
    expect(told('<presence/>', presence)).toBe('Passed: 2 of 2 steps');
    expect(told('<presence/>', presence, { strictErrors: true })).toBe('Passed: 2 of 2 steps');
  });

  it('fails the step where errors are strict, and is told first', () => {
    fc.assert(
      fc.property(kinds, conditions, (kind, condition) => {
        const sentence = told(`<${kind} from="room@muc/J"/>`, refusal(kind, condition), {
          strictErrors: true,
        });
        expect(sentence).toContain('Failed at step 2');
        expect(sentence).toContain(
          `Juliet received an error in place of this <${kind}>: ${condition}.`,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('is named where its actor then waits in vain', () => {
    const waits = '<presence from="room@muc/J"/>\n\nJuliet receives:\n\t<message/>';
    expect(told(waits, refusal('presence', 'item-not-found'))).toContain(
      "Before, step 2 took a refusal (item-not-found) for Juliet's presence.",
    );
    const joined = '<presence xmlns="jabber:client" from="room@muc/J"/>';
    expect(told(waits, joined)).not.toContain('refusal');
  });

  it('leaves what comes after it to a strict step', () => {
    const text = `${HEAD}<presence from="room@muc/J"/>\n`;
    const script = ensure(compileScript(text).scenario, 'a script');
    const joined = '<presence xmlns="jabber:client" from="room@muc/J"/>';
    const cues = [refusal('presence', 'conflict'), joined].map((xml) => ({
      on: 1,
      to: 'Juliet',
      xml,
    }));
    const { events } = simulate({ script, source: text, cues, options: { strictErrors: true } });
    const model = buildTraceModel(events);
    expect(model.ended?.outcome).toBe('passed');
    expect(refusalsTaken(model, script.steps)).toEqual([]);
  });

  it('can be asked for by the repair of the strict run, and then it passes', () => {
    const options = { strictErrors: true };
    const pattern = '<presence from="room@muc/J"/>';
    const { text, scenario, model } = play(pattern, refusal('presence', 'conflict'), options);
    const step = scenario.steps[1];
    if (step?.kind !== 'receives') throw new Error('The second step receives.');
    const [candidate] = candidatesOf(model, step);
    const ran = { text, source: text, scenario, model };
    const [repair] = repairsForStep(ran, step, ensure(candidate, 'a candidate'));
    const repaired = applyEdits(text, ensure(repair, 'a repair').edits).slice(HEAD.length);
    expect(repaired).toContain('type="error"');
    expect(repaired).toContain('<conflict');
    expect(told(repaired.trimEnd(), refusal('presence', 'conflict'), options)).toBe(
      'Passed: 2 of 2 steps',
    );
  });

  it('differs in a saved trace as it did in the run', () => {
    const { scenario, events } = play('<presence/>', refusal('presence', 'conflict'), {
      strictErrors: true,
    });
    const read = parseTrace(serialiseTrace(events));
    const model = buildTraceModel(read.ok ? read.value : []);
    expect(stepDiff(model, scenario, 2)?.differences.map(({ sentence }) => sentence)).toEqual([
      'The script expects no error: it does not ask for one. The <presence> has type="error".',
    ]);
  });
});
