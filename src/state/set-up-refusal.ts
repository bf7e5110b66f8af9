import { faultWords, graveFaults, type LuaFault } from '../prosody/lua-fault.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';

/** Why a run did not begin; where Lua of the server did not load, which, with the lines around it. */
export interface RunRefusal extends Problem {
  readonly faults?: readonly LuaFault[];
}

/** What of the server did not load, and the script does not allow to be missing; `undefined` where all is well. */
export function setUpRefusal(
  { stage }: Scenario,
  faults: readonly LuaFault[],
): RunRefusal | undefined {
  const grave = graveFaults(faults, stage?.mayFail);
  return grave.length === 0 ? undefined : faultRefusal(grave);
}

/** Of faults, at least one. */
export function faultRefusal(faults: readonly LuaFault[]): RunRefusal {
  const words = faults.map((fault) => faultWords(fault).split('\n', 1)[0] ?? '');
  const module = faults.find((fault) => fault.module !== undefined)?.module;
  const isNewer = faults.some(({ message }) => NEW_NAME.test(message));
  return {
    code: 'server-set-up',
    what: `${words.join('. ')}.`,
    meaning: isNewer
      ? 'It asks for a library by the name that Prosody 13 gave it: it was written for a newer Prosody. The run ended before step 1.'
      : 'The run ended before step 1.',
    advice:
      module === undefined
        ? 'Mend the file and run again.'
        : `Mend the file and run again; or let the script do without it, by a line “## module-may-fail: ${module}” at its top.`,
    faults,
  };
}

const NEW_NAME = /module 'prosody\./;
