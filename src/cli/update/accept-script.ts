import { acceptAll, type AcceptAllResult, type FinishedRun } from '../../diagnosis/repairs.ts';
import { redactSource } from '../../script/redact.ts';
import { modelOf } from '../../trace/model-of.ts';
import { compiledFile } from '../compiled-file.ts';
import type { createServers } from '../job-servers.ts';
import type { RunPlace } from '../run-place.ts';
import type { ScriptFile } from '../read-script.ts';
import { playScenario, type ScriptOptions } from '../run-script.ts';
import { setUpFault } from '../set-up-fault.ts';
import type { createStageCheck } from '../stage-check.ts';

/** Where scripts are run again, and how. */
export interface Rerun {
  readonly place: RunPlace;
  readonly servers: ReturnType<typeof createServers>;
  readonly stageCheck: ReturnType<typeof createStageCheck>;
  readonly options: ScriptOptions;
}

/** Accepts what came for a script, step by step, as the page does, until it passes or nothing helps. Nothing is written. */
export function acceptScript({ file, text }: ScriptFile, rerun: Rerun): Promise<AcceptAllResult> {
  return acceptAll({ text, play: (changed) => playText({ file, text: changed }, rerun) });
}

/** `undefined` where it cannot be run, or was stopped. */
async function playText(
  script: ScriptFile,
  { place, servers, stageCheck, options }: Rerun,
): Promise<FinishedRun | undefined> {
  const read = compiledFile(script);
  const { scenario, syntax } = read.compiled;
  if (scenario === undefined || options.stop?.aborted === true) return undefined;
  const access = await servers.ready();
  if (!access.ok) return undefined;
  const { faults } = access.value;
  const { fault } = await stageCheck(read, place);
  if ((fault ?? setUpFault(script.file, scenario, { faults, place })) !== undefined)
    return undefined;
  const source = redactSource(script.text, syntax);
  const run = { file: script.file, source, scenario };
  const { events } = await playScenario(run, access.value, options);
  return { scenario, model: modelOf(events) };
}
