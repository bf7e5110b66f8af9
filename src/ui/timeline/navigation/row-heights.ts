import type { Density } from '../../../state/settings-store.ts';
import type { RowHeights } from '../../../timeline/window.ts';

/**
 * What windowing must know of the style sheets, in px: `--row`, `--scene` less the pixel by which a scene overlaps
 * the row above, and `--scene` for the end. A spec compares them with `tokens.css`.
 */
export const ROW_HEIGHTS: Readonly<Record<Density, RowHeights>> = {
  compact: { arrow: 22, scene: 19, end: 20 },
  normal: { arrow: 28, scene: 23, end: 24 },
  lecture: { arrow: 40, scene: 35, end: 36 },
};

/** `--row-narrow`: in a narrow page a row has two lines. */
export const NARROW_ROW_HEIGHTS: Readonly<Record<Density, RowHeights>> = {
  compact: { ...ROW_HEIGHTS.compact, arrow: 42 },
  normal: { ...ROW_HEIGHTS.normal, arrow: 50 },
  lecture: { ...ROW_HEIGHTS.lecture, arrow: 68 },
};

/** `--heads`: what sticks over the rows. */
export const HEADS_HEIGHT: Readonly<Record<Density, number>> = {
  compact: 40,
  normal: 44,
  lecture: 60,
};
