import fc from 'fast-check';
import type { RunComparison } from '../../../src/insight/runs/compare-runs.ts';
import type { Likeness } from '../../../src/insight/runs/compare-items.ts';
import type { ComparableRun } from '../../../src/insight/runs/read-run.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { run } from './run-notation.ts';

const step = fc.constantFrom(
  'Romeo connects',
  'Juliet connects',
  'Romeo sends <presence/>',
  'Romeo receives <presence/>',
  'Juliet receives <message/>',
  'Juliet receives <message type="chat"/>',
  'Romeo receives nothing',
  'Romeo disconnects',
);

const stanza = fc.constantFrom(
  'Romeo > <presence/>',
  'Romeo < <presence/>',
  'Romeo < <presence type="unavailable"/>',
  'Juliet < <message from="a@b"><body>1</body></message>',
  'Juliet < <message from="a@b"><body>2</body></message>',
  'Juliet < <message/>',
  'Romeo < <iq id="AbCdEfGhIjKl"/>',
  'Romeo < <iq id="ZyXwVuTsRqPo"/>',
  'Romeo << <features/>',
  'Romeo online romeo@localhost/XyZ',
  'Romeo offline',
  'Juliet >> <close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>',
);

const verdict = fc.constantFrom('sent', 'matched', 'differs', 'missing');

/** A few steps that start, and end with any verdict, among any frames; `stanza` names any event of those before. */
const happening = fc.oneof(
  { weight: 3, arbitrary: stanza.map((words) => () => words) },
  { weight: 1, arbitrary: verdict.map((word) => ends(word)) },
);

function ends(word: string) {
  return (at: number, current: number) =>
    [
      `step ${current + 1}`,
      `step ${current + 1}: ${word} ${word === 'missing' ? '' : Math.max(at - 1, 0)}`.trim(),
    ].join('\n');
}

/** A run that need not make sense. */
export const someRun: fc.Arbitrary<ComparableRun> = fc
  .record({
    steps: fc.array(step, { maxLength: 8 }),
    happenings: fc.array(happening, { maxLength: 20 }),
  })
  .map(({ steps, happenings }) => {
    const lines: string[] = [];
    let current = 0;
    for (const words of happenings) {
      const told = words(lines.join('\n').split('\n').length, current);
      if (told.startsWith('step ')) current += 1;
      lines.push(told);
    }
    return run(steps.join('\n'), lines.join('\n'));
  });

/** Two runs: of two scripts, or of one. */
export const runs: fc.Arbitrary<readonly [ComparableRun, ComparableRun]> = fc
  .tuple(someRun, someRun, fc.boolean())
  .map(([one, other, isSameScript]) => [
    one,
    isSameScript ? { ...other, scenario: one.scenario, source: one.source } : other,
  ]);

const MIRRORED: Readonly<Record<Likeness, Likeness>> = {
  same: 'same',
  differs: 'differs',
  order: 'order',
  'only-left': 'only-right',
  'only-right': 'only-left',
};

interface Sided {
  readonly likeness: Likeness;
  readonly left: unknown;
  readonly right: unknown;
}

function turned<T extends Sided>(each: T): T {
  const { left, right, likeness } = each;
  return { ...each, left: right, right: left, likeness: MIRRORED[likeness] };
}

export function mirrored({ steps }: RunComparison): RunComparison {
  return { steps: steps.map((row) => turned({ ...row, lines: row.lines.map(turned) })) };
}

export function isFrameOrConnection(event: TraceEvent): boolean {
  return event.type === 'connection' || (event.type === 'frame' && event.phase === 'session');
}
