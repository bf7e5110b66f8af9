import { createLineIndex } from '../base/text-range.ts';
import { scriptMask } from '../run/masked-run.ts';
import type { CompiledFile } from './compiled-file.ts';
import type { UnreadableFile } from './read-script.ts';
import { diagnosticLine, reportedDiagnostics, type ScriptReport } from './report.ts';

/** A script that cannot be run: its report, and `file:line:column: message` for each error. */
export interface BrokenScript {
  readonly report: ScriptReport;
  readonly complaints: readonly string[];
}

/** `undefined` for a script that can be run. */
export function brokenScript(found: CompiledFile | UnreadableFile): BrokenScript | undefined {
  const { file } = found;
  if ('problem' in found) return broken(file, { kind: 'unreadable', reason: found.problem });
  const { scenario, diagnostics, syntax } = found.compiled;
  if (scenario !== undefined) return undefined;
  const title = syntax.header.title?.text ?? '';
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const mask = scriptMask(syntax);
  const lines = createLineIndex(found.text);
  const told = reportedDiagnostics(diagnostics, lines, mask);
  if (first === undefined) {
    const reason = 'The script has no steps.';
    return broken(file, { title: mask(title), kind: 'no-steps', reason, diagnostics: told });
  }
  const complaints = told
    .filter(({ severity }) => severity === 'error')
    .map((each) => diagnosticLine(file, each));
  const { line } = lines.positionAt(first.range.start);
  const count = errors.length === 1 ? '' : ` There are ${errors.length} errors in all.`;
  const report = {
    title: mask(title),
    line,
    kind: first.code,
    reason: mask(first.message) + count,
    diagnostics: told,
  };
  return { ...broken(file, report), complaints };
}

type Reason = Pick<ScriptReport, 'kind' | 'line'> & {
  readonly title?: string;
  readonly steps?: number;
  readonly reason: string;
  readonly diagnostics?: ScriptReport['diagnostics'];
};

function broken(file: string, reason: Reason): BrokenScript {
  return { report: reportOfUnrun(file, reason), complaints: [`${file}: ${reason.reason}`] };
}

/** Of a script that could not be run at all, and why. */
export function reportOfUnrun(file: string, reason: Reason): ScriptReport {
  return { ...nothingRun(file, reason), verdict: 'error', broken: true };
}

/** Of a script that is not for that server, and why. */
export function reportOfSkipped(file: string, reason: Reason): ScriptReport {
  return { ...nothingRun(file, reason), verdict: 'skipped' };
}

function nothingRun(
  file: string,
  { title = '', ...reason }: Reason,
): Omit<ScriptReport, 'verdict'> {
  const lists = { refusals: [], differences: [], diagnostics: [] };
  const nothing = { steps: 0, ran: 0, ...lists, skipped: 0, unread: 0, ms: 0 };
  return { file, title, ...nothing, ...reason };
}
