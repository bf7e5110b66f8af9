import { warningCommands } from '../../src/cli/github/commands.ts';
import { jobSummary } from '../../src/cli/github/summary.ts';
import { reportPage } from '../../src/cli/html/report-page.ts';
import { markdownReport } from '../../src/cli/markdown.ts';
import { printRuns, printRunsSummary } from '../../src/cli/print-runs.ts';
import { groupRuns } from '../../src/cli/script-runs.ts';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../src/cli/junit.ts';
import { printProgress, printResult, printSummary } from '../../src/cli/print-report.ts';
import { jsonLine, type ScriptReport, type ScriptResult } from '../../src/cli/report.ts';
import { runFacts } from '../../src/cli/run-facts.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

const PASSED: ScriptReport = {
  file: 'a.scs',
  title: 'A & <B>',
  verdict: 'passed',
  steps: 3,
  ran: 3,
  differences: [],
  refusals: [],
  diagnostics: [],
  skipped: 0,
  unread: 0,
  ms: 12,
};

const FAILED: ScriptReport = {
  ...PASSED,
  file: 'b.scs',
  title: '',
  verdict: 'failed',
  line: 8,
  step: 2,
  kind: 'differs',
  reason: 'Its <item> has no role\u0000.',
  differences: [
    {
      kind: 'attribute-missing',
      path: 'message/x/item/@role',
      sentence: 'The script expects role="none". The stanza\'s <item> has no role.',
      line: 10,
      expected: 'none',
    },
  ],
};

const result = (report: ScriptReport, picture: string[] = []): ScriptResult => ({
  report,
  picture,
});

describe('the JUnit report', () => {
  it('counts, and is XML whatever the reasons are', () => {
    const text = junitReport([PASSED, FAILED, { ...FAILED, verdict: 'error' }]);
    const parsed = parseStrict(text.replace(/^<\?xml[^>]*>\s*/, ''));
    expect(
      parsed.ok && parsed.value.attributes.map(({ local, value }) => `${local}=${value}`),
    ).toEqual(['name=caesura', 'tests=3', 'failures=1', 'errors=1', 'time=0.036']);
    expect(text).toContain('<failure');
    expect(text).toContain('<error');
    expect(text).not.toContain('\u0000');
  });

  it('has the place and both sides of each difference', () => {
    const [difference] = FAILED.differences;
    if (difference === undefined) throw new Error('no difference');
    const differences = [
      difference,
      {
        kind: 'name',
        path: 'message/x',
        sentence: 'Another <x>.',
        expected: '<x xmlns="urn:a">',
        received: '<x xmlns="urn:b\u200b">',
      } as const,
    ];
    expect(
      junitReport([PASSED, { ...FAILED, differences }])
        .split('\n')
        .slice(1),
    ).toEqual([
      expect.stringMatching(/^<testsuite .*[^/]>$/),
      expect.stringMatching(/^ {2}<testcase .*\/>$/),
      expect.stringMatching(/^ {2}<testcase .*[^/]>$/),
      expect.stringMatching(
        /^ {4}<failure .*>attribute-missing at message\/x\/item\/@role \(b\.scs:10\)$/,
      ),
      '  expected: none',
      '  received: (nothing)',
      'name at message/x',
      '  expected: &lt;x xmlns="urn:a"&gt;',
      '  received: &lt;x xmlns="urn:b⟨U+200B⟩"&gt;</failure>',
      '  </testcase>',
      '</testsuite>',
      '',
    ]);
  });
});

