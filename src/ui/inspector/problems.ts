import { createLineIndex } from '../../base/text-range.ts';
import { compileScript } from '../../script/compile.ts';
import type { Severity } from '../../script/diagnostic.ts';
import type { Problem, TraceEvent } from '../../trace/event.ts';

/** A diagnostic of the script as a list shows it. */
export interface ScriptProblem {
  readonly severity: Severity;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The script's diagnostics in order of lines; hints are no problems. */
export function scriptProblems(text: string): readonly ScriptProblem[] {
  const lines = createLineIndex(text);
  return compileScript(text)
    .diagnostics.filter(({ severity }) => severity !== 'hint')
    .map(({ severity, range, code, message }) => ({
      severity,
      line: lines.positionAt(range.start).line,
      code,
      message,
    }));
}

/** A problem of the run, with the actor whom it befell. */
export interface RunProblem {
  readonly actor: string | undefined;
  readonly problem: Problem;
}

/** Why a run could not begin, and what befell connections; each once, in order. */
export function runProblems(
  events: readonly TraceEvent[],
  refusal: Problem | undefined,
): readonly RunProblem[] {
  const found: RunProblem[] = refusal === undefined ? [] : [{ actor: undefined, problem: refusal }];
  const isNew = ({ code, what }: Problem) =>
    !found.some(({ problem }) => problem.code === code && problem.what === what);
  for (const event of events) {
    if (event.type !== 'connection' && event.type !== 'run-ended') continue;
    const { problem } = event;
    const actor = event.type === 'connection' ? event.actor : undefined;
    if (problem !== undefined && isNew(problem)) found.push({ actor, problem });
  }
  return found;
}
