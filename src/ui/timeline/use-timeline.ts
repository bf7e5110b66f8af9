import { startTransition, useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import { inTurns, LONG_TURN } from '../../base/in-turns.ts';
import type { InParts } from '../../base/in-parts.ts';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { createTimeline, type GrowingTimeline } from '../../timeline/layout.ts';
import { traceViewAt, type TraceView } from '../../timeline/trace-view.ts';
import type { TimelineOptions } from '../../timeline/options.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useApp, useSettledText, useView } from '../app-context.ts';
import { usePatterns } from './bar/use-patterns.ts';
import { usePaintedRun } from '../painted-moment.tsx';

const NO_SCENARIO: Scenario = {
  title: '',
  description: '',
  tags: [],
  actors: [],
  steps: [],
  scenes: [],
};

/** The timeline of the newest run as it is viewed, or of the script before the first run. */
export function useTimeline(): TimelineModel {
  return useTimelineOf(useOptions());
}

/** The same with other options, which are to stay the same object. */
export function useTimelineOf(options: TimelineOptions): TimelineModel {
  const scripted = useScriptedScenario();
  const { scenario: ran } = usePaintedRun();
  const trace = useTraceView();
  const [layOut] = useState(createTimeline);
  const scenario = ran ?? scripted ?? NO_SCENARIO;
  const isLong = (trace?.events.length ?? 0) > LONG_TRACE;
  const prepared = usePrepared(options, isLong ? layOut : undefined);
  return useMemo(
    () => layOut({ scenario, trace, options: prepared }),
    [scenario, trace, prepared, layOut],
  );
}

/** Of a shorter trace, to find out which rows a filter lets pass takes no time that anybody notices. */
const LONG_TRACE = 20_000;

/** The options, as soon as it is known which rows they show; of no timeline, at once. */
function usePrepared(
  options: TimelineOptions,
  timeline: GrowingTimeline | undefined,
): TimelineOptions {
  const { clock } = useApp();
  const [settled, setSettled] = useState(options);
  const isWaiting = timeline !== undefined && settled !== options;
  // Not after the frame: who types waits for it.
  useLayoutEffect(() => {
    if (!isWaiting) return undefined;
    const work = timeline.prepare(options) ?? nothingToDo();
    const done = () => startTransition(() => setSettled(options));
    const turns = inTurns(work, clock, done, LONG_TURN);
    return () => turns.dispose();
  }, [isWaiting, timeline, options, clock]);
  if (timeline === undefined && settled !== options) setSettled(options);
  return timeline === undefined ? options : settled;
}

function* nothingToDo(): InParts<void> {
  // No part.
}

/** The script's scenario; while the script is broken, the last one that was not. */
function useScriptedScenario(): Scenario | undefined {
  const text = useDeferredValue(useSettledText());
  const compiled = useMemo(() => compileScript(text), [text]);
  const broken = compiled.diagnostics.some(({ severity }) => severity === 'error');
  const [last, setLast] = useState(compiled.scenario);
  if (!broken && compiled.scenario !== last) setLast(compiled.scenario);
  return broken ? last : compiled.scenario;
}

/** The run as it is viewed, with its model; `undefined` before the first one. */
export function useTraceView(): TraceView | undefined {
  const { events: all, viewAt } = usePaintedRun();
  return useMemo(() => traceViewAt(all, viewAt), [all, viewAt]);
}

function useOptions(): TimelineOptions {
  const filter = useDeferredValue(useView((view) => view.filter));
  const patterns = usePatterns(filter);
  const verdicts = useView((view) => view.verdicts);
  const foldedScenes = useView((view) => view.foldedScenes);
  const showStream = useView((view) => view.showStream);
  const order = useView((view) => view.rowOrder);
  const unfolded = useView((view) => view.unfoldedFanOuts);
  return useMemo(
    () => ({ filter, patterns, verdicts, foldedScenes, showStream, order, fanOuts: { unfolded } }),
    [filter, patterns, verdicts, foldedScenes, showStream, order, unfolded],
  );
}
