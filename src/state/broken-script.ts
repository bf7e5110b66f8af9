import { createLineIndex } from '../base/text-range.ts';
import { t } from '../base/translate.ts';
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
  const { message } = told;
  const count = errors.length;
  return {
    code: 'script-broken',
    what: placeWords({ count, place, line, message }),
    meaning: t('A script with errors is not run, as its steps would not mean what they seem to.'),
    advice:
      errors.length === 1
        ? t('Repair it, then run again.')
        : t(
            'Repair it, then run again; to run now goes to the next error. The Problems tab lists every place.',
          ),
  };
}

interface ToldError {
  readonly count: number;
  readonly place: number;
  readonly line: number;
  readonly message: string;
}

function placeWords({ count, place, line, message }: ToldError): string {
  if (count === 1)
    return t('The script has an error, on line {line}: {message}', { line, message });
  if (place === 0) {
    return t('The script has {count} errors, the first on line {line}: {message}', {
      count,
      line,
      message,
    });
  }
  return t('The script has {count} errors, number {number} on line {line}: {message}', {
    count,
    number: place + 1,
    line,
    message,
  });
}

const NO_STEPS: Problem = {
  code: 'script-empty',
  what: t('The script has no steps.'),
  meaning: t('There is nothing to run.'),
  advice: t('Open a scenario, or write a first step such as "Romeo connects".'),
};
