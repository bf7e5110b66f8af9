import { compileScript, compileVariant } from '../../src/script/compile.ts';
import { countSteps, type Steps } from './step-counter.ts';

/** Three sizes, each twice the one before. */
export type Sizes = readonly [number, number, number];
/** Makes inputs of a size, fresh ones: what remembers its answers by the object finds nothing. */
export type Maker<Input> = (size: number) => Input;

/** By what the steps may grow more when the size doubles once more: n log n gives 2.2, n² gives 4. */
const MOST_GROWTH = 2.6;
/** What n log n itself takes for twice the size, at the smallest sizes that are tried. */
const TWICE = 2.35;

/** How a call grows faster than n log n, in words; `undefined` where it does not. */
export function tooFast<Input>(
  call: (input: Input) => unknown,
  make: Maker<Input>,
  sizes: Sizes,
): string | undefined {
  // What is made once, however often it is asked for, is made now.
  countOf(call, make, 8);
  const [least, half, most] = sizes;
  const [middle, large] = [countOf(call, make, half), countOf(call, make, most)];
  if (large.total <= TWICE * middle.total) return undefined;
  const small = countOf(call, make, least);
  if (grows([small.total, middle.total, large.total]) <= MOST_GROWTH) return undefined;
  return `${[small, middle, large].map(({ total }) => total).join(', ')} steps; ${culprits(middle, large)}`;
}

/** By how much the growth grows. */
function grows([small, middle, large]: Sizes): number {
  // Where the small one takes more, something is done for small ones only.
  return middle > small ? (large - middle) / (middle - small) : Math.sqrt(large / small);
}

function countOf<Input>(call: (input: Input) => unknown, make: Maker<Input>, size: number): Steps {
  const input = make(size);
  forget();
  return countSteps(() => call(input));
}

const FORGOTTEN_FOR = Array.from({ length: 6 }, (_, lines) => '\n'.repeat(lines));

/** Compilers remember a few texts back. */
function forget(): void {
  for (const compile of [compileScript, compileVariant]) {
    for (const text of FORGOTTEN_FOR) compile(text);
  }
}

/** What takes most of the growth beyond twice. */
function culprits(middle: Steps, large: Steps): string {
  const beyond = ([name, count]: readonly [string, number]) =>
    [name, count - TWICE * (middle.byFunction.get(name) ?? 0)] as const;
  return [...large.byFunction]
    .map(beyond)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([name]) => name)
    .join(', ');
}
