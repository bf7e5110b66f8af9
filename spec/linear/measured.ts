import { IQS, SCRIPTS, STANZAS, TRACES } from './inputs.ts';
import type { Maker, Sizes } from './growth.ts';
import { stanzaInput, type Calls } from './subjects/calls.ts';
import { OF_LANES } from './subjects/of-lanes.ts';
import { OF_PAIRS, type PairInput } from './subjects/of-pairs.ts';
import { OF_SCRIPTS } from './subjects/of-scripts.ts';
import { OF_STANZAS } from './subjects/of-stanzas.ts';
import { OF_TRACES } from './subjects/of-traces.ts';

/** With `npm run linear` sizes are larger, and pairs more: what is bounded only from some size on shows there. */
const IS_WHOLE = process.env['CAESURA_LINEAR'] === 'whole';
export const SIZES: Sizes = IS_WHOLE ? [250, 500, 1000] : [32, 64, 128];

/** A public function, called with inputs of all shapes. */
export interface Measured {
  /** `match/diff.ts diffStanza`: the file and the name. */
  readonly name: string;
  readonly call: (input: unknown) => unknown;
  readonly shapes: Readonly<Record<string, Maker<unknown>>>;
}

export const MEASURED: readonly Measured[] = [
  ...measured(
    OF_STANZAS,
    mapped({ ...STANZAS, ...IQS }, (make) => (size) => stanzaInput(make(size))),
  ),
  ...measured(OF_PAIRS, pairs()),
  ...measured(OF_SCRIPTS, SCRIPTS),
  ...measured(OF_TRACES, TRACES),
  ...measured(OF_LANES, { lanes: (size) => size }),
];

function measured<Input>(
  calls: Calls<Input>,
  shapes: Readonly<Record<string, Maker<Input>>>,
): readonly Measured[] {
  return Object.entries(calls).map(([name, call]) => ({
    name,
    call: (input) => call(input as Input),
    shapes,
  }));
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value)] as const),
  );
}

/** Each shape beside what differs in all values, has much more or much less. */
function pairs(): Readonly<Record<string, Maker<PairInput>>> {
  const all = Object.entries(STANZAS).flatMap(([name, make]) => {
    const few = () => make(20);
    const others = (size: number) =>
      make(size).replaceAll(/="(\d+)"|>t(\d+)</g, (all) => `${all.slice(0, -1)}0${all.slice(-1)}`);
    const isStrict = name.endsWith('strict');
    return [
      [`${name}: other values`, pair(make, others)] as const,
      ...(isStrict && !IS_WHOLE
        ? []
        : [[`${name}: few expected`, pair(() => others(20), make)] as const]),
      ...(isStrict || IS_WHOLE ? [[`${name}: few received`, pair(make, few)] as const] : []),
    ];
  });
  return Object.fromEntries(all);
}

function pair(expected: Maker<string>, received: Maker<string>): Maker<PairInput> {
  return (size) => ({
    expected: stanzaInput(expected(size)),
    received: stanzaInput(received(size)).element,
  });
}
