import type { CountedFile } from '../../prosody/counted-code.ts';
import { figuresOf, hasRun, linesOf, namedFunctions, timesOf } from './coverage.ts';

/** A file as LCOV tells of it. */
export interface LcovFile {
  /** Where tools find it. */
  readonly place: string;
  readonly counted: CountedFile;
  /** Its text, which names its functions. */
  readonly source: string;
}

/**
 * The LCOV trace file (geninfo(1)) of these files, for one test. How often a function was called is not counted: told is how
 * often the first of its lines ran that did.
 * @param test Letters, digits and `_` only are kept, as the format wants it.
 */
export function lcovOf(test: string, files: readonly LcovFile[]): string {
  return files.map((file) => recordOf(test.replace(/\W+/g, '_'), file)).join('');
}

function recordOf(test: string, { place, counted, source }: LcovFile): string {
  const { lines, functions } = figuresOf(counted);
  const named = uniqueNames(namedFunctions(counted, source));
  return [
    `TN:${test}`,
    `SF:${oneLine(place)}`,
    ...named.map(({ defined, end, name }) => `FN:${defined},${end},${name}`),
    ...named.map((each) => `FNDA:${firstTimes(each)},${each.name}`),
    `FNF:${functions.all}`,
    `FNH:${functions.ran}`,
    ...[...linesOf(counted)]
      .sort(([a], [b]) => a - b)
      .map(([line, times]) => `DA:${line},${times}`),
    `LF:${lines.all}`,
    `LH:${lines.ran}`,
    'end_of_record',
    '',
  ].join('\n');
}

type Named = ReturnType<typeof namedFunctions>;

/** Tools join functions of one name: each that is not the first of its name gets its line behind it. */
function uniqueNames(functions: Named): Named {
  const taken = new Set<string>();
  return functions.map((each) => {
    const name = taken.has(each.name) ? `${each.name} (line ${each.defined})` : each.name;
    taken.add(each.name);
    return { ...each, name: oneLine(name) };
  });
}

function firstTimes(each: Named[number]): number {
  const line = hasRun(each) ? each.lines.find((one) => timesOf(one) > 0) : undefined;
  return line === undefined ? 0 : timesOf(line);
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
