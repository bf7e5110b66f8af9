import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOfRange, endOfRange, placesOfRange } from '../../src/timeline/row-range.ts';
import type { ArrowRow } from '../../src/timeline/model.ts';
import { createTimeline } from '../../src/timeline/layout.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import type { TimelineOptions } from '../../src/timeline/options.ts';
import { createPlay } from './play.ts';
import { scenarioOf } from './script.ts';

const ROOM = 'room@muc.localhost';
const ACTORS = ['Romeo', 'Juliet', 'Nurse', 'Paris'];
const message = (body: string) => `<message from="${ROOM}"><body>${body}</body></message>`;
const hear = (body: string) =>
  ACTORS.map((actor) => `${actor} receives:\n\t${message(body)}\n`).join('\n');

/** Two scenes, in each of which four receive alike. */
function heardTwice() {
  const scenario = scenarioOf(ACTORS.join(' '), `# One\n${hear('a')}\n# Two\n${hear('b')}`);
  const play = createPlay(scenario);
  for (const [at, body] of ['a', 'b'].entries()) {
    for (const [index, actor] of ACTORS.entries()) {
      play.at(at * 10 + index).receives(at * 4 + index + 1, actor, message(body));
    }
  }
  play.over('passed');
  const trace = { events: play.events, model: modelOf(play.events) };
  const plain = { filter: '', verdicts: [], foldedScenes: [], showStream: false };
  return (options: Partial<TimelineOptions> = {}) =>
    createTimeline()({ scenario, trace, options: { ...plain, ...options } }).rows;
}

const rowsOf = heardTwice();
const folded = { fanOuts: { unfolded: [] } };
const steps = (rows: ReturnType<typeof rowsOf>, places: ReturnType<typeof placesOfRange>) =>
  (places === undefined ? [] : rows.slice(places.first, places.end)).flatMap((row) =>
    row.kind === 'arrow' ? (row.fan?.steps ?? row.step ?? []) : [],
  );
const arrows = (rows: ReturnType<typeof rowsOf>): readonly ArrowRow[] =>
  [...rows].filter((row): row is ArrowRow => row.kind === 'arrow');

describe('rows that are chosen', () => {
  it('are those between two, whichever is the first, in any view', () => {
    const rows = rowsOf();
    const all = arrows(rows);
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(all.length - 1), (one, other) => {
        const [from, to] = [all[one], all[other]];
        if (from === undefined || to === undefined) return;
        const range = { from: endOfRange(from), to: endOfRange(to) };
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const expected = all.slice(first, last + 1).map(({ step }) => step);
        const places = placesOfRange(rows, range);
        expect(steps(rows, places)).toEqual(expected);
        expect(places && countOfRange(rows, places)).toBe(expected.length);
        const inFolded = rowsOf(folded);
        expect(steps(inFolded, placesOfRange(inFolded, range))).toEqual(
          expect.arrayContaining(expected),
        );
      }),
    );
  });

  it('have all steps of a fan-out that is folded where they were chosen', () => {
    const [one, two] = arrows(rowsOf(folded));
    if (one === undefined || two === undefined) throw new Error('Nothing folds.');
    const rows = rowsOf();
    const chosen = (from: ArrowRow, to: ArrowRow) =>
      steps(rows, placesOfRange(rows, { from: endOfRange(from), to: endOfRange(to) }));
    expect(chosen(one, one)).toEqual([1, 2, 3, 4]);
    expect(chosen(two, one)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are none where no end of them is shown', () => {
    const [first] = arrows(rowsOf());
    const range = first && { from: endOfRange(first), to: endOfRange(first) };
    expect(placesOfRange(rowsOf({ filter: 'step:5' }), range)).toBeUndefined();
    expect(placesOfRange(rowsOf(), undefined)).toBeUndefined();
  });
});
