import { createLineIndex } from '../base/text-range.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { Problem } from '../trace/event.ts';

/** Leads from one error of a text to the next, and round; from the first of another text. */
export function createErrorTour(): (text: string, count: number) => number {
  let last: { readonly text: string; readonly place: number } | undefined;
  return (text, count) => {
    const place = last?.text === text && count > 0 ? (last.place + 1) % count : 0;
    last = { text, place };
    return place;
  };
}

/** The errors of a script in the order of the text. */
export function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .toSorted((a, b) => a.range.start - b.range.start);
}

/**
 * Why a script with errors, or without steps, was not run. The words are about one of the errors: the one at `place`,
 * counted from 0 in the order of the text.
 */
export function brokenScriptProblem(
  text: string,
  diagnostics: readonly Diagnostic[],
  place = 0,
): Problem {
  const errors = errorsOf(diagnostics);
  const told = errors[place];
  if (told === undefined) return NO_STEPS;
  const { line } = createLineIndex(text).positionAt(told.range.start);
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const where = errors.length === 1 ? `on line ${line}` : `${ordinal(place)} on line ${line}`;
  return {
    code: 'script-broken',
    what: `The script has ${count}, ${where}: ${told.message}`,
    meaning: 'A script with errors is not run, as its steps would not mean what they seem to.',
    advice:
      errors.length === 1
        ? 'Repair it, then run again.'
        : 'Repair it, then run again; to run now goes to the next error. The Problems tab lists every place.',
  };
}

function ordinal(place: number): string {
  return place === 0 ? 'the first' : `number ${place + 1}`;
}

const NO_STEPS: Problem = {
  code: 'script-empty',
  what: 'The script has no steps.',
  meaning: 'There is nothing to run.',
  advice: 'Open a scenario, or write a first step such as "Romeo connects".',
};
