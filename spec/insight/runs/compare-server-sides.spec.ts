import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compareRuns } from '../../../src/insight/runs/compare-runs.ts';
import {
  compareServerSides,
  type ComparedServerSides,
} from '../../../src/insight/runs/compare-server-sides.ts';
import type { ComparableRun } from '../../../src/insight/runs/read-run.ts';
import { serverSidesWords } from '../../../src/ui/comparison/server-words.ts';
import type { ProsodyServer } from '../../../src/prosody/server.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { ENTERING, runLookingInside } from '../../support/embedded-run.ts';
import { embeddedServers } from '../../support/prosody.ts';

const servers = await embeddedServers();
afterAll(() => servers.forEach((server) => server.dispose()));

async function recorded(
  server: ProsodyServer,
  source = ENTERING,
  stacks = true,
): Promise<ComparableRun> {
  const scenario = ensure(compileScript(source).scenario, 'a script without errors');
  const events = await runLookingInside(server, source, { tellsStacks: () => stacks });
  return { scenario, source, events };
}

/** What is told of each line that is a stanza. */
function told(left: ComparableRun, right: ComparableRun): readonly ComparedServerSides[] {
  const comparison = compareRuns(left, right);
  const runs = { left, right, comparison };
  return comparison.steps.flatMap(({ lines }) =>
    lines.flatMap((line) => compareServerSides(line, runs) ?? []),
  );
}

describe.skipIf(servers.length < 2)('the insides of two servers, about a line of two runs', () => {
  const [newest, oldest] = [servers[0] as ProsodyServer, servers.at(-1) as ProsodyServer];
  const words = (left: ComparableRun, right: ComparableRun) =>
    told(left, right).map(serverSidesWords);

  it('are the calls that made a stanza on each version, beside each other', async () => {
    const sides = told(await recorded(newest), await recorded(oldest));
    expect(sides.map(({ kind }) => kind)).toEqual(['taken', 'made', 'made']);
    for (const side of sides) {
      if (side.kind !== 'made') continue;
      expect(side.compared.shared).toBeGreaterThan(5);
      expect(side.nearest).toBeUndefined();
    }
  });

  it('part where one server takes another way; what it did instead stands beside', async () => {
    const refused = ENTERING.replaceAll('localhost/Romeo">', 'localhost">');
    expect(words(await recorded(newest), await recorded(newest, refused))).toEqual([
      'Both servers took this in: 2 frames sent on the left, 1 frame sent on the right in that turn.',
      expect.stringMatching(
        /^Only the server on the left made this <message>\. Beside it stands the nearest that the other made after the same action: <presence> to Romeo\. The calls part in \S+ \(line \d+\): on the left it calls .+, on the right it calls /,
      ),
      expect.stringMatching(/^The calls part in \S+ \(line \d+\): on the left it calls /),
    ]);
  });

  it('cannot be seen where a run did not record them, which is said of that side', async () => {
    const [with_, without] = [await recorded(newest), await recorded(newest, ENTERING, false)];
    expect(words(with_, without)[1]).toMatch(/^The calls .* in the run on the right\./);
    expect(words(without, with_)[1]).toMatch(/^The calls .* in the run on the left\./);
    expect(words(without, without)[1]).toMatch(/^The calls .* in either run\./);
  });

  it('are none for what is no stanza', async () => {
    const run = await recorded(newest);
    const lines = compareRuns(run, run).steps.flatMap((step) => step.lines);
    const runs = { left: run, right: run, comparison: compareRuns(run, run) };
    expect(lines.filter((line) => compareServerSides(line, runs) === undefined).length).toBe(
      lines.length - 3,
    );
  });
});
