import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCommandLine } from '../support/command-line.ts';
import { prosodyPack } from '../support/prosody.ts';

const KICK = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick.scs');

const hasProsody = (await prosodyPack()) !== undefined;

/** What befalls the thread of the server in the midst of a run, and what is said of it. */
const BLOWS = [
  ['is lost in a loop', 'for (;;);', /has not answered for 4 seconds/],
  ['ends', 'process.exit(0);', /has stopped: its thread has ended/],
] as const;

describe.skipIf(!hasProsody)('caesura run, whose server', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-dead-'));
    const text = await readFile(KICK, 'utf8');
    for (const name of ['a.scs', 'b.scs']) await writeFile(at(name), text);
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Strikes the first server that there is, at its eighth frame: nobody is told. */
  async function strike(blow: string): Promise<string> {
    await writeFile(
      at('strike.mjs'),
      `import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const isFirst = () => {
  try {
    writeFileSync(${JSON.stringify(at('struck'))}, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};
if (workerData?.role === 'caesura-prosody' && isFirst()) {
  let frames = 0;
  const listen = parentPort.on.bind(parentPort);
  parentPort.on = (type, hear) =>
    listen(type, (batch) => {
      frames += batch.filter(({ kind }) => kind === 'frame').length;
      if (frames >= 8) {
        ${blow}
      }
      hear(batch);
    });
}
`,
    );
    return pathToFileURL(at('strike.mjs')).href;
  }

  it.each(BLOWS)('%s says so, and the next script has a new one', async (_, blow, sentence) => {
    const preload = await strike(blow);
    const words = ['run', 'a.scs', 'b.scs', '--json', '-'];
    const { status, output } = await startCommandLine(words, { cwd: folder, preload }).ended;
    const [first, second] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(JSON.stringify(first)).toMatch(sentence);
    expect(first).toMatchObject({ verdict: 'error', unreachable: true });
    expect(second).toMatchObject({ verdict: 'passed', ran: 21 });
    expect(status).toBe(3);
  });
});
