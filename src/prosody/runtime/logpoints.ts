import type { Logpoint, SeenValue } from '../../base/logpoint.ts';
import type { InsideMessage } from '../protocol.ts';

/** One action of `lua/caesura/entry.lua`, with its arguments. */
type Action = readonly [string, ...(string | number)[]];

/** What Lua tells of a logpoint: its number; JSON, or `''` for what is absent; a stack as it writes it. */
export interface LogpointWords {
  readonly number: number;
  readonly line: number;
  readonly value: string;
  readonly problem: string;
  readonly locals: string;
  readonly stack: string;
}

export interface LogpointsSetup {
  /** The lines of a file with something to run, in order; `undefined` where there is no such file. */
  readonly linesOf: (file: string) => readonly number[] | undefined;
  readonly numberOfStack: (stack: string) => number | undefined;
  readonly tell: (told: InsideMessage) => void;
}

/** The logpoints of one run, and what `lua/caesura/logpoints.lua` tells of them. */
export function createLogpoints({ linesOf, numberOfStack, tell }: LogpointsSetup) {
  let current: readonly Logpoint[] = [];
  return {
    /** Takes these in the place of others; the answer sets them. What cannot be set is told by `tellFaults`. */
    place(logpoints: readonly Logpoint[]): {
      readonly actions: readonly Action[];
      readonly tellFaults: () => void;
    } {
      current = logpoints.slice(0, MOST_LOGPOINTS);
      const found = current.map((logpoint) => placeOf(logpoint, linesOf(logpoint.file)));
      const actions = current.flatMap(
        ({ file, expression = '', condition = '' }, index): Action[] => {
          const line = found[index];
          return typeof line === 'number'
            ? [['add_logpoint', index, file, line, expression, condition]]
            : [];
        },
      );
      const tellFaults = (): void => {
        current.forEach((logpoint, index) => {
          const problem = found[index];
          if (typeof problem === 'string')
            tell({ kind: 'logpoint', logpoint, line: logpoint.line, problem });
        });
      };
      return {
        actions: actions.length === 0 ? [] : [...actions, ['watch_logpoints']],
        tellFaults,
      };
    },
    hear({ number, line, value, problem, locals, stack }: LogpointWords): void {
      const logpoint = current[number];
      if (logpoint === undefined) return;
      const made = numberOfStack(stack);
      tell({
        kind: 'logpoint',
        logpoint,
        line,
        // Written by our own `seen_values.lua`.
        ...(value === '' ? {} : { value: JSON.parse(value) as SeenValue }),
        ...(problem === '' ? {} : { problem: JSON.parse(problem) as string }),
        ...(locals === '' ? {} : { locals: JSON.parse(locals) as readonly SeenValue[] }),
        ...(made === undefined ? {} : { stack: made }),
      });
    },
  };
}

/** More of them are no help to anybody. */
const MOST_LOGPOINTS = 100;

/** The next line with something to run; or why there is none. */
function placeOf({ file, line }: Logpoint, lines: readonly number[] | undefined): number | string {
  if (lines === undefined) return `the server has no file ${file}`;
  return lines.find((each) => each >= line) ?? `nothing runs at or after line ${line} of ${file}`;
}
