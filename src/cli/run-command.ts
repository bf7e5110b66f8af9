import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createLineIndex } from '../base/text-range.ts';
import { compileScript } from '../script/compile.ts';
import { serialiseTrace } from '../trace/file.ts';
import type { RunArguments } from './arguments.ts';
import { findScripts, isChosen, type ScriptFile } from './find-scripts.ts';
import { runJob, runJobInThread, type Job, type JobMessage } from './job.ts';
import { junitReport } from './junit.ts';
import { printProgress, printResult, printSummary, type Paper } from './print-report.ts';
import type { ScriptResult } from './report.ts';

export const EXIT = { passed: 0, failed: 1, usage: 2, unreachable: 3 } as const;

export interface Surroundings {
  /** The readable report. */
  readonly paper: Paper;
  /** `--json -`. */
  readonly output: (text: string) => void;
  readonly complain: (sentence: string) => void;
  /** The program's own file, for threads; `undefined` keeps all jobs in this thread. */
  readonly program: string | undefined;
}

/** `caesura run`. Resolves with the exit status. */
export async function runCommand(wanted: RunArguments, around: Surroundings): Promise<number> {
  const found = await findScripts(wanted.paths);
  if (!found.ok) return usage(around, found.error);
  const broken = found.value.flatMap(complaints);
  if (broken.length > 0) return usage(around, broken.join('\n'));
  const scripts = found.value.filter(({ text }) =>
    isChosen(compileScript(text).scenario?.tags ?? [], wanted),
  );
  const results = await runAll(wanted, scripts, around);
  if (typeof results === 'string') {
    around.complain(results);
    return EXIT.unreachable;
  }
  if (wanted.json !== '-') printSummary(around.paper, results);
  await writeReports(wanted, results, around);
  return exitStatus(results);
}

function usage(around: Surroundings, sentence: string): number {
  around.complain(sentence);
  return EXIT.usage;
}

/** Why a script cannot be run: one `file:line: message` per error. */
function complaints({ file, text }: ScriptFile): string[] {
  const { scenario, diagnostics } = compileScript(text);
  if (scenario !== undefined) return [];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [`${file}: the script has no steps.`];
  const lines = createLineIndex(text);
  return errors.map(({ range, message }) => {
    const { line, column } = lines.positionAt(range.start);
    return `${file}:${line}:${column}: ${message}`;
  });
}

/** All results in the order of the scripts, or the sentence that says why there is no server. */
async function runAll(
  wanted: RunArguments,
  scripts: readonly ScriptFile[],
  around: Surroundings,
): Promise<readonly ScriptResult[] | string> {
  const jobs = shareOut(wanted, scripts);
  const results = new Map<string, ScriptResult>();
  let noServer: string | undefined;
  const receive = (message: JobMessage) => {
    if (message.kind === 'no-server') {
      noServer = message.sentence;
      return;
    }
    results.set(message.result.report.file, message.result);
    if (wanted.json !== '-') printResult(around.paper, message.result);
    printProgress(around.paper, results.size, scripts.length);
  };
  const [only] = jobs;
  if (around.program === undefined || (only !== undefined && jobs.length === 1)) {
    for (const job of jobs) await runJob(job, receive);
  } else {
    const { program } = around;
    const ends = await Promise.all(jobs.map((job) => runJobInThread(program, job, receive)));
    noServer ??= ends
      .map((end) => (end.ok ? undefined : end.error))
      .find((each) => each !== undefined);
  }
  if (noServer !== undefined) return noServer;
  return scripts.flatMap(({ file }) => results.get(file) ?? []);
}

/** Round robin, so that long scripts that stand together do not fall to one job. */
function shareOut(wanted: RunArguments, scripts: readonly ScriptFile[]): Job[] {
  const { server, rule, timeout } = wanted;
  const count = Math.max(1, Math.min(wanted.jobs, scripts.length));
  return Array.from({ length: count }, (_, job) => ({
    scripts: scripts.filter((_script, index) => index % count === job),
    server,
    options: { rule, timeout },
  }));
}

async function writeReports(
  { json, junit, trace }: RunArguments,
  results: readonly ScriptResult[],
  around: Surroundings,
): Promise<void> {
  const reports = results.map(({ report }) => report);
  const lines = reports.map((report) => `${JSON.stringify(report)}\n`).join('');
  if (json === '-') around.output(lines);
  else if (json !== undefined) await writeFile(json, lines);
  if (junit !== undefined) await writeFile(junit, junitReport(reports));
  if (trace === undefined) return;
  await mkdir(trace, { recursive: true });
  for (const [index, { report, events }] of results.entries()) {
    const name = `${String(index + 1).padStart(3, '0')}-${path.basename(report.file, '.scs')}.jsonl`;
    await writeFile(path.join(trace, name), serialiseTrace(events));
  }
}

function exitStatus(results: readonly ScriptResult[]): number {
  if (results.some(({ report }) => report.unreachable)) return EXIT.unreachable;
  return results.every(({ report }) => report.verdict === 'passed') ? EXIT.passed : EXIT.failed;
}
