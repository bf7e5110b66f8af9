import { createLineIndex } from '../base/text-range.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { Problem } from '../trace/event.ts';

/** Why a script with errors, or without steps, was not run. */
export function brokenScript(text: string, diagnostics: readonly Diagnostic[]): Problem {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return NO_STEPS;
  const { line } = createLineIndex(text).positionAt(first.range.start);
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const where = errors.length === 1 ? `on line ${line}` : `the first on line ${line}`;
  return {
    code: 'script-broken',
    what: `The script has ${count}, ${where}: ${first.message}`,
    meaning: 'A script with errors is not run, as its steps would not mean what they seem to.',
    advice: 'Repair it, then run again. The Problems tab lists every place.',
  };
}

const NO_STEPS: Problem = {
  code: 'script-empty',
  what: 'The script has no steps.',
  meaning: 'There is nothing to run.',
  advice: 'Open a scenario, or write a first step such as "Romeo connects".',
};
