import { createLineIndex } from '../../base/text-range.ts';
import { checkedOn } from '../../script/checked-on.ts';
import { compileScript } from '../../script/compile.ts';
import type { Severity } from '../../script/diagnostic.ts';
import { UNKNOWN_SERVER } from '../../script/stage-server.ts';
import type { EventList } from '../../trace/event-list.ts';
import { folding } from '../../trace/fold.ts';
import type { RunRefusal } from '../../state/set-up-refusal.ts';

/** A diagnostic of the script as a list shows it. */
export interface ScriptProblem {
  readonly severity: Severity;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The script's diagnostics on that server in order of lines; hints are no problems. */
export function scriptProblems(text: string, server = UNKNOWN_SERVER): readonly ScriptProblem[] {
  const lines = createLineIndex(text);
  return checkedOn(compileScript(text), server)
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
  readonly problem: RunRefusal;
}

/** Why a run could not begin, and what befell connections; each once, in order. */
export function runProblems(
  events: EventList,
  refusal: RunRefusal | undefined,
): readonly RunProblem[] {
  const first: RunProblem[] = refusal === undefined ? [] : [{ actor: undefined, problem: refusal }];
  const isOther = ({ problem }: RunProblem) =>
    problem.code !== refusal?.code || problem.what !== refusal.what;
  return [...first, ...befallen(events).filter(isOther)];
}

/** Each problem once. */
const befallen = folding({
  types: ['connection', 'run-ended'],
  start: () => new Map<string, RunProblem>(),
  add: (found, event) => {
    if (event.type !== 'connection' && event.type !== 'run-ended') return;
    const { problem } = event;
    if (problem === undefined) return;
    const key = `${problem.code} ${problem.what}`;
    const actor = event.type === 'connection' ? event.actor : undefined;
    if (!found.has(key)) found.set(key, { actor, problem });
  },
  read: (found) => [...found.values()],
});
