import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import type { RunOptions } from '../../src/run/state.ts';
import { repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate, type Cue } from '../support/simulated-run.ts';

const HEAD = `[Client] Romeo
	jid: romeo@localhost
	password: p

[Client] Juliet
	jid: juliet@localhost
	password: p

-----

Juliet connects

Romeo connects
`;

const said = (text: string) =>
  `<message xmlns="jabber:client" from="room@muc/Nurse"><body>${text}</body></message>`;
const expects = (text: string, actor = 'Romeo') =>
  `\n${actor} receives:\n\t<message from="room@muc/Nurse"><body>${text}</body></message>\n`;

/** Runs a script whose first two steps connect; its candidates and what each repair makes of it. */
function play(steps: string, cues: readonly Cue[], options: Partial<RunOptions> = {}) {
  const text = HEAD + steps;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const run = simulate({ script: scenario, source: text, cues, options });
  const model = buildTraceModel(run.events);
  const step = scenario.steps[(model.ended?.step ?? 0) - 1];
  if (step?.kind !== 'receives') throw new Error('This example does not fail at a receives.');
  const candidates = candidatesOf(model, step);
  const ran = { model, scenario, source: text, text };
  return {
    candidates: candidates.map(
      ({ place, record, diff }) =>
        `${place} ${/<body>(.*)<\/body>/.exec(record.frame.xml)?.[1]} ${diff.differences.length}`,
    ),
    repaired: candidates.map((candidate) =>
      repairsForStep(ran, step, candidate).map(({ label, edits }) => ({
        label,
        steps: applyEdits(text, edits).slice(HEAD.length),
      })),
    ),
  };
}

const cue = (to: string, text: string, after = 0): Cue => ({ on: 2, to, xml: said(text), after });

describe('the candidates of a receives that failed', () => {
  it('are within reach first, then earlier ones, then those of others', () => {
    const steps = expects('first') + expects('second');
    const { candidates } = play(steps, [
      cue('Juliet', 'second'),
      cue('Romeo', 'other'),
      cue('Romeo', 'first'),
      cue('Romeo', 'sceond'),
    ]);
    expect(candidates).toEqual(['here sceond 1', 'earlier other 1', 'elsewhere second 0']);
  });

  it('are the very stanza that came earlier before others that are near', () => {
    const steps = expects('second') + expects('first');
    const cues = [cue('Romeo', 'first'), cue('Romeo', 'second'), cue('Romeo', 'frist', 1)];
    expect(play(steps, cues).candidates).toEqual(['earlier first 0', 'here frist 1']);
  });

  it('are not what others got before the actor sent anything', () => {
    const steps = `${'\nRomeo sends:\n\t<presence/>\n'}${expects('first')}`;
    const { candidates } = play(steps, [cue('Juliet', 'first')]);
    expect(candidates).toEqual([]);
    expect(play(steps, [{ ...cue('Juliet', 'first'), on: 3 }]).candidates).toEqual([
      'elsewhere first 0',
    ]);
  });

  it('are the refusal of what the actor sent last', () => {
    const steps = `${'\nRomeo sends:\n\t<presence to="room@muc/R"/>\n'}${expects('first')}`;
    const xml =
      '<presence xmlns="jabber:client" from="room@muc/R" type="error"><error><conflict xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></presence>';
    const { candidates } = play(steps, [{ on: 3, to: 'Romeo', xml }]);
    expect(candidates).toHaveLength(1);
  });

  it('are none when nothing near came', () => {
    expect(play(expects('first'), []).candidates).toEqual([]);
  });
});

