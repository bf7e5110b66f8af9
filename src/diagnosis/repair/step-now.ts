import { compileScript } from '../../script/compile.ts';
import type { Scenario, Step } from '../../script/scenario.ts';
import { printXml } from '../../xml/print.ts';

/** A run, and the script that may have been edited since. */
export interface RanScript {
  /** What ran, and the text it was compiled from. */
  readonly scenario: Scenario;
  readonly source: string;
  /** The script as it is now. */
  readonly text: string;
}

/** A step as it stands in the script now; `undefined` when steps came or went, or this one says something else. */
export function stepNow<S extends Step>(
  { scenario, source, text }: RanScript,
  step: S,
): S | undefined {
  if (text === source) return step;
  const now = compileScript(text).scenario;
  const found = now?.steps[step.index - 1];
  const isSame =
    now?.steps.length === scenario.steps.length && found !== undefined && saysTheSame(found, step);
  return isSame ? { ...step, ...found } : undefined;
}

function saysTheSame(one: Step, other: Step): boolean {
  return one.kind === other.kind && one.actor === other.actor && wordsOf(one) === wordsOf(other);
}

function wordsOf(step: Step): string {
  return 'stanza' in step ? printXml(step.stanza) : '';
}
