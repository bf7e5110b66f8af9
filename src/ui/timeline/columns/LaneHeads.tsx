import { clsx } from 'clsx';
import { visibleText } from '../../../base/visible-text.ts';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { MAX_FLUID_LANES } from '../../../timeline/lane-columns.ts';
import { truncateJid } from '../../../timeline/words/middle-truncate.ts';
import type { Lane } from '../../../timeline/model.ts';
import { StatusDot } from '../../widgets/status-dot.tsx';
import { COLUMNS, laneClass } from './columns.ts';
import type { TimeMode } from './time-mode.ts';
import styles from './LaneHeads.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface LaneHeadsProps {
  readonly lanes: readonly Lane[];
  readonly weights: readonly number[];
  readonly timeMode: TimeMode;
  readonly onTimeMode: (mode: TimeMode) => void;
}

/** Who the lanes are: name, state, address. They stay in view over the rows. */
export function LaneHeads({ lanes, weights, timeMode, onTimeMode }: LaneHeadsProps) {
  const probe = useRef<HTMLSpanElement>(null);
  const heads = useRef<HTMLSpanElement>(null);
  const sizes = useSizes(probe, heads);
  const lettersIn = lettersOf(sizes, weightsOf(lanes, weights));
  const isDelta = timeMode === 'delta';
  return (
    <div className={clsx(styles.heads, COLUMNS.heads)} role="row" aria-rowindex={1}>
      <span className={clsx(styles.pins, COLUMNS.pins)}>
        <span className={clsx(styles.key, styles.number)} role="columnheader" aria-colindex={1}>
          step
        </span>
        <span className={visuallyHidden.text} role="columnheader" aria-colindex={2}>
          verdict
        </span>
        <span className={clsx(styles.key, styles.time)} role="columnheader" aria-colindex={3}>
          <button
            type="button"
            title={isDelta ? 'Since the row above' : 'Since the run began'}
            aria-label={
              isDelta ? 'Milliseconds since the row above' : 'Milliseconds since the start'
            }
            onClick={() => onTimeMode(isDelta ? 'moment' : 'delta')}
          >
            {isDelta ? '∆ ms' : 'ms'}
          </button>
        </span>
      </span>
      <span className={COLUMNS.lanes} ref={heads}>
        {lanes.map((lane, index) => (
          <LaneHead key={lane.id} lane={lane} column={index + 4} letters={lettersIn[index] ?? 99} />
        ))}
      </span>
      <span className={clsx(styles.jid, styles.probe)} ref={probe} aria-hidden="true">
        0000000000
      </span>
    </div>
  );
}

export interface ListHeadsProps {
  readonly timeMode: TimeMode;
}

/** The heads of the columns where the rows are a list: for those who hear the page, as there is no room for them. */
export function ListHeads({ timeMode }: ListHeadsProps) {
  const time =
    timeMode === 'delta' ? 'milliseconds since the row above' : 'milliseconds since the start';
  return (
    <div className={visuallyHidden.text} role="row" aria-rowindex={1}>
      {['step', 'verdict', time, 'event'].map((title, index) => (
        <span key={title} role="columnheader" aria-colindex={index + 1}>
          {title}
        </span>
      ))}
    </div>
  );
}

interface LaneHeadProps {
  readonly lane: Lane;
  /** Of the grid, from 1. */
  readonly column: number;
  readonly letters: number;
}

function LaneHead({ lane, column, letters }: LaneHeadProps) {
  const { status, connected } = lane;
  const [title, jid] = [visibleText(lane.title), visibleText(lane.jid)];
  const shown = truncateJid(jid, letters);
  return (
    <span
      className={clsx(styles.head, laneClass(lane))}
      role="columnheader"
      aria-colindex={column}
      data-lane={lane.id}
      title={jid === '' ? undefined : jid}
    >
      <span className={styles.name}>
        <span className={styles.who}>{title}</span>
        {status === '' ? null : (
          <>
            <StatusDot on={connected} className={styles.dot} />
            <span className={styles.state}>{status}</span>
          </>
        )}
      </span>
      <span className={styles.jid}>
        {shown === jid ? (
          jid
        ) : (
          <>
            <span className={visuallyHidden.text}>{jid}</span>
            <span aria-hidden="true">{shown}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** How the lanes share the width: fluid ones by their weights. */
function weightsOf(lanes: readonly Lane[], weights: readonly number[]): readonly number[] {
  return lanes.length <= MAX_FLUID_LANES ? weights : lanes.map(() => 1);
}

/** What stands beside the text of a head: its edge and its two paddings. */
const HEAD_SIDES = 23;

interface Sizes {
  /** Of ten letters of the monospace font, in px. */
  readonly probe: number;
  /** Of all heads, in px. */
  readonly heads: number;
}

/** Measured when the browser lays the page out: to ask would have it do so at once. */
function useSizes(
  probe: RefObject<HTMLElement | null>,
  heads: RefObject<HTMLElement | null>,
): Sizes {
  const [sizes, setSizes] = useState<Sizes>({ probe: 0, heads: 0 });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const next = { probe: widthOf(probe.current), heads: widthOf(heads.current) };
      setSizes((known) => (isSameSize(known, next) ? known : next));
    });
    for (const { current } of [probe, heads]) if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, [probe, heads]);
  return sizes;
}

function widthOf(element: HTMLElement | null): number {
  return element?.offsetWidth ?? 0;
}

function isSameSize(one: Sizes, other: Sizes): boolean {
  return one.probe === other.probe && one.heads === other.heads;
}

/** How many letters of the monospace font fit under each head. */
function lettersOf({ probe, heads }: Sizes, shares: readonly number[]): readonly number[] {
  if (probe === 0) return [];
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((((heads * share) / total - HEAD_SIDES) * 10) / probe));
}
