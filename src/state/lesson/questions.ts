import { diffWith } from '../../diagnosis/diagnosis.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import type { ReceivesStep, Scenario } from '../../script/scenario.ts';
import type { TraceModel } from '../../trace/model.ts';
import { printXml } from '../../xml/print.ts';
import type { XmlElement } from '../../xml/element.ts';
import { alternatives } from './alternatives.ts';

/** What will an actor receive at a step? One of its options is what the script expects, and what came. */
export interface LessonQuestion {
  readonly step: number;
  readonly actor: string;
  /** Two to four, each other than the rest. */
  readonly options: readonly XmlElement[];
  /** Which of them it is. */
  readonly right: number;
}

/** Of a longer play the last ones are asked: what comes first sets the stage. */
const MOST_QUESTIONS = 6;
const MOST_OPTIONS = 4;

/**
 * Questions about a run, in the order of the play: about the last stanzas that it expected and that came. The others that one can choose
 * from are told apart by the matcher: what came satisfies none of them. Empty where nothing can be asked.
 */
export function questionsOf(scenario: Scenario, model: TraceModel): readonly LessonQuestion[] {
  const expected = scenario.steps.filter((step) => step.kind === 'receives');
  const came = expected.filter((step) => model.steps.get(step.index)?.ended?.verdict === 'matched');
  return came.slice(-MOST_QUESTIONS).flatMap((step) => questionAbout(step, expected, model) ?? []);
}

/**
 * A question about a step before its stanza is shown, wherever the run stands. Of one that has not come yet the options are told
 * apart by what they say; once it came, the matcher says which of them it is (`differenceFrom`).
 */
export function questionAhead(
  step: ReceivesStep,
  scenario: Scenario,
  model: TraceModel,
): LessonQuestion | undefined {
  const expected = scenario.steps.filter((each) => each.kind === 'receives');
  const hasCome = model.steps.get(step.index)?.ended?.verdict === 'matched';
  return hasCome ? questionAbout(step, expected, model) : questionWith(step, expected);
}

/** What was said of a step, against what came there; `undefined` as long as nothing did. */
export function differenceFrom(
  said: XmlElement,
  step: ReceivesStep,
  model: TraceModel,
): StanzaDiff | undefined {
  const stanza = model.steps.get(step.index)?.ended?.stanza;
  const record = stanza === undefined ? undefined : model.stanzaAt(stanza);
  return record && diffWith(model, { ...step, stanza: said }, record);
}

function questionAbout(
  step: ReceivesStep,
  expected: readonly ReceivesStep[],
  model: TraceModel,
): LessonQuestion | undefined {
  const stanza = model.steps.get(step.index)?.ended?.stanza;
  const record = stanza === undefined ? undefined : model.stanzaAt(stanza);
  if (record === undefined) return undefined;
  return questionWith(step, expected, (other) => {
    const diff = diffWith(model, { ...step, stanza: other }, record);
    return diff !== undefined && diff.differences.length > 0;
  });
}

function questionWith(
  step: ReceivesStep,
  expected: readonly ReceivesStep[],
  isWrong: (other: XmlElement) => boolean = () => true,
): LessonQuestion | undefined {
  const texts = new Set([printXml(step.stanza)]);
  const wrong: XmlElement[] = [];
  for (const other of alternatives(step, expected)) {
    if (wrong.length + 1 >= MOST_OPTIONS) break;
    const text = printXml(other);
    if (texts.has(text) || !isWrong(other)) continue;
    texts.add(text);
    wrong.push(other);
  }
  if (wrong.length === 0) return undefined;
  // Anywhere, but always there: who asks again sees the same page.
  const right = (step.index * 7) % (wrong.length + 1);
  const options = [...wrong.slice(0, right), step.stanza, ...wrong.slice(right)];
  return { step: step.index, actor: step.actor, options, right };
}
