import { useRef, type WheelEvent } from 'react';

/** So far a wheel or two fingers go sideways for one lane, in px. */
const PX_A_LANE = 44;

/** Lanes by wheel, or by two fingers: what goes sideways brings others into view. */
export function useLaneWheel(moveLanes: (by: number) => void): (event: WheelEvent) => void {
  const gone = useRef(0);
  return ({ deltaX, deltaY, shiftKey }) => {
    const px = shiftKey && deltaX === 0 ? deltaY : deltaX;
    if (Math.abs(px) <= Math.abs(shiftKey ? 0 : deltaY)) return;
    gone.current += px;
    const by = Math.trunc(gone.current / PX_A_LANE);
    if (by === 0) return;
    gone.current -= by * PX_A_LANE;
    moveLanes(by);
  };
}
