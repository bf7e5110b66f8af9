import type { LogpointTold } from '../trace/event.ts';
import { folding } from '../trace/fold.ts';

/** What a run told at one line. */
export interface ToldAtLine {
  /** Where the line ran, in order. */
  readonly hits: readonly LogpointTold[];
  /** The newest one. */
  readonly problem: string | undefined;
}

interface Growing {
  readonly hits: LogpointTold[];
  problem: string | undefined;
}

/** By file, then by line. A logpoint on a line with nothing to run tells at the next one that has. */
export const toldByLogpoints = folding({
  types: ['logpoint-told'],
  start: () => ({ files: new Map<string, Map<number, Growing>>() }),
  add: ({ files }, event) => {
    if (event.type !== 'logpoint-told') return;
    const lines = files.get(event.file) ?? new Map<number, Growing>();
    files.set(event.file, lines);
    const told = lines.get(event.line) ?? { hits: [], problem: undefined };
    lines.set(event.line, told);
    if (event.locals !== undefined) told.hits.push(event);
    if (event.problem !== undefined) told.problem = event.problem;
  },
  read: ({ files }) => ({
    at: (file: string, line: number): ToldAtLine => {
      const lines = files.get(file);
      return lines?.get(line) ?? nextTold(lines, line) ?? NOTHING;
    },
  }),
});

const NOTHING: ToldAtLine = { hits: [], problem: undefined };

/** So many lines a logpoint may have moved on. */
const MOST_MOVED = 40;

function nextTold(lines: ReadonlyMap<number, Growing> | undefined, from: number) {
  for (let line = from + 1; lines !== undefined && line <= from + MOST_MOVED; line++) {
    const found = lines.get(line);
    if (found !== undefined) return found;
  }
  return undefined;
}
