import { useMemo, useState } from 'react';
import { arrangementOf, laneScript } from '../../../state/lanes/script-lanes.ts';
import { arrangeLanes, type ArrangedLanes } from '../../../timeline/arrangement/arranged-lanes.ts';
import type { LaneArrangement } from '../../../timeline/arrangement/lane-arrangement.ts';
import type { Lane } from '../../../timeline/model.ts';
import { useDocument, useSettings } from '../../app-context.ts';

/** How the lanes of the script that is open are arranged. */
export function useArrangement(): LaneArrangement {
  const script = useDocument(laneScript);
  return useSettings((settings) => arrangementOf(settings, script));
}

/** Lanes as they are arranged: the same as long as that stays and they look the same in rows. */
export function useArrangedLanes(looks: readonly Lane[]): ArrangedLanes {
  const arrangement = useArrangement();
  return useMemo(() => arrangeLanes(looks, arrangement), [looks, arrangement]);
}

/** The same list as long as lanes look the same in rows: the state of an actor is told by the head alone. */
export function useLaneLooks(lanes: readonly Lane[]): readonly Lane[] {
  const [known, setKnown] = useState(lanes);
  const isSame =
    known.length === lanes.length &&
    known.every(
      ({ id, ordinal }, index) => lanes[index]?.id === id && lanes[index].ordinal === ordinal,
    );
  if (!isSame) setKnown(lanes);
  return isSame ? known : lanes;
}
