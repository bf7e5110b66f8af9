import { linesOf, type Coverage } from './coverage.ts';

/** Lines that one of two ran and the other did not. */
export interface FileDifference {
  readonly file: string;
  readonly onlyFirst: readonly number[];
  readonly onlySecond: readonly number[];
}

/** The files in which two coverages of the same code ran other lines, in the order of their names. */
export function differenceOf(first: Coverage, second: Coverage): readonly FileDifference[] {
  const before = ranByFile(first);
  const after = ranByFile(second);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((file) => ({
      file,
      onlyFirst: without(before.get(file), after.get(file)),
      onlySecond: without(after.get(file), before.get(file)),
    }))
    .filter(({ onlyFirst, onlySecond }) => onlyFirst.length + onlySecond.length > 0);
}

function ranByFile(coverage: Coverage): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(
    coverage.map((each) => {
      const ran = [...linesOf(each)].filter(([, times]) => times > 0).map(([line]) => line);
      return [each.file, new Set(ran)];
    }),
  );
}

function without(
  lines: ReadonlySet<number> = new Set(),
  others: ReadonlySet<number> = new Set(),
): readonly number[] {
  return [...lines].filter((line) => !others.has(line)).sort((a, b) => a - b);
}