describe('the properties of a JUnit suite', () => {
  const wanted = {
    server: 'wss://chat.example/ws?token=tomb-of-capulet',
    prosody: [],
    profiles: [],
    rule: 'next',
    strictErrors: true,
    timeout: 250,
    seed: 1,
    repeat: 3,
    shard: { part: 2, of: 4 },
  } as const;

  it('say how to run the same again, and no secret', () => {
    const text = junitReport([{ ...PASSED, prosody: '13.0.7' }], runFacts(wanted, '0.1.0'));
    const properties = [...text.matchAll(/<property name="(.*?)" value="(.*?)"\/>/g)];
    expect(properties.map(([, name, value]) => `${name}=${value}`)).toEqual([
      'caesura=0.1.0',
      expect.stringMatching(/^server=wss:\/\/chat\.example\/ws\?\S+$/),
      'receive=next',
      'strict-errors=true',
      'timeout=250',
      'repeat=3',
      'shard=2/4',
      'prosody=13.0.7',
    ]);
    expect(text).not.toContain('tomb-of-capulet');
  });

  it('have the seed of the embedded server', () => {
    const facts = runFacts({ ...wanted, server: 'embedded', repeat: 1, shard: undefined }, '');
    expect(facts).toContainEqual(['seed', '1']);
    expect(facts.map(([name]) => name)).not.toContain('caesura');
  });
});

describe('a refusal that a step took', () => {
  const words = "step 2 took a refusal (conflict) for Juliet's presence";
  const refusal = {
    step: 2,
    line: 9,
    actor: 'Juliet',
    stanza: 'presence',
    condition: 'conflict',
    text: '',
    words,
    received: '<presence type="error"/>',
  };
  const doubtful = { ...PASSED, refusals: [refusal] };

  it('is in every report of a script that passed', () => {
    const written: string[] = [];
    const paper = { write: (text: string) => written.push(text), isTerminal: false };
    printResult(paper, result(doubtful));
    printSummary(paper, [result(doubtful), result(PASSED)], 2);
    expect(written.join('').split('\n')).toEqual([
      expect.stringMatching(/^! a\.scs/),
      `    But ${words}, a.scs:9`,
      '2 passed (1 of them took a refusal), 0 failed',
      '',
    ]);
    expect(JSON.parse(jsonLine(doubtful))).toMatchObject({
      verdict: 'passed',
      refusals: [refusal],
    });
    expect(junitReport([doubtful])).toContain(`<system-out>But ${words}.</system-out>`);
  });
});

describe('a warning of the script', () => {
  const warning = (line: number) =>
    ({ severity: 'warning', code: 'c', line, column: 3, message: 'Sent as text\u200b.' }) as const;
  const warned = {
    ...PASSED,
    diagnostics: [warning(4), { ...warning(5), severity: 'hint' }],
  } as const;
  const printed = (report: ScriptReport) => {
    const written: string[] = [];
    printResult({ write: (text) => written.push(text), isTerminal: false }, result(report));
    return written.join('').split('\n');
  };

  it('is in every report, with its place, also where the script passed', () => {
    expect(printed(warned)).toEqual([
      '✓ a.scs: A & <B> (3 steps, 12 ms)',
      '    a.scs:4:3: warning: Sent as text⟨U+200B⟩.',
      '',
    ]);
    expect(junitReport([warned])).toContain(
      '<system-err>a.scs:4:3: warning: Sent as text⟨U+200B⟩.</system-err>',
    );
    expect(JSON.parse(jsonLine(warned))).toMatchObject({ diagnostics: warned.diagnostics });
  });

  it('is counted only, where there are very many', () => {
    const diagnostics = Array.from({ length: 1000 }, (_, at) => warning(at + 1));
    const lines = printed({ ...PASSED, diagnostics });
    expect(lines).toHaveLength(23);
    expect(lines[21]).toBe('    … and 980 more warnings');
  });
});

