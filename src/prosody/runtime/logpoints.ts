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
  /** The whole name of a file that is named so, or by the end of its name; `undefined` where there is none. */
  readonly fileNamed: (name: string) => string | undefined;
  /** The lines of a file with something to run, in order. */
  readonly linesOf: (file: string) => readonly number[];
  readonly numberOfStack: (stack: string) => number | undefined;
  readonly tell: (told: InsideMessage) => void;
}

/** The logpoints of one run, and what `lua/caesura/logpoints.lua` tells of them. */
export function createLogpoints({ fileNamed, linesOf, numberOfStack, tell }: LogpointsSetup) {
  let current: readonly Logpoint[] = [];
  return {
    /** Before a reset, which forgets what this asks of the machine: takes these in the place of others; the answer sets them. What cannot be set is told by `tellFaults`. */
    place(logpoints: readonly Logpoint[]): {
      readonly actions: readonly Action[];
      readonly tellFaults: () => void;
    } {
      current = logpoints.slice(0, MOST_LOGPOINTS).map((logpoint) => {
        const file = fileNamed(logpoint.file);
        return file === undefined ? logpoint : { ...logpoint, file };
      });
      const linesIn = (file: string) => (fileNamed(file) === undefined ? undefined : linesOf(file));
      const found = current.map((logpoint) => placeOf(logpoint, linesIn(logpoint.file)));
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
    hear(words: LogpointWords): void {
      const logpoint = current[words.number];
      if (logpoint === undefined) return;
      const stack = numberOfStack(words.stack);
      const made = stack === undefined ? {} : { stack };
      tell({ kind: 'logpoint', logpoint, line: words.line, ...readWords(words), ...made });
    },
  };
}

/** Written by our own `seen_values.lua`. */
function readWords({ value, problem, locals }: LogpointWords) {
  return {
    ...(value === '' ? {} : { value: JSON.parse(value) as SeenValue }),
    ...(problem === '' ? {} : { problem: JSON.parse(problem) as string }),
    ...(locals === '' ? {} : { locals: JSON.parse(locals) as readonly SeenValue[] }),
  };
}

/** More of them are no help to anybody. */
const MOST_LOGPOINTS = 100;

/** The next line with something to run; or why there is none. */
function placeOf({ file, line }: Logpoint, lines: readonly number[] | undefined): number | string {
  if (lines === undefined) return `the server has no file ${file}`;
  return lines.find((each) => each >= line) ?? `nothing runs at or after line ${line} of ${file}`;
}
