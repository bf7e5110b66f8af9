import { counted } from '../base/counted.ts';
import {
  clear,
  doubtWords,
  paintedMark,
  printFailure,
  printTold,
  serverWords,
  type Paper,
} from './print-report.ts';
import type { ReportedRefusal, ScriptResult } from './report.ts';
import {
  failuresOf,
  groupRuns,
  isDoubted,
  passedWords,
  runsVerdict,
  runsWords,
  type RunsVerdict,
  type ScriptRuns,
} from './script-runs.ts';
import { visible } from './visible.ts';

/**
 * One line for a script that ran several times; where it did not pass each time also how it failed: the first of those
 * runs that failed alike, and which they were.
 */
export function printRuns(paper: Paper, runs: ScriptRuns, isNamed: boolean): void {
  const [first] = runs.results;
  if (first === undefined) return;
  const { file, title } = first.report;
  const verdict = runsVerdict(runs);
  const name = title === '' ? visible(file) : `${visible(file)}: ${visible(title)}`;
  const ms = runs.results.reduce((sum, { report }) => sum + report.ms, 0);
  const how = [
    verdict === 'flaky' ? `flaky, ${passedWords(runs)}` : passedWords(runs),
    `${first.report.steps} steps, ${ms.toFixed(0)} ms in all`,
    ...serverWords(first.report, isNamed),
  ];
  const mark = paintedMark(paper, isDoubted(runs) ? 'doubtful' : verdict);
  paper.write(`${clear(paper)}${mark} ${name} (${how.join(', ')})\n`);
  printTold(paper, { ...first.report, refusals: refusalsOf(runs) });
  for (const { result, runs: which } of failuresOf(runs)) {
    printFailure(paper, result, leadOf(result, which));
  }
}

/** Those of all runs, each once. */
function refusalsOf({ results }: ScriptRuns): readonly ReportedRefusal[] {
  const all = results.flatMap(({ report }) => report.refusals);
  return [...new Map(all.map((refusal) => [refusal.words, refusal])).values()];
}

/** `runs 3 and 8, again with --seed 3: `. */
function leadOf({ report: { seed } }: ScriptResult, runs: readonly number[]): string {
  if (runs.length === 0) return '';
  const again = seed === undefined ? '' : `, again with --seed ${seed}`;
  return `${runsWords(runs)}${again}: `;
}

/** `total` counts the runs that there were to be. */
export function printRunsSummary(
  paper: Paper,
  results: readonly ScriptResult[],
  total: number,
): void {
  const groups = groupRuns(results);
  const isBroken = ({ results: [first] }: ScriptRuns) => first?.report.broken === true;
  const broken = groups.filter(isBroken).length;
  const verdicts = groups.filter((runs) => !isBroken(runs)).map(runsVerdict);
  const count = (...wanted: RunsVerdict[]) =>
    verdicts.filter((verdict) => wanted.includes(verdict)).length;
  const passed = results.filter(({ report }) => report.verdict === 'passed').length;
  const ran = results.filter(
    ({ report }) => report.broken !== true && report.verdict !== 'skipped',
  );
  const notRun = total - results.length;
  const words = [
    `${count('passed')} passed each time${doubtWords(groups.filter(isDoubted).length)}`,
    `${count('flaky')} flaky`,
    `${count('failed', 'error')} failed each time`,
    ...(count('skipped') === 0 ? [] : [`${count('skipped')} skipped`]),
    ...(broken === 0 ? [] : [`${broken} could not be run`]),
  ];
  const rest = notRun === 0 ? '' : `, ${counted(notRun, 'run')} did not take place`;
  paper.write(
    `${clear(paper)}${words.join(', ')} (${passed} of ${counted(ran.length, 'run')} passed${rest})\n`,
  );
}
