import type { RunArguments } from './arguments.ts';
import { createInOrder } from './in-order.ts';
import { countOf, isNamed, type Plan } from './plan-runs.ts';
import { printNote, printProgress, printResult, type Paper } from './print-report.ts';
import { printRuns } from './print-runs.ts';
import { reportedServer, type ScriptReport, type ScriptResult } from './report.ts';
import { reportedPlace } from './run-place.ts';
import { groupRuns, runsKey } from './script-runs.ts';
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
  /** What their course calls them, by their names; a report says that in the place of their titles. */
  readonly names?: ReadonlyMap<string, string>;
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
  { scripts, names, broken, plan, traces }: DeskWork,
): Desk {
  const isQuiet = isOutputReport(wanted);
  const total = broken + plan.unrun.length + countOf(plan);
  const received = new Map<string, ScriptResult[]>();
  const printer = createPrinter(wanted, paper, plan);
  let count = 0;
  const receive = (result: ScriptResult): void => {
    traces.write(result);
    const { report: ownReport, picture } = result;
    const name = names?.get(ownReport.file);
    const report = name === undefined ? ownReport : { ...ownReport, title: name };
    const known = received.get(report.file) ?? [];
    known.push({ report, picture });
    received.set(report.file, known);
    count += 1;
    if (isQuiet) return;
    printer.add({ report, picture });
    printProgress(paper, count, total);
  };
  const placeOf = ({ report }: ScriptResult) => plan.columns.indexOf(reportedServer(report) ?? '');
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
    close: () => printer.close(),
    tell,
    results: () =>
      scripts.flatMap((file) =>
        (received.get(file) ?? []).toSorted(
          (a, b) => placeOf(a) - placeOf(b) || runOf(a) - runOf(b),
        ),
      ),
  };
}

function runOf({ report }: ScriptResult): number {
  return report.run ?? 0;
}

/** Prints results in the order of the plan; those of one script that runs several times once all of them are there. */
function createPrinter({ repeat }: Pick<RunArguments, 'repeat'>, paper: Paper, plan: Plan) {
  const printed = createInOrder<readonly ScriptResult[]>(expectedOf(plan), (results) => {
    const [first] = results;
    if (first?.report.run !== undefined)
      groupRuns(results).forEach((runs) => printRuns(paper, runs, isNamed(plan)));
    else if (first !== undefined) printResult(paper, first, isNamed(plan));
  });
  const waiting = new Map<string, ScriptResult[]>();
  const pass = (key: string): void => {
    const results = waiting.get(key) ?? [];
    waiting.delete(key);
    printed.add(
      key,
      results.toSorted((a, b) => runOf(a) - runOf(b)),
    );
  };
  return {
    add(result: ScriptResult): void {
      const key = runsKey(result.report);
      const results = waiting.get(key) ?? [];
      results.push(result);
      waiting.set(key, results);
      if (results.length === runsOf(result.report, repeat)) pass(key);
    },
    /** Nothing else comes. */
    close(): void {
      for (const key of [...waiting.keys()]) pass(key);
      printed.flush();
    },
  };
}

/** How many results there will be of its script at its place. */
function runsOf({ run }: ScriptReport, repeat: number): number {
  return run === undefined ? 1 : repeat;
}

function expectedOf({ plays }: Plan): readonly string[] {
  const keys = plays.flatMap(({ place, scripts }) =>
    scripts.map(({ file }) => runsKey({ file, ...reportedPlace(place) })),
  );
  return [...new Set(keys)];
}
