import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { differenceFrom, questionAhead, questionsOf } from '../../../src/state/lesson/questions.ts';
import { diffWith } from '../../../src/diagnosis/diagnosis.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { printXml } from '../../../src/xml/print.ts';
import { createPlay } from '../../timeline/play.ts';
import { scenarioOf } from '../../timeline/script.ts';

const USER = 'http://jabber.org/protocol/muc#user';
const scenario = scenarioOf(
  'Romeo Juliet',
  `Romeo connects

Romeo sends:
	<presence to="r@muc/Romeo"/>

Romeo receives:
	<presence from="r@muc/Romeo"><x xmlns="${USER}"><item affiliation="owner" role="moderator"/><status code="110"/></x></presence>

Romeo receives:
	<message from="r@muc" type="groupchat"><subject/></message>

Romeo receives:
	<presence from="r@muc/Juliet"/>
`,
);

function ran() {
  const play = createPlay(scenario).connects(1, 'Romeo', 'romeo@localhost/a');
  play.sends(2, 'Romeo', '<presence to="r@muc/Romeo"/>');
  const self = play.comes(
    'Romeo',
    `<presence xmlns="jabber:client" from="r@muc/Romeo"><x xmlns="${USER}"><item affiliation="owner" role="moderator"/><status code="110"/></x></presence>`,
  );
  play.starts(3).ends(3, 'matched', self);
  const subject = play.comes(
    'Romeo',
    '<message xmlns="jabber:client" from="r@muc" type="groupchat"><subject/></message>',
  );
  play.starts(4).ends(4, 'matched', subject);
  return play.starts(5).ends(5, 'missing').over('failed', 5).events;
}

const model = buildTraceModel(ran());
const questions = questionsOf(scenario, model);

describe('questions about a run', () => {
  it('are about what was expected and came', () => {
    expect(questions.map(({ step, actor }) => `${step} ${actor}`)).toEqual(['3 Romeo', '4 Romeo']);
    expect(questionsOf(scenario, buildTraceModel([]))).toEqual([]);
  });

  it('have one option that is what came, and others that are not', () => {
    for (const { step, options, right } of questions) {
      const stanza = ensure(model.steps.get(step)?.ended?.stanza, 'a stanza');
      const record = ensure(model.stanzaAt(stanza), 'its record');
      const asked = ensure(scenario.steps[step - 1], 'its step');
      const fitting = options.map((option) => {
        if (asked.kind !== 'receives') return false;
        const diff = diffWith(model, { ...asked, stanza: option }, record);
        return diff?.differences.length === 0;
      });
      expect(fitting.indexOf(true)).toBe(right);
      expect(fitting.filter(Boolean)).toHaveLength(1);
      expect(new Set(options.map((option) => printXml(option))).size).toBe(options.length);
      expect(options.length).toBeGreaterThan(2);
    }
  });

  it('offer what is near: what the actor gets elsewhere, another role, a refusal', () => {
    const texts = ensure(questions[0], 'a question').options.map((option) => printXml(option));
    expect(texts.some((text) => text.includes('<subject'))).toBe(true);
    expect(texts.some((text) => text.includes('role="participant"'))).toBe(true);
  });

  it('are the same each time', () => {
    expect(questionsOf(scenario, model)).toEqual(questions);
  });
});

describe('a question about a step that is not shown yet', () => {
  const step = ensure(scenario.steps[2], 'a step');
  if (step.kind !== 'receives') throw new Error('It receives.');

  it('is there before the stanza came, with what the script expects among others', () => {
    const question = ensure(questionAhead(step, scenario, buildTraceModel([])), 'a question');
    const texts = question.options.map((option) => printXml(option));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThan(2);
    expect(question.options[question.right]).toBe(step.stanza);
    expect(differenceFrom(step.stanza, step, buildTraceModel([]))).toBeUndefined();
  });

  it('is that of a run that is over, once it came; the matcher says what was right', () => {
    const question = ensure(questionAhead(step, scenario, model), 'a question');
    expect(question).toEqual(questions[0]);
    const counts = question.options.map(
      (option) => differenceFrom(option, step, model)?.differences.length ?? -1,
    );
    expect(counts.filter((count) => count === 0)).toHaveLength(1);
    expect(counts.indexOf(0)).toBe(question.right);
  });
});