describe('what is said beside a verdict', () => {
  const refusal = {
    ...{ step: 2, line: 9, actor: 'Juliet', stanza: 'presence', condition: 'conflict', text: '' },
    words: "step 2 took a refusal (conflict) for Juliet's presence",
    received: '<presence type="error"/>',
  };
  const warning = {
    severity: 'warning',
    code: 'c',
    line: 4,
    column: 3,
    message: 'Sent as text.',
  } as const;
  const doubtful = result({ ...PASSED, refusals: [refusal], diagnostics: [warning] });
  const again = result({ ...doubtful.report, prosody: '0.12.3' });

  it('is in the page, in Markdown and in what GitHub is told, each once', () => {
    const page = reportPage({ results: [doubtful], facts: [], when: '', traceOf: () => undefined });
    const texts = [page, markdownReport([doubtful]), jobSummary([doubtful])].map((text) =>
      text.replace(/\\(.)/g, '$1').replaceAll('&#39;', "'"),
    );
    for (const text of texts) {
      expect(text).toContain('1 passed (1 of them took a refusal)');
      expect(text).toContain('! line 9');
      expect(text).toContain(`But ${refusal.words}.`);
      expect(text).toContain('Sent as text.');
    }
    expect(warningCommands([doubtful, again], undefined)).toEqual([
      `::warning file=a.scs,line=9,title=A & <B>::But ${refusal.words}.`,
      '::warning file=a.scs,line=4,title=A & <B>::Sent as text.',
    ]);
    expect(warningCommands([result(PASSED)], undefined)).toEqual([]);
  });

  it('is not said again where the reason says it', () => {
    const written: string[] = [];
    const reason = `Never received. Before, ${refusal.words}.`;
    const failed = { ...FAILED, refusals: [refusal], reason };
    printResult({ write: (text) => written.push(text), isTerminal: false }, result(failed));
    expect(written.join('').split(refusal.words)).toHaveLength(2);
  });

  it('is an error of a script that was not run: each with its place, and the first is not said again', () => {
    const errors = [4, 5].map((line) => ({ ...warning, severity: 'error' as const, line }));
    const report = { ...PASSED, verdict: 'error', broken: true, diagnostics: errors } as const;
    const written: string[] = [];
    const told = { ...report, reason: 'Sent as text. There are 2 errors in all.' };
    printResult({ write: (text) => written.push(text), isTerminal: false }, result(told));
    expect(written.join('').split('\n')).toEqual([
      '✗ a.scs: A & <B> (not run)',
      '    a.scs:4:3: Sent as text.',
      '    a.scs:5:3: Sent as text.',
      '',
    ]);
  });

  it('is told of all runs of a script', () => {
    const runs = [
      result({ ...PASSED, run: 1 }),
      result({ ...PASSED, run: 2, refusals: [refusal] }),
    ];
    const written: string[] = [];
    const paper = { write: (text: string) => written.push(text), isTerminal: false };
    for (const group of groupRuns(runs)) printRuns(paper, group, false);
    printRunsSummary(paper, runs, 2);
    expect(written.join('')).toMatch(/^! a\.scs/);
    expect(written.join('')).toContain(`But ${refusal.words}, a.scs:9`);
    expect(written.join('')).toContain('1 passed each time (1 of them took a refusal), 0 flaky');
  });
});

describe('the JUnit report of what has no differences', () => {
  const failure = { ...FAILED, differences: [] };

  it('has what came where nothing should have, and what could have been meant', () => {
    const received = '<message type="error"/>';
    const unexpected = { ...failure, kind: 'unexpected', received };
    expect(junitReport([unexpected])).toContain(
      '>received: &lt;message type="error"/&gt;</failure>',
    );
    const candidate = {
      place: 'earlier',
      actor: 'Romeo',
      at: 20,
      differences: 1,
      received,
      words: 'skipped at step 8 · 1 difference',
    } as const;
    const missing = { ...failure, kind: 'missing', candidates: [candidate] };
    expect(junitReport([missing])).toContain(
      '>could have been meant: skipped at step 8 · 1 difference\n  received: &lt;message type="error"/&gt;</failure>',
    );
  });
});

