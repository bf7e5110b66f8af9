import type { RunArguments } from './arguments.ts';
import { createInOrder } from './in-order.ts';
import { countOf, isNamed, type Plan } from './plan-runs.ts';
import { printNote, printProgress, printResult, type Paper } from './print-report.ts';
import type { ScriptResult } from './report.ts';
import { isOutputReport, type TraceWriter } from './write-reports.ts';

/** Where results come together. */
export interface Desk {
  /** How many there will be. */
  readonly total: number;
  readonly receive: (result: ScriptResult) => void;
  /** Of what was expected, nothing more comes. */
  readonly close: () => void;
  /** Says a sentence while a script runs. */
  readonly tell: (sentence: string) => void;
  /** What there is, in the order of the scripts and, for each, of the places. */
  readonly results: () => readonly ScriptResult[];
}

export interface DeskWork {
  /** Their names, in their order. */
  readonly scripts: readonly string[];
  /** How many of them are. */
  readonly broken: number;
  readonly plan: Plan;
  readonly traces: TraceWriter;
}

/**
 * Takes results as they come, and prints them in the order in which one job alone would give them, unless standard output is
 * a report.
 */
export function createDesk(
  wanted: RunArguments,
  paper: Paper,
  { scripts, broken, plan, traces }: DeskWork,
): Desk {
  const isQuiet = isOutputReport(wanted);
  const total = broken + plan.unrun.length + countOf(plan);
  const received = new Map<string, ScriptResult[]>();
  const printed = createInOrder<ScriptResult>(expectedOf(plan), (result) =>
    printResult(paper, result, isNamed(plan)),
  );
  let count = 0;
  const receive = (result: ScriptResult): void => {
    traces.write(result);
    const { report, picture } = result;
    received.set(report.file, [...(received.get(report.file) ?? []), { report, picture }]);
    count += 1;
    if (isQuiet) return;
    printed.add(keyOf(report.file, report.prosody), { report, picture });
    printProgress(paper, count, total);
  };
  const placeOf = ({ report }: ScriptResult) => plan.columns.indexOf(report.prosody ?? '');
  if (!isQuiet) printProgress(paper, 0, total);
  const told = new Set<string>();
  const tell = (sentence: string): void => {
    if (isQuiet || told.has(sentence)) return;
    told.add(sentence);
    printNote(paper, sentence);
    printProgress(paper, count, total);
  };
  return {
    total,
    receive,
    close: () => printed.flush(),
    tell,
    results: () =>
      scripts.flatMap((file) =>
        [...(received.get(file) ?? [])].sort((a, b) => placeOf(a) - placeOf(b)),
      ),
  };
}

function expectedOf({ plays }: Plan): readonly string[] {
  return plays.flatMap(({ place, scripts }) =>
    scripts.map(({ file }) => keyOf(file, typeof place === 'string' ? undefined : place.name)),
  );
}

function keyOf(file: string, prosody: string | undefined): string {
  return JSON.stringify([file, prosody ?? null]);
}
