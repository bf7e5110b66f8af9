import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportPage } from '../../../src/cli/html/report-page.ts';
import type { ScriptReport, ScriptResult } from '../../../src/cli/report.ts';
import { modelOf } from '../../../src/trace/model-of.ts';
import { parseTrace, serialiseTrace } from '../../../src/trace/file.ts';
import { createTraceLog } from '../../../src/trace/log.ts';
import { traceOfReport } from '../../../src/trace/report-file.ts';
import { prosodyPack } from '../../support/prosody.ts';
import { runWords } from '../../support/run-words.ts';
import { failedAt, resultOf } from '../script-report.ts';

const SCRIPT = `# Hello

[Client] Romeo
	jid: romeo@localhost
	password: *

-----

Romeo connects

Romeo receives:
	<message><body>dawn</body></message>
`;

/** A run whose server says this. */
function traceSaying(body: string, rows = 1): string {
  const log = createTraceLog();
  const start = { format: 1, source: SCRIPT, server: 'a server', rule: 'skip' } as const;
  log.append({ type: 'run-started', ...start }, 0);
  log.append({ type: 'step-started', step: 1 }, 1);
  log.append({ type: 'connection', actor: 'Romeo', state: 'online', jid: 'romeo@localhost/r' }, 1);
  log.append({ type: 'step-ended', step: 1, verdict: 'sent' }, 1);
  log.append({ type: 'step-started', step: 2 }, 1);
  for (let row = 0; row < rows; row++) {
    const xml = `<message xmlns="jabber:client"><body>${body}</body></message>`;
    const frame = { actor: 'Romeo', direction: 'received', phase: 'session', xml } as const;
    log.append({ type: 'frame', ...frame }, 2);
    log.append({ type: 'server-log', level: 'info', source: 'c2s', message: body }, 2);
  }
  log.append({ type: 'step-ended', step: 2, verdict: 'missing', note: body }, 3);
  log.append({ type: 'run-ended', outcome: 'failed', step: 2 }, 3);
  return serialiseTrace(log.events);
}

function pageOf(
  results: readonly ScriptResult[],
  traceOf: (report: ScriptReport) => string | undefined = () => undefined,
): string {
  return reportPage({ results, facts: [['server', 'embedded']], when: 'today', traceOf });
}

const INJECTIONS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style><b>',
  '<!--',
  '</svg></table>',
  '\u202egnp.exe',
  '\u0000\ud800',
];

