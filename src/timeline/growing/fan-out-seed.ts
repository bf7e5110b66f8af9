import type { RowVerdict } from '../model.ts';
import type { FanOut } from '../fan-outs.ts';

/** The row that stands for a fan-out, before it has lanes and words. */
export interface FanOutSeed {
  readonly kind: 'fan-out';
  readonly fanOut: FanOut;
  /** How many of its steps have which verdict; none with 0. */
  readonly counts: ReadonlyMap<RowVerdict, number>;
  /** Whether the rows of those steps that agree are folded away. */
  readonly isFolded: boolean;
}

/** What is told of it: what went wrong before what goes on, what goes on before what went well. */
const WORST_FIRST: readonly RowVerdict[] = [
  'failed',
  'differs',
  'missing',
  'unexpected',
  'refused',
  'waiting',
  'matched',
  'not-run',
];

/** The worst verdict of its steps. */
export function worstVerdict({ counts }: Pick<FanOutSeed, 'counts'>): RowVerdict {
  return WORST_FIRST.find((verdict) => counts.has(verdict)) ?? 'not-run';
}

const AGREEING = ['matched', 'waiting', 'not-run'] as const;

/** What its line is drawn as: how far those have come that went well. */
export function bestVerdict({ counts }: FanOutSeed): RowVerdict {
  return AGREEING.find((verdict) => counts.has(verdict)) ?? 'not-run';
}

/** Whether a step of that verdict needs no row of its own: its fan-out's row tells all. */
export function agrees(verdict: RowVerdict): boolean {
  return AGREEING.some((each) => each === verdict);
}
