import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { createDesk } from '../../src/cli/desk.ts';
import { junitReport } from '../../src/cli/junit.ts';
import { NO_PLAN } from '../../src/cli/plan-runs.ts';
import { printRunsSummary } from '../../src/cli/print-runs.ts';
import { repeatPlan } from '../../src/cli/repeat-plan.ts';
import type { ScriptResult } from '../../src/cli/report.ts';
import { failuresOf, groupRuns, runsVerdict, runsWords } from '../../src/cli/script-runs.ts';
import { createTraceWriter } from '../../src/cli/write-reports.ts';
import { startAlternatingServer } from '../../e2e/alternating-server.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWords } from '../support/run-words.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { failedAt, reportOf, resultOf } from './script-report.ts';

const SERVER = 'ws://127.0.0.1:5280/xmpp-websocket';

/** What is printed as results come, of two scripts that run so often. */
function printed(repeat: number, results: readonly ScriptResult[]): string {
  const wanted = parseArguments(['run', 'x', '--server', SERVER, '--repeat', String(repeat)]);
  if (!wanted.ok || wanted.value === 'help') throw new Error('wrong words');
  const scripts = ['a.scs', 'b.scs'];
  const play = { place: SERVER, scripts: scripts.map((file) => ({ file, text: '' })) };
  const plan = repeatPlan({ ...NO_PLAN, plays: [play] }, wanted.value);
  const traces = createTraceWriter(wanted.value, { scripts });
  let report = '';
  const paper = { isTerminal: false, write: (text: string) => void (report += text) };
  const desk = createDesk(wanted.value, paper, { scripts, broken: 0, plan, traces });
  results.forEach(desk.receive);
  desk.close();
  printRunsSummary(paper, desk.results(), desk.total);
  return report;
}

describe('a script that runs several times', () => {
  const times = (count: number, parts: (run: number) => Parameters<typeof resultOf>[0]) =>
    Array.from({ length: count }, (_, at) => resultOf({ ...parts(at + 1), run: at + 1 }));

  it('has one line once all its runs are there, whatever their order', () => {
    const a = times(3, () => ({}));
    const b = times(3, () => ({ file: 'b.scs', title: '' }));
    const [a1, a2, a3] = a as [ScriptResult, ScriptResult, ScriptResult];
    const report = printed(3, [...b, a3, a1, a2]);
    expect(report.split('\n')).toEqual([
      '✓ a.scs: A kick (passed 3 of 3, 3 steps, 30 ms in all)',
      '✓ b.scs (passed 3 of 3, 3 steps, 30 ms in all)',
      '2 passed each time, 0 flaky, 0 failed each time (6 of 6 runs passed)',
      '',
    ]);
  });

  it('is flaky where some passed, and tells failures that are alike once', () => {
    const failing: Record<number, Parameters<typeof resultOf>[0]> = {
      3: failedAt(2, { reason: 'id 17 is no 18' }),
      5: failedAt(3),
      8: failedAt(2, { reason: 'id 19 is no 18' }),
    };
    const report = printed(
      10,
      times(10, (run) => failing[run] ?? {}),
    );
    expect(report.split('\n')).toEqual([
      '≈ a.scs: A kick (flaky, passed 7 of 10, 3 steps, 100 ms in all)',
      '    runs 3 and 8: step 2, a.scs:20',
      '    id 17 is no 18',
      '    run 5: step 3, a.scs:30',
      '    Step 3 differs.',
      '0 passed each time, 1 flaky, 0 failed each time (7 of 10 runs passed, 10 runs did not take place)',
      '',
    ]);
  });

  it('is none where all failed, be it in several ways', () => {
    const [runs] = groupRuns(times(3, (run) => failedAt(run)));
    expect(runs && runsVerdict(runs)).toBe('failed');
    expect(runs && failuresOf(runs).map((each) => each.runs)).toEqual([[1], [2], [3]]);
  });

  it('is not judged by a run that was stopped', () => {
    const stopped = resultOf({ verdict: 'error', kind: 'stopped', run: 2 });
    const [runs] = groupRuns([resultOf({ run: 1 }), stopped]);
    expect(runs && runsVerdict(runs)).toBe('passed');
  });

  it('is told what came of it even where not all runs took place', () => {
    expect(
      printed(
        3,
        times(2, () => ({})),
      ),
    ).toMatch(/^✓ a\.scs: A kick \(passed 2 of 2, .*\n/);
  });

  it('has a case for each run in a JUnit report', () => {
    const report = junitReport([1, 2].map((run) => reportOf({ run })));
    expect(report).toContain('name="A kick (run 1)"');
    expect(report).toContain('name="A kick (run 2)"');
  });
});

it.each([
  [[], ''],
  [[4], 'run 4'],
  [[4, 5], 'runs 4 and 5'],
  [[1, 2, 3], 'runs 1, 2 and 3'],
  [[1, 2, 3, 4, 5, 6, 7, 8], 'runs 1, 2, 3, 4, 5, 6, 7 and 8'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9], 'runs 1, 2, 3, 4, 5, 6, 7 and 2 more'],
])('%j are called %j', (runs, words) => {
  expect(runsWords(runs)).toBe(words);
});