/** Every start tag of a page, and the attributes in it; data blocks left out. */
function tagsIn(html: string): readonly string[] {
  const shown = html.replace(/<script type="application\/x-caesura-trace">[^<]*<\/script>/g, '');
  return [...shown.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
}

const kindsOf = (tags: readonly string[]) => [
  ...new Set(
    tags.map((tag) =>
      tag
        .replace(/="[^"]*"/g, '')
        .replace(/[<>/]/g, '')
        .trim(),
    ),
  ),
];

describe('the report as a page', () => {
  it('needs nothing else, and may do nothing', () => {
    const page = pageOf([resultOf(failedAt(2))], () => traceSaying('dusk'));
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/ (?:src|style|on\w+|http-equiv="refresh)="?/);
    for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#run-\d+$/);
    expect(style).not.toMatch(/url\(|@import/);
  });

  it.each(INJECTIONS)('takes nothing of others for markup: %j', (text) => {
    const parts = { file: text, title: text, reason: text, received: text, prosody: text };
    const both = { expected: text, received: text };
    const differences = [{ kind: 'text', path: text, sentence: text, ...both } as const];
    const harmless = pageOf([resultOf(failedAt(2), ['- x']), resultOf()], () => traceSaying('x'));
    const hostile = pageOf(
      [resultOf(failedAt(2, { ...parts, differences }), [`- ${text}`]), resultOf()],
      () => traceSaying([...text].filter((character) => /[^<&]/.test(character)).join('')),
    );
    const known = kindsOf(tagsIn(harmless));
    expect(kindsOf(tagsIn(hostile)).filter((kind) => !known.includes(kind))).toEqual([]);
    const [shown = ''] = hostile.split('<script type="application/x-caesura-trace">');
    for (const unseen of ['\u202e', '\u0000', '\ud800']) expect(shown).not.toContain(unseen);
  });

  it('holds a trace that is read again', () => {
    const trace = traceSaying('dusk &lt;');
    const page = pageOf([resultOf(), resultOf(failedAt(2, { file: 'b.scs' }))], ({ file }) =>
      file === 'b.scs' ? trace : undefined,
    );
    expect(parseTrace(traceOfReport(page) ?? '')).toEqual(parseTrace(trace));
  });

  it('has heads over tables and failures, and words for every arrow', () => {
    const page = pageOf([resultOf(), resultOf(failedAt(2, { file: 'b.scs' }))], () =>
      traceSaying('dusk'),
    );
    expect([...page.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(
      expect.arrayContaining(['1', '2', '3']),
    );
    for (const [table] of page.matchAll(/<table[^]*?<\/table>/g)) {
      expect(table).toContain('<th scope="col">');
    }
    const pictures = [...page.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag);
    expect(pictures.length).toBeGreaterThan(2);
    for (const tag of pictures) expect(tag).toMatch(/role="img" aria-label="[^"]+"/);
    expect(page).toMatch(/aria-label="Step 2, Romeo receives message[^"]*: never came"/);
    expect(page).toContain('>never came<');
  });

  it('shows a run that is alone whole, though it passed; of several only what failed', () => {
    expect(pageOf([resultOf()], () => traceSaying('x'))).toContain('<h2>The run</h2>');
    expect(pageOf([resultOf(), resultOf({ file: 'b.scs' })])).not.toContain('<section');
  });

  it('has what failed first, else in the order of the scripts', () => {
    const files = ['a.scs', 'b.scs', 'c.scs', 'd.scs'];
    const results = files.map((file) =>
      resultOf({ file, ...(/[bd]/.test(file) ? failedAt(2) : {}) }),
    );
    const [table = ''] = pageOf(results).split('</table>', 1);
    expect([...table.matchAll(/<code>(.\.scs)<\/code>/g)].map(([, file]) => file)).toEqual([
      'b.scs',
      'd.scs',
      'a.scs',
      'c.scs',
    ]);
  });

  it('is bounded, and says what it leaves out', () => {
    const long = traceSaying('x'.repeat(500), 600);
    const results = Array.from({ length: 130 }, (_, at) =>
      resultOf(failedAt(2, { file: `${at}.scs` }), Array(600).fill('- x') as string[]),
    );
    const page = pageOf(results, () => long);
    expect(page.length).toBeLessThan(30_000_000);
    expect(page).toMatch(/<p>No room in this page: \d+ more failures\.<\/p>/);
    expect(page).toMatch(/<p>Not in it: 1\d\d traces; --trace keeps them\.<\/p>/);
    expect(page).toContain('… and 200 more lines');
    expect(page).toMatch(/… \d+ more rows before these; the trace has them/);
    expect(page).toContain('… 300 lines before these; the trace has them');
  });

  it('has a column for each server, and a row for a script that could not be run', () => {
    const page = pageOf([
      resultOf({ prosody: '13.0.7' }),
      resultOf(failedAt(1, { prosody: '0.12.3' })),
      resultOf({ file: 'b.scs', verdict: 'error', broken: true, ran: 0, reason: 'No steps.' }),
    ]);
    expect(page).toContain(
      '<th scope="col">Prosody 13.0.7</th><th scope="col">Prosody 0.12.3</th>',
    );
    expect(page).toContain(
      '<td>✓ passed</td><td class="odd">≠ line 10 failed<span class="note"> *</span></td>',
    );
    expect(page).toContain('<td>✗ error</td><td>✗ error</td><td>No steps.</td>');
    // Of what was not run there is no trace.
    expect(page).toContain('<p>Not in it: 1 trace; --trace keeps them.</p>');
  });
});

describe.skipIf((await prosodyPack()) === undefined)('caesura run --html', () => {
  const SCENARIOS = path.resolve(import.meta.dirname, '../../../public/scenarios');
  let folder = '';
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-html-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('writes a page from which the run can be opened, without its secrets', async () => {
    const script = await readFile(path.join(SCENARIOS, '20-kick-broken.scs'), 'utf8');
    await writeFile(at('a.scs'), script.replaceAll('password: password', 'password: capulet-tomb'));
    const { status } = await runWords(at('a.scs'), '--html', at('r.html'));
    expect(status).toBe(1);
    const page = await readFile(at('r.html'), 'utf8');
    expect(page).not.toContain('capulet-tomb');
    expect(page).toMatch(/<del>- +jid=/);
    expect(page).toContain('<summary>The server’s log</summary>');
    const trace = parseTrace(traceOfReport(page) ?? '');
    expect(trace.ok && modelOf(trace.value).ended).toMatchObject({ outcome: 'failed', step: 16 });
    // A second run may take the place of the first one's page; another page is safe.
    expect((await runWords(at('a.scs'), '--html', at('r.html'))).status).toBe(1);
    await writeFile(at('mine.html'), '<!doctype html><p>mine');
    const refused = await runWords(at('a.scs'), '--html', at('mine.html'));
    expect(refused).toMatchObject({ status: 2, report: '' });
    expect(refused.complaints).toContain('is a file that is no earlier HTML report of Caesura');
  });
});
