import { clsx } from 'clsx';
import { useMemo, type PointerEvent } from 'react';
import { layoutMinimap, type MinimapTick } from '../../../timeline/minimap.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { VisibleRange } from '../../../timeline/window.ts';
import { VERDICT_LOOKS } from '../../verdict.ts';
import styles from './TimelineBar.module.css';
import tones from '../../widgets/tones.module.css';

export interface MinimapViewProps {
  readonly rows: RowList;
  readonly shown: VisibleRange | undefined;
  readonly onGoTo: (row: number) => void;
}

const MAX_WIDTH = 240;
/** Narrower than this, ticks are no longer told apart. */
const MIN_WIDTH = 150;

/** The whole run at a glance: for the eye and the pointer, as the rows and their keys do the same. */
export function MinimapView({ rows, shown, onGoTo }: MinimapViewProps) {
  const map = useMemo(() => layoutMinimap(rows, MAX_WIDTH), [rows]);
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    onGoTo(map.rowAt(((event.clientX - box.left) / box.width) * map.width));
  };
  if (map.ticks.length === 0) return null;
  const frame =
    shown && shown.end > shown.first ? map.frame(shown.first, shown.end - 1) : undefined;
  return (
    <svg
      className={styles.minimap}
      width={map.width}
      height={map.height}
      preserveAspectRatio="none"
      style={{ minWidth: Math.min(map.width, MIN_WIDTH) }}
      viewBox={`0 0 ${map.width} ${map.height}`}
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    >
      {map.ticks.map((tick) => (
        <Tick key={tick.row} tick={tick} bottom={map.height} />
      ))}
      {frame === undefined ? null : (
        <rect
          className={styles.frame}
          x={frame.x}
          y={-2.5}
          width={frame.width}
          height={map.height + 5}
          rx={1}
        />
      )}
    </svg>
  );
}

function Tick({ tick, bottom }: { readonly tick: MinimapTick; readonly bottom: number }) {
  const { tone } = VERDICT_LOOKS[tick.verdict];
  const isFaint = tone === tones.waiting;
  const { x, width, height } = tick;
  if (tick.shape === 'bar') {
    return (
      <rect
        className={clsx(tone, isFaint && styles.faint)}
        x={x}
        y={bottom - height}
        width={width}
        height={height}
        fill="currentColor"
      />
    );
  }
  const r = height / 2;
  const diamond = `M${x + width / 2} ${bottom - height - 3}l${r} ${r}-${r} ${r}-${r}-${r}z`;
  return <path className={clsx(tone, isFaint && styles.faint)} d={diamond} fill="currentColor" />;
}
