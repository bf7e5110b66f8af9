import { joinedByAnd } from '../base/joined.ts';
import { t } from '../base/translate.ts';
import { faultWords, graveFaults, type LuaFault } from '../prosody/lua-fault.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';

/** Why a run did not begin; where Lua of the server did not load, which, with the lines around it. */
export interface RunRefusal extends Problem {
  readonly faults?: readonly LuaFault[];
  /** Modules of others, without `mod_`, that nothing is run with before somebody agrees. */
  readonly asks?: readonly string[];
}

/** What of the server did not load, and the script does not allow to be missing; `undefined` where all is well. */
export function setUpRefusal(
  { stage }: Scenario,
  faults: readonly LuaFault[],
): RunRefusal | undefined {
  const grave = graveFaults(faults, stage?.mayFail);
  return grave.length === 0 ? undefined : faultRefusal(grave);
}

/** Of faults, at least one. One place may be in the way of several modules: it is told once. */
export function faultRefusal(faults: readonly LuaFault[]): RunRefusal {
  const causes = causesOf(faults);
  const words = causes.slice(0, MOST_TOLD).map(causeWords);
  const rest = causes.length - words.length;
  const isNewer = faults.some(({ message }) => NEW_NAME.test(message));
  const names = faults.flatMap(({ module }) => module ?? []);
  return {
    code: 'server-set-up',
    what: [...words, ...(rest > 0 ? [t('There are {rest} more.', { rest })] : [])].join(' '),
    meaning: isNewer
      ? t(
          'It asks for a library by the name that Prosody 13 gave it: it was written for a newer Prosody. The run ended before step 1.',
        )
      : t('The run ended before step 1.'),
    advice:
      names.length === 0
        ? t('Mend the file and run again.')
        : t('Mend the file and run again; or let the script do without it: “{tag}”.', {
            tag: `## module-may-fail: ${[...new Set(names)].join(', ')}`,
          }),
    faults: causes.flatMap(([first]) => first ?? []),
  };
}

const MOST_TOLD = 2;

/** Faults of one place together. */
function causesOf(faults: readonly LuaFault[]): readonly (readonly LuaFault[])[] {
  const causes = new Map<string, LuaFault[]>();
  for (const fault of faults) {
    const { file, line, message } = fault;
    const key = JSON.stringify([file, line, message]);
    causes.set(key, [...(causes.get(key) ?? []), fault]);
  }
  return [...causes.values()];
}

function causeWords(faults: readonly LuaFault[]): string {
  const [first] = faults;
  if (first === undefined) return '';
  const others = new Set(faults.flatMap(({ module }) => module ?? []));
  others.delete(first.module ?? '');
  const also = joinedByAnd([...others].map((module) => `mod_${module}`));
  const words = (faultWords(first).split('\n', 1)[0] ?? '').replace(/\.$/, '');
  return also === '' ? `${words}.` : `${words}. ${t('Neither did {modules}.', { modules: also })}`;
}

const NEW_NAME = /module 'prosody\./;
