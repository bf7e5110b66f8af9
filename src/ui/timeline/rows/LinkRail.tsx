import { clsx } from 'clsx';
import { COLUMNS } from '../columns/columns.ts';
import type { RowLinks } from '../navigation/use-row-links.ts';
import type { RowWindow } from '../navigation/use-row-window.ts';
import styles from './LinkRail.module.css';

export interface LinkRailProps {
  readonly links: RowLinks;
  readonly window: RowWindow;
  readonly narrow: boolean;
}

/** Where the lines stand, in px from the edge: to the cause, and to what came of the row. */
const CAUSE_X = 3;
const EFFECT_X = 7;
const WIDTH = 12;

/**
 * Beside the sentences: a line from the selected row to those that belong to it. It begins with a dot at a cause and ends with
 * heads at what came of it; beyond the rows that can be seen it goes on to a head at their edge. The bar tells it in words.
 */
export function LinkRail({ links, window: view, narrow }: LinkRailProps) {
  const { of, groups } = links;
  if (of < 0) return null;
  const rowsOf = (isCause: boolean) =>
    groups
      .filter((group) => group.isCause === isCause)
      .flatMap((group) => group.links.map(({ row }) => row))
      .filter((row) => row >= 0 && row !== of);
  const [causes, effects] = [rowsOf(true), rowsOf(false)];
  const { first, end } = view.painted;
  const start = view.top(first);
  const y = (row: number) => (view.top(row) + view.top(row + 1)) / 2 - start;
  const within = (row: number) => Math.min(Math.max(y(row), 0), view.top(end) - start);
  const isPainted = (row: number) => row >= first && row < end;
  return (
    <div
      className={clsx(styles.layer, COLUMNS.row)}
      style={{ top: view.painted.top, height: view.top(end) - start }}
      aria-hidden="true"
      data-part="links"
    >
      <span className={narrow ? styles.narrow : clsx(styles.wide, COLUMNS.text)}>
        <svg className={styles.drawing} width={WIDTH}>
          {causes.map((row) => (
            <g key={row} data-link="cause">
              <path d={`M${WIDTH - 2} ${within(row)}H${CAUSE_X}V${within(of)}`} />
              {isPainted(row) ? <circle cx={WIDTH - 3} cy={y(row)} r="2.2" /> : null}
            </g>
          ))}
          {causes.length > 0 && isPainted(of) ? <Head x={CAUSE_X} y={y(of)} /> : null}
          {effects.map((row) => (
            <g key={row} data-link="effect">
              <path d={`M${EFFECT_X} ${within(of)}V${within(row)}`} />
              {isPainted(row) ? <Head x={EFFECT_X} y={y(row)} /> : null}
            </g>
          ))}
          {effects.length > 0 && isPainted(of) ? <circle cx={EFFECT_X} cy={y(of)} r="2.2" /> : null}
          <Edges rows={[...causes, ...effects]} seen={view.seen} y={y} />
        </svg>
      </span>
    </div>
  );
}

/** A short line to the sentence, with an arrowhead. */
function Head({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <>
      <path d={`M${x} ${y}H${WIDTH - 3}`} />
      <path
        className={styles.solid}
        d={`M${WIDTH - 4} ${y - 3}L${WIDTH} ${y}L${WIDTH - 4} ${y + 3}z`}
      />
    </>
  );
}

interface EdgesProps {
  readonly rows: readonly number[];
  readonly seen: RowWindow['seen'];
  readonly y: (row: number) => number;
}

/** Heads at the edges of what can be seen, where lines go on beyond. */
function Edges({ rows, seen, y }: EdgesProps) {
  const [top, bottom] = [y(seen.first + 1), y(seen.end - 2)];
  const x = (CAUSE_X + EFFECT_X) / 2;
  return (
    <>
      {rows.some((row) => row < seen.first) ? (
        <path className={styles.solid} d={`M${x - 5} ${top}h10l-5 -7z`} />
      ) : null}
      {rows.some((row) => row >= seen.end) ? (
        <path className={styles.solid} d={`M${x - 5} ${bottom}h10l-5 7z`} />
      ) : null}
    </>
  );
}
