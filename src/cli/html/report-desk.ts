import { reportedServer, type ScriptReport, type ScriptResult } from '../report.ts';
import type { ReportedFacts } from '../run-facts.ts';
import { writeReportFile, writingFault } from '../write-file.ts';

/** Keeps what a report as a page needs, and writes it. */
export interface ReportDesk {
  receive(result: ScriptResult): void;
  /** Resolves with a sentence where it cannot be written; with none where none was asked for. */
  write(results: readonly ScriptResult[], facts: ReportedFacts): Promise<readonly string[]>;
}

/** Traces are kept up to this length together, in UTF-16 units; what comes later has none in the page. */
const LONGEST_KEPT = 24_000_000;

/** `total`: how many results there will be. Of several, only those that failed are shown whole. */
export function createReportDesk(file: string | undefined, total: number): ReportDesk {
  const traces = new Map<string, string>();
  let length = 0;
  return {
    receive({ report, trace }) {
      if (file === undefined || trace === undefined) return;
      if (total > 1 && report.verdict === 'passed') return;
      length += trace.text.length;
      if (length <= LONGEST_KEPT) traces.set(keyOf(report), trace.text);
    },
    async write(results, facts) {
      if (file === undefined) return [];
      const when = new Date()
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
      const traceOf = (report: ScriptReport) => traces.get(keyOf(report));
      const { reportPage } = await import('./report-page.ts');
      const page = reportPage({ results, facts, when, traceOf });
      const fault = await writingFault(() => writeReportFile(file, page));
      return fault === undefined ? [] : [`A report could not be written: ${fault}.`];
    },
  };
}

function keyOf(report: ScriptReport): string {
  return JSON.stringify([report.file, reportedServer(report) ?? null, report.run ?? null]);
}
