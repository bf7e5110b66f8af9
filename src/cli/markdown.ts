import { boundedText } from '../base/bounded-text.ts';
import { agreementWords, cellWords, matrixOf, tallyWords } from './matrix.ts';
import { allRemarks, type Remark } from './remarks.ts';
import { faultLine, serverTitle, type ScriptResult } from './report.ts';
import { failuresOf, groupRuns, runsWords, type AlikeFailures } from './script-runs.ts';
import { visible } from './visible.ts';

/**
 * The run as Markdown, as GitHub and others read it: a table of scripts by servers, and a line for each failure and
 * for each remark. Cells in bold are not
 * what most servers say. Nothing that scripts and servers say is markup in it.
 */
export function markdownReport(results: readonly ScriptResult[]): string {
  const matrix = matrixOf(results);
  const { columns, rows } = matrix;
  const heads = ['Script', ...columns.map((column) => column?.title ?? 'Verdict')];
  const words = agreementWords(matrix);
  const failures = groupRuns(results).flatMap(failuresOf);
  const remarks = allRemarks(results);
  return [
    '<!-- Caesura report -->',
    `# Caesura: ${plain(tallyWords(results))}`,
    '',
    ...(words === undefined ? [] : [words, '']),
    row(heads.map(plain)),
    row(heads.map(() => '---')),
    ...rows.map(({ file, cells, odd }) => {
      const told = cells.map((cell) => plain(cellWords(cell)));
      return row([plain(file), ...told.map((each, at) => (odd[at] ? `**${each}**` : each))]);
    }),
    ...(failures.length === 0 ? [] : ['', '## Failures', '', ...failures.map(failureLine)]),
    ...(remarks.length === 0 ? [] : ['', '## Remarks', '', ...remarks.map(remarkLine)]),
    '',
  ].join('\n');
}

function failureLine({ result: { report }, runs }: AlikeFailures): string {
  const line = faultLine(report);
  const title = serverTitle(report);
  const head = [
    line === undefined ? report.file : `${report.file}:${line}`,
    ...(title === undefined ? [] : [title]),
    ...(runs.length === 0 ? [] : [runsWords(runs)]),
  ];
  return `- **${plain(head.join(', '))}**: ${plain(boundedText(report.reason ?? '', LONGEST_REASON))}`;
}

function remarkLine({ file, line, text }: Remark): string {
  return `- **${plain(`${file}:${line}`)}**: ${plain(boundedText(text, LONGEST_REASON))}`;
}

const LONGEST_REASON = 500;

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What would be markup is escaped (CommonMark 0.31, section 2.4), and all stands on one line. */
function plain(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
}
