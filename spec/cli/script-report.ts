import type { ScriptReport, ScriptResult } from '../../src/cli/report.ts';

/** What is told of a script that passed, but for what a spec says. */
export function reportOf(parts: Partial<ScriptReport> = {}): ScriptReport {
  return {
    file: 'a.scs',
    title: 'A kick',
    verdict: 'passed',
    steps: 3,
    ran: 3,
    differences: [],
    refusals: [],
    diagnostics: [],
    skipped: 0,
    unread: 0,
    ms: 10,
    ...parts,
  };
}

export function resultOf(parts?: Partial<ScriptReport>, picture: string[] = []): ScriptResult {
  return { report: reportOf(parts), picture };
}

/** What of it failed at a step. */
export function failedAt(step: number, parts: Partial<ScriptReport> = {}): Partial<ScriptReport> {
  return {
    verdict: 'failed',
    kind: 'differs',
    step,
    line: 10 * step,
    reason: `Step ${step} differs.`,
    differences: [
      { kind: 'text', path: 'message/body', sentence: 'b, not a.', expected: 'a', received: 'b' },
    ],
    ...parts,
  };
}
