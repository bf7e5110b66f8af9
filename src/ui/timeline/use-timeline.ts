import { useDeferredValue, useMemo, useState } from 'react';
import { compileScript } from '../../script/compile.ts';
import type { Scenario } from '../../script/scenario.ts';
import { createTimeline, type GrowingTimeline } from '../../timeline/layout.ts';
import { traceViewAt, type TraceView } from '../../timeline/trace-view.ts';
import type { TimelineOptions } from '../../timeline/options.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useSettledText } from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { useOptions } from './use-options.ts';

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
  const [layOut] = useState(createTimeline);
  const isLong = (useTraceView()?.events.length ?? 0) > LONG_TRACE;
  return useLaidOut(layOut, useOptions(isLong ? layOut : undefined));
}

/** The same with other options, which are to stay the same object. */
export function useTimelineOf(options: TimelineOptions): TimelineModel {
  const [layOut] = useState(createTimeline);
  return useLaidOut(layOut, options);
}

/** Of a shorter trace, to find out which rows a filter lets pass takes no time that anybody notices. */
const LONG_TRACE = 20_000;

function useLaidOut(layOut: GrowingTimeline, options: TimelineOptions): TimelineModel {
  const scripted = useScriptedScenario();
  const { scenario: ran } = usePaintedRun();
  const trace = useTraceView();
  const scenario = ran ?? scripted ?? NO_SCENARIO;
  return useMemo(() => layOut({ scenario, trace, options }), [scenario, trace, options, layOut]);
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
