import { driven } from '../../src/state/driven-server.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { ok } from '../../src/base/result.ts';
import { candidatesOf } from '../../src/diagnosis/diagnosis.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import { compileScript, compileVariant, createCompiler } from '../../src/script/compile.ts';
import { generalisationsOf } from '../../src/script/generalise.ts';
import * as parsing from '../../src/script/parse.ts';
import { firstStanza } from '../../src/script/stanza-slot.ts';
import { finish } from '../../src/base/in-parts.ts';
import { knownSecrets } from '../../src/state/known-secrets.ts';
import { writtenTraceInParts } from '../../src/state/written-trace.ts';
import { placesNow } from '../../src/state/places-now.ts';
import { keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { recordedTask } from '../../src/state/run-task.ts';
import { showRun } from '../../src/state/show-run.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { offeredRepairs } from '../../src/ui/failure/offered-repairs.ts';
import { scriptProblems } from '../../src/ui/inspector/problems.ts';
import { connector, page, port, SCRIPT } from '../state/page-stage.ts';
import { prosodyPack } from '../support/prosody.ts';
import { stanza } from '../support/scenario-notation.ts';
import { runWords } from '../support/run-words.ts';

/** What is parsed meanwhile, in order. */
async function parsedIn(work: () => Promise<void>): Promise<readonly string[]> {
  const spy = vi.spyOn(parsing, 'parseScript');
  try {
    await work();
    return spy.mock.calls.map(([text]) => text);
  } finally {
    spy.mockRestore();
  }
}

function twice(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) < index);
}

/** So that no spec finds what another one has compiled. */
function freshScript(title: string): string {
  return SCRIPT.replace('# Hello', `# ${title}`);
}

/** Who is online is told something at once. */
const telling: ActorConnector = {
  connect: (account, listener) =>
    connector.connect(account, {
      ...listener,
      online: (jid) => {
        listener.online(jid);
        const xml = '<message><body>dawn</body></message>';
        const frame = { direction: 'received', phase: 'session', xml } as const;
        listener.frame({ ...frame, stanza: stanza(xml) });
      },
    }),
};
const openServer = () => Promise.resolve(ok(driven({ connector: telling, port })));

describe('each text is compiled once', () => {
  it('by the page, whatever asks about the text and the runs of it', async () => {
    const passing = freshScript('Compiled once: passes');
    const failing = passing.replace(
      'Romeo disconnects',
      'Romeo receives:\n\t<message><body>dusk</body></message>',
    );
    const parsed = await parsedIn(async () => {
      const { stores, clock, actions } = page(passing, { openServer });
      actions.run();
      await clock.pass(6000);
      stores.document.setState({ text: failing });
      actions.run();
      await clock.pass(6000);
      const [failed, passed] = keptRuns(stores.runs.getState());
      for (const { id } of [passed, failed, passed, failed].map((run) => ensure(run, 'a run'))) {
        showRun(stores, id);
        const { events, source } = shownRun(stores.runs.getState());
        const model = modelOf(events);
        expect(recordedTask(ensure(model.started, 'a start'))).toBeDefined();
        finish(writtenTraceInParts({ events, source }, knownSecrets(stores)));
        const { text } = stores.document.getState();
        scriptProblems(text);
        placesNow(stores);
        firstStanza(text);
        generalisationsOf(compileScript(text).syntax);
      }
      const { events, scenario, source } = shownRun(stores.runs.getState());
      const step = ensure(scenario?.steps[1], 'the step that failed');
      if (step.kind !== 'receives' || scenario === undefined) throw new Error('it receives');
      const ran = { model: modelOf(events), scenario, source, text: failing };
      const [likeliest] = candidatesOf(ran.model, step);
      const repairs = offeredRepairs(ran, step, ensure(likeliest, 'a stanza that came'));
      expect(repairs).not.toEqual([]);
    });
    expect(parsed).toContain(passing);
    expect(parsed).toContain(failing);
    expect(twice(parsed)).toEqual([]);
  });
});

describe.skipIf((await prosodyPack()) === undefined)(
  'each text is compiled once by the command line',
  () => {
    let folder = '';
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'caesura-compiled-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('from the choice of scripts to the reports of their runs', async () => {
      const texts = ['first', 'second', 'third'].map((name) =>
        freshScript(`Compiled once: ${name}`),
      );
      for (const [index, text] of texts.entries()) {
        await writeFile(path.join(folder, `${index}.scs`), text);
      }
      const parsed = await parsedIn(async () => {
        const { status } = await runWords(folder, '--json', '-', '--trace', `${folder}/traces`);
        expect(status).toBe(0);
      });
      for (const text of texts) expect(parsed).toContain(text);
      expect(twice(parsed)).toEqual([]);
    });
  },
);

describe('what is remembered of texts', () => {
  it('is bounded by their number, the last ones staying', () => {
    const compile = createCompiler({ texts: 2, length: Infinity });
    const [a, b] = [compile('a'), compile('b')];
    expect(compile('a')).toBe(a);
    compile('c');
    expect(compile('a')).toBe(a);
    expect(compile('b')).not.toBe(b);
  });

  it('is bounded by their length; the last one stays however long', () => {
    const compile = createCompiler({ texts: Infinity, length: 10 });
    const long = compile('x'.repeat(20));
    expect(compile('x'.repeat(20))).toBe(long);
    const short = compile('x');
    expect(compile('x'.repeat(20))).not.toBe(long);
    expect(compile('x')).not.toBe(short);
  });

  it('is not lost for variants, which become the text itself', () => {
    const text = compileScript('# the text at hand');
    for (let index = 0; index < 20; index++) compileVariant(`# variant ${index}`);
    expect(compileScript('# the text at hand')).toBe(text);
    expect(compileVariant('# the text at hand')).toBe(text);
    expect(compileScript('# variant 19')).toBe(compileVariant('# variant 19'));
  });
});