describe('repairs', () => {
  it('accept a stanza that was within reach', () => {
    const { repaired } = play(expects('first'), [cue('Romeo', 'second')]);
    expect(repaired[0]?.[0]).toEqual({ label: 'Accept what came', steps: expects('second') });
  });

  it('move a step before the one that skipped its stanza, and then it passes', () => {
    const cues = [cue('Romeo', 'first'), cue('Romeo', 'second')];
    const { repaired } = play(expects('second') + expects('first'), cues);
    const moved = ensure(repaired[0]?.[0], 'a repair');
    expect(moved).toEqual({
      label: 'Move before step 3',
      steps: expects('first') + expects('second') + '\n',
    });
    const script = ensure(compileScript(HEAD + moved.steps).scenario, 'a script');
    expect(simulate({ script, cues }).ended?.outcome).toBe('passed');
  });

  it('accept what differs in a stanza that came earlier, and move its step there', () => {
    const cues = [cue('Romeo', 'frist'), cue('Romeo', 'second')];
    const { repaired } = play(expects('second') + expects('first'), cues);
    expect(repaired[0]?.[0]).toMatchObject({
      label: 'Move before step 3, accept what came',
      steps: expects('frist') + expects('second') + '\n',
    });
  });

  it('do not ask for a stanza that another step took', () => {
    const { candidates, repaired } = play(expects('first') + expects('first'), [
      cue('Romeo', 'first'),
    ]);
    expect(candidates).toEqual(['earlier first 0']);
    expect(repaired).toEqual([[]]);
  });

  it('expect it of the actor who got it and did not read it', () => {
    const { repaired } = play(expects('first'), [cue('Juliet', 'first')]);
    expect(repaired[0]).toEqual([
      { label: 'Expect it of Juliet', steps: expects('first', 'Juliet') },
    ]);
  });

  it('move a step behind the one that made its stanza come, and then it passes', () => {
    const sends = '\nJuliet sends:\n\t<message to="room@muc"/>\n';
    const answers: Cue[] = [
      { on: 4, to: 'Romeo', xml: said('answer') },
      { on: 4, to: 'Juliet', xml: said('sent') },
    ];
    const steps = expects('answer') + sends + expects('sent', 'Juliet');
    const { candidates, repaired } = play(steps, answers, { excused: [3] });
    expect(candidates).toEqual(['later answer 0']);
    const moved = ensure(repaired[0]?.[0], 'a repair');
    expect(moved.label).toBe('Move after step 4');
    const script = ensure(compileScript(HEAD + moved.steps).scenario, 'a script');
    const cues = answers.map((each) => ({ ...each, on: 3 }));
    expect(simulate({ script, cues }).ended?.outcome).toBe('passed');
  });

  it('move a step behind the one that takes what came first', () => {
    const cues = [cue('Romeo', 'first'), cue('Romeo', 'second')];
    const steps = expects('second') + expects('first');
    const { repaired } = play(steps, cues, { rule: 'next' });
    const moved = ensure(
      repaired.flat().find(({ label }) => label.startsWith('Move')),
      'a repair',
    );
    expect(moved.label).toBe('Move after step 4');
    const script = ensure(compileScript(HEAD + moved.steps).scenario, 'a script');
    expect(simulate({ script, cues, options: { rule: 'next' } }).ended?.outcome).toBe('passed');
  });

  it('do not ask for a stanza that a later step took', () => {
    const sends = '\nJuliet sends:\n\t<message to="room@muc"/>\n';
    const steps = expects('answer') + sends + expects('answer');
    const { candidates, repaired } = play(steps, [{ on: 4, to: 'Romeo', xml: said('answer') }], {
      excused: [3],
    });
    expect(candidates).toEqual(['later answer 0']);
    expect(repaired).toEqual([[]]);
  });

  it('take the comment of a step along, and tear none off another', () => {
    const cues = [cue('Romeo', 'first'), cue('Romeo', 'second')];
    const [second, first] = [expects('second').slice(1), expects('first').slice(1)];
    const { repaired } = play(`\n# 2\n${second}\n# 1\n${first}`, cues);
    expect(repaired[0]?.[0]?.steps).toBe(`\n# 1\n${first}\n# 2\n${second}\n`);
  });

  it('leave a comment that is about more than the step', () => {
    const cues = [cue('Romeo', 'first'), cue('Romeo', 'second'), cue('Romeo', 'third')];
    const [second, first, third] = ['second', 'first', 'third'].map((text) =>
      expects(text).slice(1),
    );
    const { repaired } = play(`\n# 2\n${second}\n# both\n${first}\n${third}`, cues);
    expect(repaired[0]?.[0]?.steps).toBe(`\n${first}\n# 2\n${second}\n# both\n${third}`);
  });

  it('write the line ends of the script', () => {
    const cues = [cue('Romeo', 'frist'), cue('Romeo', 'second')];
    const steps = (expects('second') + expects('first')).replaceAll('\n', '\r\n');
    const { repaired } = play(steps, cues);
    expect(repaired[0]?.[0]?.steps.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('accept no other stanza than the very next where that one has to match', () => {
    const cues = [cue('Romeo', 'fisrt'), cue('Romeo', 'frist')];
    const { candidates, repaired } = play(expects('first'), cues, { rule: 'next' });
    expect(candidates).toEqual(['here fisrt 1', 'here frist 1']);
    expect(repaired.map((repairs) => repairs.map(({ label }) => label))).toEqual([
      expect.arrayContaining(['Accept what came']),
      [],
    ]);
  });

  it('know the full JID of an actor that never connected, if the script gives it a resource', () => {
    const ghost = '[Client] Ghost\n\tjid: ghost@localhost/g\n\tpassword: p\n\n';
    const text =
      ghost + HEAD + expects('first').replace('<body>', `<x>\${Ghost's full JID}</x><body>`);
    const scenario = ensure(compileScript(text).scenario, 'a script');
    const xml = said('second').replace('<body>', '<x>ghost@localhost/g</x><body>');
    const run = simulate({ script: scenario, source: text, cues: [{ on: 2, to: 'Romeo', xml }] });
    const model = buildTraceModel(run.events);
    const step = scenario.steps[2];
    if (step?.kind !== 'receives') throw new Error('This is no receives.');
    const [candidate] = candidatesOf(model, step);
    const ran = { model, scenario, source: text, text };
    const labels = repairsForStep(ran, step, ensure(candidate, 'a candidate'));
    expect(labels.map(({ label }) => label)).toContain('Accept what came');
  });
});
