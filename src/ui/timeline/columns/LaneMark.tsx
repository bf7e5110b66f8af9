import { clsx } from 'clsx';
import type { Lane } from '../../../timeline/model.ts';
import { GROUP_SHAPE, laneShape } from './lane-shapes.ts';
import styles from './LaneMark.module.css';

export interface LaneMarkProps {
  /** The lanes that it stands for. */
  readonly lanes: readonly Lane[];
  readonly className?: string | undefined;
}

/** The shape of a lane in its colour: filled while it is connected, else hollow. The name beside it says who it is. */
export function LaneMark({ lanes, className }: LaneMarkProps) {
  const [lane] = lanes;
  if (lane === undefined) return null;
  const isOn = lanes.some(({ connected }) => connected);
  return (
    <svg
      className={clsx(styles.mark, isOn && styles.on, className)}
      viewBox="0 0 10 10"
      aria-hidden="true"
      focusable="false"
    >
      <path d={lanes.length > 1 ? GROUP_SHAPE : laneShape(lane.kind, lane.ordinal)} />
    </svg>
  );
}
