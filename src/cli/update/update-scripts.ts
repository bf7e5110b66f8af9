import { counted } from '../../base/counted.ts';
import { unifiedDiff } from '../../base/unified-diff.ts';
import type { AcceptAllResult } from '../../diagnosis/repairs.ts';
import { scriptMask } from '../../run/masked-run.ts';
import type { ServerThreads } from '../../prosody/in-thread.ts';
import { compiledFile } from '../compiled-file.ts';
import { createServers } from '../job-servers.ts';
import type { Play } from '../plan-runs.ts';
import { paint, type Paper } from '../print-report.ts';
import type { ScriptFile } from '../read-script.ts';
import type { ScriptResult } from '../report.ts';
import type { ScriptOptions } from '../run-script.ts';
import { createStageCheck } from '../stage-check.ts';
import { visible } from '../visible.ts';
import { acceptScript, type Rerun } from './accept-script.ts';
import { writeScript } from './write-script.ts';

/** Asks a person a question that y or n answers. */
export type Ask = (question: string) => Promise<boolean>;

export interface UpdateWork {
  /** `yes`: nobody is asked. */
  readonly update: 'ask' | 'yes';
  readonly results: readonly ScriptResult[];
  readonly plays: readonly Play[];
  readonly options: ScriptOptions;
}

export interface UpdateSurroundings {
  readonly paper: Paper;
  /** `undefined` where nobody can be asked. */
  readonly ask?: Ask | undefined;
  readonly threads?: ServerThreads | undefined;
}

/**
 * Accepts what came for the scripts that failed: shows how each would change, and writes it where it passes then, and a person
 * wants it. What only a person may bless (an error that a script does not ask for) is not accepted. Resolves with the
 * scripts that were written.
 */
export async function updateScripts(
  work: UpdateWork,
  around: UpdateSurroundings,
): Promise<ReadonlySet<string>> {
  const failed = new Set(
    work.results
      .filter(({ report }) => report.verdict === 'failed')
      .map(({ report }) => report.file),
  );
  const updated = new Set<string>();
  for (const { place, scripts } of work.plays) {
    const servers = createServers(place, {}, { threads: around.threads });
    const rerun = { place, servers, stageCheck: createStageCheck(), options: work.options };
    for (const script of scripts.filter(({ file }) => failed.has(file))) {
      if (work.options.stop?.aborted === true) break;
      if (await updateScript(script, rerun, { ...around, update: work.update }))
        updated.add(script.file);
    }
    servers.close();
  }
  return updated;
}

async function updateScript(
  script: ScriptFile,
  rerun: Rerun,
  { paper, ask, update }: UpdateSurroundings & Pick<UpdateWork, 'update'>,
): Promise<boolean> {
  const { file, text } = script;
  const say = (sentence: string) => paper.write(`${visible(file)}: ${visible(sentence)}\n`);
  const result = await acceptScript(script, rerun);
  const refusal = refusalOf(result);
  if (refusal !== undefined) {
    say(refusal);
    return false;
  }
  for (const line of diffLines(script, result.text)) paper.write(`${paint(paper, line)}\n`);
  const isWanted = update === 'yes' || (await ask?.(`Write ${visible(file)}? (y/n) `));
  if (isWanted !== true) {
    say(isWanted === undefined ? NOBODY : 'It is as it was.');
    return false;
  }
  const fault = await writeScript(file, text, result.text);
  say(
    fault === undefined
      ? `${counted(result.accepted.length, 'step')} accepted.`
      : `Not written: ${fault}.`,
  );
  return fault === undefined;
}

const NOBODY =
  'Not written, as nobody can be asked: standard input or output is no terminal. --update=yes writes without a question.';

/** Why a script stays as it is, in a sentence. */
function refusalOf({ outcome, step, accepted }: AcceptAllResult): string | undefined {
  switch (outcome) {
    case 'green':
      return accepted.length === 0
        ? 'It passes now as it is: there is nothing to accept.'
        : undefined;
    case 'stuck':
      return `Not updated: no repair makes step ${step ?? 0} pass.`;
    case 'refused':
      return `Not updated: at step ${step ?? 0} the server answered with an error that the script does not ask for, and an error is never accepted by itself. If it is what you test, let that step expect type="error".`;
    case 'stopped':
      return 'Not updated: it could not be run to its end.';
  }
}

/** As `diff -u` has it, without the secrets of the script. */
function diffLines({ file, text }: ScriptFile, after: string): readonly string[] {
  const masks = [text, after].map((each) =>
    scriptMask(compiledFile({ file, text: each }).compiled.syntax),
  );
  const mask = (line: string) => masks.reduce((masked, each) => each(masked), line);
  const name = visible(file);
  return [
    `--- ${name}`,
    `+++ ${name}`,
    ...unifiedDiff(text, after).map((line) => visible(mask(line))),
  ];
}
