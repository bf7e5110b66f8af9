import { driven } from '../../../src/state/driven-server.ts';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/base/result.ts';
import { MatrixRun } from '../../../src/state/matrix/matrix-run.ts';
import type { MatrixServer } from '../../../src/state/matrix/matrix-store.ts';
import { endOfRefusal } from '../../../src/state/suite/suite-end.ts';
import type { SuiteOutcome } from '../../../src/state/suite/suite-job.ts';
import { settle } from '../../support/simulated-clock.ts';
import { connector, NO_SERVER, page, port, SCRIPT } from '../page-stage.ts';

const embedded = (version: string): MatrixServer => ({
  id: version,
  label: version,
  choice: { kind: 'embedded', version },
});
const ELSEWHERE: MatrixServer = {
  id: 'elsewhere',
  label: 'elsewhere',
  choice: { kind: 'websocket', url: 'ws://localhost/' },
};
const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `${String(index)}.scs`, source: SCRIPT }));

/** A matrix on places whose scripts end when the spec says so. */
function stage({ most }: { readonly most: number }) {
  const { stores, platform, clock } = page(SCRIPT, {
    openServer: () => Promise.resolve(ok(driven({ connector, port }))),
  });
  stores.catalogue.setState({ versions: ['13', '0.12', 'a', 'b', 'c'] });
  const playing: { readonly version: string; readonly end: (outcome?: SuiteOutcome) => void }[] =
    [];
  let open = 0;
  const run = new MatrixRun({
    stores,
    matrix: stores.matrix,
    platform,
    servers: {
      most,
      place: () => {
        open += 1;
        return {
          openServer: (choice, wanted) => platform.openServer(choice, wanted),
          close: () => void (open -= 1),
          play: (_job, { version }) => {
            let end = (_outcome: SuiteOutcome): void => undefined;
            const ended = new Promise<SuiteOutcome>((resolve) => (end = resolve));
            playing.push({ version, end: (outcome = ENDED) => end(outcome) });
            return { ended, stop: () => undefined };
          },
        };
      },
    },
  });
  return {
    run,
    clock,
    matrix: () => stores.matrix.getState(),
    open: () => open,
    /** Who plays now, each of which has ended afterwards. */
    round: async (outcome?: SuiteOutcome) => {
      await settle();
      const now = playing.splice(0);
      for (const { end } of now) end(outcome);
      await settle();
      return now.map(({ version }) => version).toSorted();
    },
  };
}

const ENDED: SuiteOutcome = { kind: 'ended', end: endOfRefusal(NO_SERVER, 2) };

describe('a matrix', () => {
  it('plays its embedded servers side by side, each in a worker of its own', async () => {
    const { run, round, matrix, open } = stage({ most: 2 });
    const begun = run.begin('Mine', named(2), [embedded('13'), embedded('0.12')]);
    expect(await round()).toEqual(['0.12', '13']);
    expect(await round()).toEqual(['0.12', '13']);
    await begun;
    expect([matrix().phase, open()]).toEqual(['over', 0]);
    expect([...matrix().cells.values()].map(({ size }) => size)).toEqual([2, 2]);
  });

  it('has a worker that is free help with the column that has most left', async () => {
    const { run, round } = stage({ most: 2 });
    const begun = run.begin('Mine', named(6), [embedded('13')]);
    expect(await round()).toEqual(['13', '13']);
    expect(await round()).toEqual(['13', '13']);
    expect(await round()).toEqual(['13', '13']);
    await begun;
  });

  it('begins a third server when one of two workers is free', async () => {
    const { run, round } = stage({ most: 2 });
    const begun = run.begin('Mine', named(1), [embedded('a'), embedded('b'), embedded('c')]);
    expect(await round()).toEqual(['a', 'b']);
    expect(await round()).toEqual(['c']);
    await begun;
  });

  it('plays nothing more on a server that is not there', async () => {
    const { run, round, matrix } = stage({ most: 1 });
    const begun = run.begin('Mine', named(3), [embedded('a'), embedded('b')]);
    expect(await round({ kind: 'no-server', problem: NO_SERVER })).toEqual(['a']);
    expect(await round()).toEqual(['b']);
    expect(await round()).toEqual(['b']);
    expect(await round()).toEqual(['b']);
    await begun;
    expect([...matrix().problems.keys()]).toEqual(['a']);
  });

  it('plays on servers of others one script after the other, beside its own', async () => {
    const { run, round, matrix, clock } = stage({ most: 2 });
    const begun = run.begin('Mine', named(1), [ELSEWHERE, embedded('a')]);
    expect(await round()).toEqual(['a']);
    await clock.pass(10_000);
    await begun;
    expect(matrix().cells.get('elsewhere')?.get('0.scs')).toMatchObject({ verdict: 'passed' });
  });

  it('that is stopped closes all its workers', async () => {
    const { run, matrix, open } = stage({ most: 2 });
    void run.begin('Mine', named(2), [embedded('13'), embedded('0.12')]);
    await settle();
    expect(open()).toBe(2);
    run.stop();
    expect([matrix().isStopped, open()]).toEqual([true, 0]);
  });
});
