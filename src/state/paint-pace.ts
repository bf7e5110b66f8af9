import type { Clock, Milliseconds } from '../base/clock.ts';

/**
 * How a run that streams past and the page that paints it share the page's thread: the longer the last picture took, the longer
 * the run keeps to itself what it has to tell.
 */
export interface PaintPace {
  /** The panes begin to paint what a run has told; they are at it until `painted`. Said again meanwhile, it changes nothing. */
  readonly painting: () => void;
  /** All that was told is painted. */
  readonly painted: () => void;
  /** So long after one delivery comes the next one. */
  readonly interval: () => Milliseconds;
}

/** How much of the time goes to painting. */
export interface Shares {
  /** Of the time between two pictures, painting takes one part in so many. */
  readonly parts: number;
  /** Nobody reads more pictures than one in that time. */
  readonly least: Milliseconds;
}

/** Of what streams past. */
const STREAM: Shares = { parts: 7, least: 250 };
/** Fewer pictures look as if the page stood still. */
const MOST: Milliseconds = 1_500;

export function createPaintPace(
  { now }: Pick<Clock, 'now'>,
  { parts, least }: Shares = STREAM,
): PaintPace {
  let took: Milliseconds = 0;
  let begun: Milliseconds | undefined;
  return {
    painting: () => {
      begun ??= now();
    },
    painted: () => {
      if (begun !== undefined) took = now() - begun;
      begun = undefined;
    },
    interval: () => {
      const cost = begun === undefined ? took : Math.max(took, now() - begun);
      return Math.min(Math.max(parts * cost, least), MOST);
    },
  };
}
