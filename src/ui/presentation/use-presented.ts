import { useEffect, useRef, useState } from 'react';
import { presentedAt, type Presented } from '../../timeline/presented.ts';
import type { ArrowRow, Spot } from '../../timeline/model.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import type { TimelineOptions } from '../../timeline/options.ts';
import { useActions, useApp, useView } from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { useTimelineOf } from '../timeline/use-timeline.ts';

/** A presentation shows every step, whatever is filtered or folded in the panes. */
const ALL_ROWS: TimelineOptions = {
  filter: '',
  verdicts: [],
  foldedScenes: [],
  showStream: false,
};

function nextOf(phase: string, mayStep: boolean): Presenting['next'] {
  if (!mayStep) return 'go';
  return phase === 'not-run' ? 'start' : 'step';
}

export interface Presenting extends Presented {
  readonly timeline: TimelineModel;
  /** What a press forward does: starts the run, runs the next step, or goes to a row that is there. */
  readonly next: 'start' | 'step' | 'go';
  readonly back: (() => void) | undefined;
  readonly forward: (() => void) | undefined;
}

/**
 * Where the presentation stands: at a row that was gone to, else at what happened last. Forward from there runs the next
 * step. The selection of the page goes along, so that the panes stand at the same place when it ends.
 */
export function usePresented(): Presenting {
  const { stores } = useApp();
  const actions = useActions();
  const { phase } = usePaintedRun();
  const timeline = useTimelineOf(ALL_ROWS);
  const start = useView((view) => view.selection);
  const [spot, setSpot] = useState<Spot | undefined>(start);
  const shown = presentedAt(timeline.rows, spot);
  const { row, after, before } = shown;
  const isNewest = spot === undefined || after?.at === undefined;
  const mayStep = phase !== 'ended' && isNewest;
  const last = useRef(spot);
  useEffect(() => {
    last.current = spot;
  }, [spot]);
  useEffect(
    () => () => {
      if (last.current === undefined) return;
      stores.view.setState({ selection: { ...last.current, origin: 'inspector' } });
    },
    [stores],
  );
  const goTo = (next: ArrowRow) => setSpot({ step: next.step, stanza: next.stanza });
  const previous = before.at(-1);
  return {
    ...shown,
    timeline,
    next: nextOf(phase, mayStep),
    back: previous === undefined ? undefined : () => goTo(previous),
    forward: forward(),
  };

  function forward(): (() => void) | undefined {
    if (mayStep && (row?.at === undefined || after !== undefined)) {
      return () => {
        setSpot(undefined);
        actions.step();
      };
    }
    return after === undefined ? undefined : () => goTo(after);
  }
}