describe.skipIf((await prosodyPack()) === undefined)('caesura run --repeat', () => {
  const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
  const KICK = path.join(SCENARIOS, '20-kick.scs');
  const KICK_BROKEN = path.join(SCENARIOS, '20-kick-broken.scs');
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-repeat-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('runs each script so often, and fails where one run failed', async () => {
    const json = path.join(folder, 'r.json');
    const words = [KICK, KICK_BROKEN, '--repeat', '2', '--json', json, '--trace', folder];
    const { status, report } = await runWords(...words);
    expect(status).toBe(1);
    expect(report).toMatch(/^✓ .*20-kick\.scs: .* \(passed 2 of 2, 21 steps, \d+ ms in all\)\n/);
    expect(report).toMatch(
      /\n≠ .*\(passed 0 of 2, .*\n {4}runs 1 and 2, again with --seed 1: step 16, .*:94\n/,
    );
    expect(report).toMatch(/\n1 passed each time, 0 flaky, 1 failed each time \(2 of 4 runs/);
    const lines = (await readFile(json, 'utf8')).trim().split('\n');
    const reports = lines.map((line) => JSON.parse(line) as { run: number; seed: number });
    expect(reports.map(({ run, seed }) => `${run} of seed ${seed}`)).toEqual([
      '1 of seed 1',
      '2 of seed 2',
      '1 of seed 1',
      '2 of seed 2',
    ]);
    expect((await readdir(folder)).filter((name) => name.endsWith('.jsonl'))).toEqual([
      '001-20-kick-run-1.jsonl',
      '001-20-kick-run-2.jsonl',
      '002-20-kick-broken-run-1.jsonl',
      '002-20-kick-broken-run-2.jsonl',
    ]);
  });

  it('gives each run other randomness, which --seed gives again', async () => {
    const addresses = async (...words: string[]) => {
      const { output } = await runWords(KICK_BROKEN, '--json', '-', ...words);
      return output
        .trim()
        .split('\n')
        .map((line) => /jid=[^,]*?(romeo@localhost[^"'\\]*)/.exec(line)?.[1]);
    };
    const [first, second] = await addresses('--repeat', '2');
    expect(first).toMatch(/^romeo@localhost\/./);
    expect(second).not.toBe(first);
    expect(await addresses('--seed', '2')).toEqual([second]);
    expect(await addresses()).toEqual([first]);
  });
});

describe('a server that does not always say the same', () => {
  let folder = '';
  let server: ScriptedServer | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-flaky-'));
    server = await startAlternatingServer();
  });

  afterEach(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it('makes a script flaky: the run fails, and every report says how often it passed', async () => {
    const script = path.join(folder, 'a.scs');
    const page = path.join(folder, 'page.html');
    await writeFile(
      script,
      '# A clock\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\n' +
        'Romeo sends:\n\t<presence/>\n\nRomeo receives:\n\t<message><body>tick</body></message>\n',
    );
    const words = [script, '--server', server?.url ?? '', '--timeout', '100', '--repeat', '4'];
    const { status, report } = await runWords(...words, '--github', '--html', page);
    expect(status).toBe(1);
    expect(report).toMatch(
      /^≈ .*a\.scs: A clock \(flaky, passed 2 of 4, 3 steps, \d+ ms in all\)\n/m,
    );
    expect(report).toContain(`    runs 2 and 4: step 3, ${script}:15\n`);
    expect(report).toContain(
      '\n0 passed each time, 1 flaky, 0 failed each time (2 of 4 runs passed)\n',
    );
    expect(report.match(/^::error .*step 3 \(flaky%2C passed 2 of 4\)::/gm)).toHaveLength(1);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('<h1>Caesura: 1 flaky</h1>');
    expect(html).toContain('≈ passed 2 of 4');
    expect(html).toContain('runs 2 and 4');
    expect(html.match(/<section /g)).toHaveLength(1);
  });
});
