import { t } from '../../../base/translate.ts';
import { stepDeed, stepWords, type Scenario } from '../../../script/scenario.ts';

/** What a line breakpoint is called: `Line 61: step 9, Romeo receives message`. */
export function breakpointWords(line: number, scenario: Scenario | undefined): string {
  const step = scenario?.steps.findLast((each) => each.line <= line);
  if (step === undefined) return t('Line {line}', { line });
  return t('Line {line}: step {index}, {stepWords}', {
    line,
    index: step.index,
    stepWords: stepWords(step),
  });
}

/** An actor whose next step can be carried out. */
export interface NextStep {
  readonly actor: string;
  /** `step 9, receives message`. */
  readonly words: string;
}

/** The next step of each actor that has one, from a step on. */
export function nextSteps(scenario: Scenario | undefined, from: number): readonly NextStep[] {
  const steps = scenario?.steps.filter(({ index }) => index >= from) ?? [];
  return (scenario?.actors ?? []).flatMap(({ name }) => {
    const step = steps.find(({ actor }) => actor === name);
    return step === undefined
      ? []
      : [
          {
            actor: name,
            words: t('step {index}, {stepDeed}', { index: step.index, stepDeed: stepDeed(step) }),
          },
        ];
  });
}