describe('the readable report', () => {
  function paper(isTerminal: boolean) {
    const written: string[] = [];
    return {
      isTerminal,
      write: (text: string) => void written.push(text),
      text: () => written.join(''),
    };
  }

  it('says where and why, without colours where there is no terminal', () => {
    const sheet = paper(false);
    printResult(sheet, result(PASSED));
    printResult(sheet, result(FAILED, ['  <item>', '- role="none"']));
    printSummary(sheet, [result(PASSED), result(FAILED)], 2);
    printProgress(sheet, 1, 2);
    expect(sheet.text()).toBe(
      [
        '✓ a.scs: A & <B> (3 steps, 12 ms)',
        '≠ b.scs (3 steps, 12 ms)',
        '    step 2, b.scs:10',
        '    Its <item> has no role⟨U+0000⟩.',
        '        <item>',
        '      - role="none"',
        '1 passed, 1 failed',
        '',
      ].join('\n'),
    );
  });

  it('shows control characters, wherever they come from', () => {
    const sheet = paper(false);
    const report = {
      ...FAILED,
      file: 'a\u001b[2J.scs',
      title: 'T\r\u009b31m',
      reason: 'W\nhy\u007f',
    };
    printResult(sheet, result(report, ['- \u001b[31m"']));
    expect(sheet.text()).toContain('a⟨U+001B⟩[2J.scs: T⟨U+000D⟩⟨U+009B⟩31m');
    expect(sheet.text()).toContain('W⟨U+000A⟩hy⟨U+007F⟩');
    // eslint-disable-next-line no-control-regex -- these are the characters in question
    expect(sheet.text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('lists what could have been meant: where nothing came, and where there is more than one', () => {
    const candidate = {
      place: 'earlier',
      actor: 'Romeo',
      at: 20,
      differences: 0,
      received: '<message/>',
    } as const;
    const first = { ...candidate, words: 'skipped at step 8 · nothing differs' };
    const second = { ...candidate, at: 30, words: 'unread · 1 difference' };
    const listed = (report: ScriptReport) => {
      const sheet = paper(false);
      printResult(sheet, result(report));
      return sheet.text().split('\n').slice(3, -1);
    };
    const missing = { ...FAILED, kind: 'missing', differences: [], candidates: [first] };
    expect(listed(missing)).toEqual([
      '    Could have been meant:',
      '      skipped at step 8 · nothing differs, at 20 ms',
    ]);
    expect(listed({ ...FAILED, candidates: [first] })).toEqual([]);
    expect(listed({ ...FAILED, candidates: [first, second] })).toHaveLength(3);
  });

  it('colours on a terminal, and shows progress there', () => {
    const sheet = paper(true);
    printResult(sheet, result(FAILED, ['- a', '+ b', '~ c']));
    printProgress(sheet, 1, 2);
    expect(sheet.text()).toContain('\u001b[31m- a\u001b[0m');
    expect(sheet.text()).toContain('\u001b[32m+ b\u001b[0m');
    expect(sheet.text()).toContain('\u001b[33m~ c\u001b[0m');
    expect(sheet.text()).toContain('1 of 2');
  });
});

describe('the summary', () => {
  const summary = (reports: ScriptReport[], total = reports.length) => {
    let text = '';
    const sheet = { isTerminal: false, write: (line: string) => void (text += line) };
    printSummary(
      sheet,
      reports.map((report) => result(report)),
      total,
    );
    return text;
  };

  it('counts what could not be run, and what was not', () => {
    expect(summary([PASSED, FAILED])).toBe('1 passed, 1 failed\n');
    const broken = { ...FAILED, verdict: 'error', broken: true } as const;
    expect(summary([PASSED, broken], 4)).toBe(
      '1 passed, 0 failed, 1 could not be run, 2 not run\n',
    );
  });
});

describe('a line of JSON', () => {
  it('has every name, and null for what is absent', () => {
    expect(JSON.parse(jsonLine(PASSED))).toEqual({
      ...PASSED,
      prosody: null,
      profile: null,
      run: null,
      seed: null,
      logpoints: null,
      variations: null,
      line: null,
      step: null,
      kind: null,
      reason: null,
      received: null,
      stack: null,
      candidates: null,
      unreachable: null,
      broken: null,
    });
    const differences = [{ kind: 'name', path: 'message', sentence: 'Another one.' }] as const;
    expect(JSON.parse(jsonLine({ ...FAILED, differences }))).toMatchObject({
      differences: [
        { kind: 'name', sentence: 'Another one.', line: null, expected: null, received: null },
      ],
    });
    expect(JSON.parse(jsonLine(FAILED))).toMatchObject({
      line: 8,
      differences: [{ expected: 'none', received: null }],
    });
  });
});
