import { diffWith } from '../../diagnosis/diagnosis.ts';
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

function questionAbout(
  step: ReceivesStep,
  expected: readonly ReceivesStep[],
  model: TraceModel,
): LessonQuestion | undefined {
  const stanza = model.steps.get(step.index)?.ended?.stanza;
  const record = stanza === undefined ? undefined : model.stanzaAt(stanza);
  if (record === undefined) return undefined;
  const texts = new Set([printXml(step.stanza)]);
  const wrong: XmlElement[] = [];
  for (const other of alternatives(step, expected)) {
    if (wrong.length + 1 >= MOST_OPTIONS) break;
    const text = printXml(other);
    const diff = diffWith(model, { ...step, stanza: other }, record);
    const isWrong = diff !== undefined && diff.differences.length > 0;
    if (texts.has(text) || !isWrong) continue;
    texts.add(text);
    wrong.push(other);
  }
  if (wrong.length === 0) return undefined;
  // Anywhere, but always there: who asks again sees the same page.
  const right = (step.index * 7) % (wrong.length + 1);
  const options = [...wrong.slice(0, right), step.stanza, ...wrong.slice(right)];
  return { step: step.index, actor: step.actor, options, right };
}
