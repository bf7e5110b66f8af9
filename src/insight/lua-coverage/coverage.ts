import { t } from '../../base/translate.ts';
import { luaFunctions } from '../../prosody/code/functions.ts';
import type { CountedFile, CountedFunction, CountedLine } from '../../prosody/counted-code.ts';

/** What of one version of the server's Lua ran, in one run or in several together. */
export type Coverage = readonly CountedFile[];

/** What several runs of the same code ran together: each began with a server that had just started, which counts once. */
export function sumOf(runs: readonly Coverage[]): Coverage {
  const files = new Map<string, Map<number, CountedFunction>>();
  for (const { file, functions } of runs.flat()) {
    const known = files.get(file) ?? new Map<number, CountedFunction>();
    files.set(file, known);
    for (const each of functions) known.set(each.defined, sum(known.get(each.defined), each));
  }
  return [...files].map(([file, functions]) => ({
    file,
    functions: [...functions.values()].sort((a, b) => a.defined - b.defined),
  }));
}

function sum(known: CountedFunction | undefined, more: CountedFunction): CountedFunction {
  if (known === undefined) return more;
  const lines = new Map(known.lines.map((each) => [each[0], each]));
  for (const [line, atStart, since] of more.lines) {
    const [, before, soFar] = lines.get(line) ?? [line, 0, 0];
    lines.set(line, [line, Math.max(before, atStart), soFar + since]);
  }
  return {
    defined: known.defined,
    end: Math.max(known.end, more.end),
    lines: [...lines.values()].sort(([a], [b]) => a - b),
  };
}

/** How much of something ran. */
export interface Share {
  readonly ran: number;
  readonly all: number;
}

export interface FileFigures {
  readonly file: string;
  readonly lines: Share;
  /** Functions that ran at all; the code of the file itself is none. */
  readonly functions: Share;
}

export function figuresOf({ file, functions }: CountedFile): FileFigures {
  const lines = [...linesOf({ functions }).values()];
  const named = functions.filter(({ defined }) => defined > 0);
  return {
    file,
    lines: { ran: lines.filter((times) => times > 0).length, all: lines.length },
    functions: { ran: named.filter(hasRun).length, all: named.length },
  };
}

/** All together, under that name. */
export function totalOf(file: string, figures: readonly FileFigures[]): FileFigures {
  const add = (shares: readonly Share[]): Share => ({
    ran: shares.reduce((most, { ran }) => most + ran, 0),
    all: shares.reduce((most, { all }) => most + all, 0),
  });
  return {
    file,
    lines: add(figures.map(({ lines }) => lines)),
    functions: add(figures.map(({ functions }) => functions)),
  };
}

/** `61.3 %`; whole only where it is: neither 100 nor 0 is reached by rounding. */
export function percentOf({ ran, all }: Share): string {
  if (all === 0) return '–';
  const exact = (ran / all) * 100;
  const rounded = Math.round(exact * 10) / 10;
  const told = ran === all || ran === 0 ? rounded : Math.min(99.9, Math.max(0.1, rounded));
  return `${told.toFixed(1)} %`;
}

/** How often each line ran, the start of the server included. A line of several functions counts for all. */
export function linesOf({
  functions,
}: Pick<CountedFile, 'functions'>): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const [line, atStart, since] of functions.flatMap((each) => each.lines)) {
    times.set(line, (times.get(line) ?? 0) + atStart + since);
  }
  return times;
}

export function hasRun({ lines }: CountedFunction): boolean {
  return lines.some(timesOf);
}

/** How often a line ran. */
export function timesOf([, atStart, since]: CountedLine): number {
  return atStart + since;
}

export interface NamedFunction extends CountedFunction {
  /** As the source names it; `function at line 12` where it does not. */
  readonly name: string;
}

/** The functions of a file with their names, without the code of the file itself. */
export function namedFunctions({ functions }: CountedFile, source: string): NamedFunction[] {
  const names = new Map<number, string[]>();
  for (const { line, name } of luaFunctions(source)) {
    if (name !== undefined) names.set(line, [...(names.get(line) ?? []), name]);
  }
  return functions
    .filter(({ defined }) => defined > 0)
    .map((each) => {
      const { defined } = each;
      const name =
        names.get(defined)?.join(t(' or ')) ?? t('function at line {line}', { line: defined });
      return { ...each, name };
    });
}

/** The functions of a file that never ran. */
export function unreachedIn(file: CountedFile, source: string): readonly NamedFunction[] {
  return namedFunctions(file, source).filter((each) => !hasRun(each));
}

/** Whether a file is of the code of rooms, as Prosody brings it. */
export function isMucFile({ file }: Pick<CountedFile, 'file'>): boolean {
  return file.startsWith('modules/muc/');
}

/** Whether two coverages are of the same code: what differs in its functions cannot be added up. */
export function isOfSameCode(one: Coverage, other: Coverage): boolean {
  return outlineOf(one) === outlineOf(other);
}

function outlineOf(coverage: Coverage): string {
  return coverage
    .map(({ file, functions }) =>
      [file, ...functions.map(({ defined, end }) => `${defined}-${end}`)].join(' '),
    )
    .join('\n');
}
