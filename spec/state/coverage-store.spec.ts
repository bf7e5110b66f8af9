import { driven } from '../../src/state/driven-server.ts';
import { describe, expect, it } from 'vitest';
import { linesOf, type Coverage } from '../../src/insight/lua-coverage/coverage.ts';
import {
  clearCoverage,
  createCoverageStore,
  recordCoverage,
} from '../../src/state/coverage-store.ts';
import type { ServerAccess } from '../../src/state/ports.ts';
import { createRemotePort } from '../../src/transport/server-ports.ts';

const ran = (times: number, end = 3): Coverage => [
  { file: 'x.lua', functions: [{ defined: 1, end, lines: [[2, 0, times]] }] },
];

function access(label: string, coverage: () => Promise<Coverage>): ServerAccess {
  const connector = { connect: () => ({}) as never };
  return driven({ connector, port: { ...createRemotePort('ws://x/'), label }, coverage });
}

const finished = Promise.resolve();

describe('what the runs of the page cover', () => {
  async function recorded(...runs: readonly (readonly [string, Coverage])[]) {
    const store = createCoverageStore();
    for (const [index, [label, coverage]] of runs.entries()) {
      const server = access(label, () => Promise.resolve(coverage));
      await recordCoverage(store, { id: index + 1, title: 'a' }, { access: server, finished });
    }
    return store;
  }

  const times = (coverage: Coverage) => coverage.map((file) => linesOf(file).get(2));

  it('adds up, run by run, and keeps the newest eight apart', async () => {
    const store = await recorded(...Array.from({ length: 10 }, () => ['Prosody', ran(2)] as const));
    const { sum, runs, count } = store.getState();
    expect(times(sum)).toEqual([20]);
    expect(count).toBe(10);
    expect(runs.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each([
    [
      'another server',
      [
        ['A', ran(1)],
        ['B', ran(5)],
      ],
    ],
    [
      'other code',
      [
        ['A', ran(1)],
        ['A', ran(5, 4)],
      ],
    ],
  ] as const)('begins anew with %s', async (_, runs) => {
    const { sum, count } = (await recorded(...runs)).getState();
    expect([times(sum), count]).toEqual([[5], 1]);
  });

  it('has nothing of runs that were not counted, or whose server died', async () => {
    const store = await recorded(['A', []]);
    const dead = access('A', () => Promise.reject(new Error('gone')));
    await recordCoverage(store, { id: 2, title: '' }, { access: dead, finished });
    expect(store.getState().count).toBe(0);
  });

  it('can be cleared, and goes on counting', async () => {
    const store = await recorded(['A', ran(1)]);
    store.setState({ isOn: true });
    clearCoverage(store);
    expect(store.getState()).toMatchObject({ isOn: true, count: 0, runs: [], sum: [] });
  });
});
