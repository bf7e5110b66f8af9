import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { REPORT_START, traceBlock, traceOfReport } from '../../src/trace/report-file.ts';

function traceWith(xml: string): string {
  const log = createTraceLog();
  const start = { format: 1, source: xml, server: 'a server', rule: 'skip' } as const;
  log.append({ type: 'run-started', ...start }, 0);
  const frame = { actor: 'Romeo', direction: 'received', phase: 'session', xml } as const;
  log.append({ type: 'frame', ...frame }, 1);
  return serialiseTrace(log.events);
}

const report = (...parts: string[]) => `${REPORT_START}\n<p>Words</p>${parts.join('<p>')}</html>`;

describe('a trace in a report', () => {
  it('is read again as it was written, whatever is in it', () => {
    const hostile = fc.constantFrom('</script>', '<!--', '<script>', ']]>', '\u2028', '\\u003c');
    const texts = fc
      .array(fc.oneof(hostile, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (xml) => {
        const trace = traceWith(xml);
        const block = traceBlock(trace);
        expect(block.slice(1, -1 * '</script>'.length)).not.toContain('<');
        const read = traceOfReport(report(block));
        expect(parseTrace(read ?? '')).toEqual(parseTrace(trace));
      }),
    );
  });

  it('is the first of several', () => {
    const [one, other] = [traceWith('<a/>'), traceWith('<b/>')];
    const read = traceOfReport(report(traceBlock(one), traceBlock(other)));
    expect(parseTrace(read ?? '')).toEqual(parseTrace(one));
  });

  it('is read where an editor has changed line ends, or added a byte order mark', () => {
    const trace = traceWith('<a/>');
    const text = `\uFEFF${report(traceBlock(trace)).replaceAll('\n', '\r\n')}`;
    expect(parseTrace(traceOfReport(text) ?? '')).toEqual(parseTrace(trace));
  });

  it.each([
    ['', 'nothing'],
    ['<!doctype html><p>', 'another page'],
    [traceWith('<a/>'), 'a trace file'],
    [report(), 'a report without one'],
    [REPORT_START + traceBlock(traceWith('<a/>')).slice(0, -4), 'a report that was cut off'],
    [`<!doctype html>${traceBlock(traceWith('<a/>'))}`, 'a page that only has the block'],
  ])('is not there: %#', (text) => {
    expect(traceOfReport(text)).toBeUndefined();
  });
});
