import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_SCRIPT } from '../../src/base/longest-script.ts';
import { maskedRun } from '../../src/run/masked-run.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { TEXT_CAPS } from '../../src/trace/text-caps.ts';

/** A script with these secrets in as many forms as there are, and nothing else that could be left out. */
const scriptWith = (secrets: readonly string[]) =>
  secrets
    .map(
      (secret, at) =>
        `[Client] R${at}\n\tjid: r@s\n\tpassword: ${secret}\n\nR${at} sends:\n<x><password>${secret}</password></x>\n`,
    )
    .join('');

/** Exactly so long. */
const fill = (script: string, length: number) =>
  script + `${'#'.repeat(Math.max(0, length - script.length))}`;

const ONE_STEP = '# Long\n\n[Client] Romeo\n\tjid: r@s\n\tpassword: p\n\n-----\n\nRomeo connects\n';

describe('the longest script', () => {
  it('of a run can be read from its trace: masks make no script three times as long', () => {
    // Short secrets have masks that are longer than they are.
    const secret = fc.oneof(
      fc.integer({ min: 0x21, max: 0xd7ff }).map((code) => String.fromCharCode(code)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 300 }), (secrets) => {
        const source = scriptWith(secrets);
        const masked = maskedRun({ events: [], source }).source;
        expect(masked.length).toBeLessThanOrEqual(
          (TEXT_CAPS.source / LONGEST_SCRIPT) * source.length,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is run, and what it left is opened again with every character of it', () => {
    const source = fill(ONE_STEP, LONGEST_SCRIPT);
    expect(compileScript(source).scenario?.steps).toHaveLength(1);
    const log = createTraceLog();
    log.append({ type: 'run-started', format: 2, source, server: 's', rule: 'skip' }, 0);
    const { events } = maskedRun({ events: log.events, source });
    expect(parseTrace(serialiseTrace(events))).toEqual({ ok: true, value: events });
    const [started] = events;
    expect(started?.type === 'run-started' && started.source.length).toBe(LONGEST_SCRIPT);
  });

  it('and one character more is not run, which is said where it goes on too long', () => {
    const { scenario, diagnostics } = compileScript(fill(ONE_STEP, LONGEST_SCRIPT + 1));
    expect(scenario).toBeUndefined();
    expect(diagnostics.at(-1)).toMatchObject({
      severity: 'error',
      code: 'script-too-long',
      range: { start: LONGEST_SCRIPT, end: LONGEST_SCRIPT + 1 },
      message: expect.stringContaining('4 million characters') as unknown,
    });
  });
});
