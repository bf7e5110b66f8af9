/** How a report begins that holds traces. */
export const REPORT_START = '<!doctype html><!-- Caesura report -->';

/** No type that a browser runs: a data block (HTML, section "The script element"). */
const BLOCK_START = '<script type="application/x-caesura-trace">';
const BLOCK_END = '</script>';

/**
 * The text of a trace file as a block of an HTML page, which nobody sees and no browser runs. `<` is written as JSON may
 * write it, so that nothing in the trace ends the block, and what stands in it is the same trace all the same.
 */
export function traceBlock(trace: string): string {
  return `${BLOCK_START}\n${trace.replaceAll('<', '\\u003c')}${BLOCK_END}`;
}

/**
 * The first trace of a report, as the text of a trace file: as untrusted as one, `parseTrace` reads it. `undefined` where
 * the text is no report of ours, or has no trace in it.
 */
export function traceOfReport(html: string): string | undefined {
  const text = html.startsWith('\uFEFF') ? html.slice(1) : html;
  if (!text.startsWith(REPORT_START)) return undefined;
  const start = text.indexOf(BLOCK_START);
  const end = start === -1 ? -1 : text.indexOf(BLOCK_END, start);
  if (end === -1) return undefined;
  return text.slice(start + BLOCK_START.length, end).replace(/^\r?\n/, '');
}
